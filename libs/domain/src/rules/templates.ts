import type { Label } from '../indicators/indicator';
import { USUAL_DOSE } from './dose';
import type { RuleContent } from './rule';

/** A rule to start from. `name` is what it is called until somebody calls it otherwise. */
export type RuleTemplate = {
  readonly code: string;
  readonly name: Label;
  /** What it looks for, and what it is good for. */
  readonly meaning: Label;
  readonly content: Required<Omit<RuleContent, 'name'>>;
};

/** Worse than the target by more than chance explains. */
const worse = (indicator: string) =>
  [
    { fact: `${indicator}.signal`, operator: 'equal', value: true },
    { fact: `${indicator}.gap`, operator: 'lessThan', value: 0 },
  ] as const;
const met = (indicator: string) => ({ fact: `${indicator}.severity`, operator: 'equal', value: 'met' }) as const;
const once = { persistence: null, dose: USUAL_DOSE } as const;

/** In the order in which they are offered. None names a team, channel or course of anybody's. */
export const RULE_TEMPLATES: readonly RuleTemplate[] = [
  {
    code: 'low-fcr-improvement',
    name: { it: 'Prima risoluzione bassa', en: 'Low first contact resolution' },
    meaning: {
      it: 'La squadra risolve al primo contatto meno di quanto voluto, e il caso non basta a spiegarlo.',
      en: 'The team resolves less at first contact than wanted, and chance does not explain it.',
    },
    content: {
      appliesTo: 'team',
      periodKind: 'month',
      conditions: { all: worse('FCR_W') },
      outcome: { kind: 'improvement', indicator: 'FCR_W' },
      persistence: null,
      dose: { ...USUAL_DOSE, coolDownPeriods: 1 },
    },
  },
  {
    code: 'low-fcr-training',
    name: { it: 'Prima risoluzione da allenare', en: 'First contact resolution to be trained' },
    meaning: {
      it: 'L’operatore resta almeno del 5 % sotto il valore obiettivo in due degli ultimi tre mesi; una sola formazione alla volta.',
      en: 'The agent stays at least 5 % below target in two of the last three months; one training at a time.',
    },
    content: {
      appliesTo: 'agent',
      periodKind: 'month',
      conditions: { all: [{ fact: 'FCR_W.deviation', operator: 'lessThanInclusive', value: -0.05 }] },
      outcome: { kind: 'training', indicator: 'FCR_W' },
      persistence: { times: 2, periods: 3 },
      dose: { coolDownPeriods: 2, oneTrainingAtATime: true },
    },
  },
  {
    code: 'slow-email-improvement',
    name: { it: 'Posta elettronica lenta', en: 'Slow e-mail' },
    meaning: {
      it: 'Un canale a cui si risponde per iscritto fa aspettare la prima risposta più di quanto promesso.',
      en: 'A channel that is answered in writing keeps people waiting for the first reply longer than promised.',
    },
    content: {
      appliesTo: 'channel',
      periodKind: 'month',
      conditions: { all: worse('FRT') },
      outcome: { kind: 'improvement', indicator: 'FRT' },
      ...once,
    },
  },
  {
    code: 'slow-email-training',
    name: { it: 'Risposte scritte da allenare', en: 'Written replies to be trained' },
    meaning: {
      it: 'La squadra fa aspettare la prima risposta scritta per due mesi di fila: un corso per scrivere prima e meglio.',
      en: 'The team keeps people waiting for the first written reply two months in a row: a course to write sooner and better.',
    },
    content: {
      appliesTo: 'team',
      periodKind: 'month',
      conditions: { all: worse('FRT') },
      outcome: { kind: 'training', indicator: 'FRT' },
      persistence: { times: 2, periods: 2 },
      dose: { coolDownPeriods: 2, oneTrainingAtATime: true },
    },
  },
  {
    code: 'rising-complaints-improvement',
    name: { it: 'Reclami in aumento', en: 'Rising complaints' },
    meaning: {
      it: 'Su un argomento i reclami crescono da mesi e passano il limite.',
      en: 'On a topic complaints have been rising for months and pass the limit.',
    },
    content: {
      appliesTo: 'topic',
      periodKind: 'month',
      conditions: {
        all: [
          { fact: 'CMPL.trend', operator: 'equal', value: 1 },
          { fact: 'CMPL.gap', operator: 'lessThan', value: 0 },
        ],
      },
      outcome: { kind: 'improvement', indicator: 'CMPL' },
      ...once,
    },
  },
  {
    code: 'steady-excellence-agent-bonus',
    name: { it: 'Eccellenza costante dell’operatore', en: 'Steady excellence of an agent' },
    meaning: {
      it: 'Risoluzione e soddisfazione al valore obiettivo per tre mesi di fila.',
      en: 'Resolution and satisfaction on target three months in a row.',
    },
    content: {
      appliesTo: 'agent',
      periodKind: 'month',
      conditions: { all: [met('RES'), met('CSAT')] },
      outcome: { kind: 'bonus' },
      persistence: { times: 3, periods: 3 },
      dose: USUAL_DOSE,
    },
  },
  {
    code: 'steady-excellence-team-bonus',
    name: { it: 'Eccellenza costante della squadra', en: 'Steady excellence of a team' },
    meaning: {
      it: 'Risposta, risoluzione e soddisfazione al valore obiettivo per tre mesi di fila.',
      en: 'Answering, resolution and satisfaction on target three months in a row.',
    },
    content: {
      appliesTo: 'team',
      periodKind: 'month',
      conditions: { all: [met('ANS'), met('RES'), met('CSAT')] },
      outcome: { kind: 'bonus' },
      persistence: { times: 3, periods: 3 },
      dose: USUAL_DOSE,
    },
  },
];
