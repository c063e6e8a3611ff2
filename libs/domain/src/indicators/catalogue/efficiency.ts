import type { Measure } from '../measures';
import { entries } from './entry';

const ANSWERED = ['answered'] as const;
const FIRST_REPLY = [{ field: 'firstReplyAt', count: 'firstReplyCount' }] as const;

const reply = {
  dimension: 'efficiency',
  unit: 'seconds',
  about: 'service',
  direction: 'down',
  base: ['contacts'],
  needs: FIRST_REPLY,
} as const;

/** A part of the handling of a contact: individual productivity, with a band rather than a good side. */
const handled = (name: 'talk' | 'hold' | 'wrap', field: string) => {
  const [sum, squares, count] = [`${name}Ms`, `${name}MsSquared`, `${name}Count`] as readonly Measure[] as [Measure, Measure, Measure];
  return {
    dimension: 'productivity',
    unit: 'seconds',
    about: 'people',
    direction: 'band',
    closedChoice: true,
    formula: { kind: 'mean', sum: [sum], squares: [squares], count: [count], divisor: 1000 },
    base: ANSWERED,
    needs: [{ field, count }],
  } as const;
};

/** Times of hours: shares of the time that people were there. Individual productivity too. */
const timed = { dimension: 'productivity', unit: 'fraction', about: 'people', closedChoice: true, minimumSample: 0 } as const;

/** How long things take, and how time is used. */
export const EFFICIENCY = entries({
  FRT: {
    ...reply,
    name: { it: 'Tempo medio di prima risposta', en: 'Mean first response time' },
    formula: { kind: 'mean', sum: ['firstReplyMs'], squares: ['firstReplyMsSquared'], count: ['firstReplyCount'], divisor: 1000 },
  },
  FRT_O: {
    ...reply,
    name: { it: 'Tempo medio di prima risposta, ore di apertura', en: 'Mean first response time, opening hours' },
    formula: {
      kind: 'mean',
      sum: ['firstReplyOpenMs'],
      squares: ['firstReplyOpenMsSquared'],
      count: ['firstReplyOpenCount'],
      divisor: 1000,
    },
    needs: [{ field: 'firstReplyAt', count: 'firstReplyOpenCount' }],
  },
  FRT_P50: {
    ...reply,
    name: { it: 'Tempo di prima risposta, mediana', en: 'First response time, median' },
    formula: { kind: 'percentile', of: 'firstReply', p: { parameter: 'percentile' }, divisor: 1000 },
    parameters: { percentile: 0.5 },
  },
  FRT_P80: {
    ...reply,
    name: { it: 'Tempo di prima risposta, 80° percentile', en: 'First response time, 80th percentile' },
    formula: { kind: 'percentile', of: 'firstReply', p: { parameter: 'percentile' }, divisor: 1000 },
    parameters: { percentile: 0.8 },
  },
  FRT_P90: {
    ...reply,
    name: { it: 'Tempo di prima risposta, 90° percentile', en: 'First response time, 90th percentile' },
    formula: { kind: 'percentile', of: 'firstReply', p: { parameter: 'percentile' }, divisor: 1000 },
    parameters: { percentile: 0.9 },
  },
  R24: {
    ...reply,
    unit: 'fraction',
    direction: 'up',
    name: { it: 'Risposte entro il termine di ore', en: 'Replied within the hours' },
    formula: { kind: 'proportion', successes: ['repliedInTime'], trials: ['replyDue'] },
    needs: [{ field: 'firstReplyAt', count: 'replyDue' }],
    parameters: { termHours: 24 },
  },
  R24_O: {
    ...reply,
    unit: 'fraction',
    direction: 'up',
    name: { it: 'Risposte entro il termine, ore di apertura', en: 'Replied within the hours, opening hours' },
    formula: { kind: 'proportion', successes: ['repliedInTimeOpen'], trials: ['replyDueOpen'] },
    needs: [{ field: 'firstReplyAt', count: 'replyDueOpen' }],
    parameters: { termHours: 8 },
  },
  AHT: {
    ...handled('talk', 'talkSeconds'),
    name: { it: 'Tempo medio di gestione', en: 'Average handle time' },
    formula: { kind: 'mean', sum: ['handleMs'], squares: ['handleMsSquared'], count: ['handleCount'], divisor: 1000 },
    needs: [
      { field: 'talkSeconds', count: 'talkCount' },
      { field: 'holdSeconds', count: 'holdCount' },
      { field: 'wrapSeconds', count: 'wrapCount' },
    ],
  },
  AHT_P50: {
    ...handled('talk', 'talkSeconds'),
    name: { it: 'Tempo di gestione, mediana', en: 'Handle time, median' },
    formula: { kind: 'percentile', of: 'handle', p: { parameter: 'percentile' }, divisor: 1000 },
    needs: [
      { field: 'talkSeconds', count: 'talkCount' },
      { field: 'holdSeconds', count: 'holdCount' },
      { field: 'wrapSeconds', count: 'wrapCount' },
    ],
    parameters: { percentile: 0.5 },
  },
  ATT: { ...handled('talk', 'talkSeconds'), name: { it: 'Conversazione media', en: 'Average talk time' } },
  AHOLD: { ...handled('hold', 'holdSeconds'), name: { it: 'Attesa in linea media', en: 'Average hold time' } },
  ACW: { ...handled('wrap', 'wrapSeconds'), name: { it: 'Lavoro post-contatto medio', en: 'Average after-contact work' } },
  OCC: {
    ...timed,
    name: { it: 'Tasso di occupazione', en: 'Occupancy' },
    direction: 'band',
    formula: { kind: 'ratio', numerator: ['handleMs'], denominator: ['handleMs', 'availableMs'], factor: 1 },
    base: ['availableMs'],
  },
  UTL: {
    ...timed,
    name: { it: 'Utilizzo', en: 'Utilisation' },
    direction: 'band',
    formula: { kind: 'ratio', numerator: ['handleMs'], denominator: ['paidMs'], factor: 1 },
    base: ['paidMs'],
  },
  ADH: {
    ...timed,
    name: { it: 'Aderenza alla pianificazione', en: 'Schedule adherence' },
    direction: 'up',
    formula: { kind: 'ratio', numerator: ['inPlanMs'], denominator: ['scheduledMs'], factor: 1 },
    base: ['scheduledMs'],
  },
  CPH: {
    ...timed,
    unit: 'per-hour',
    name: { it: 'Contatti per ora', en: 'Contacts handled per hour' },
    direction: 'up',
    formula: { kind: 'ratio', numerator: ANSWERED, denominator: ['loggedMs'], factor: 3_600_000 },
    base: ['loggedMs'],
  },
  CPC: {
    dimension: 'efficiency',
    unit: 'cents',
    about: 'service',
    name: { it: 'Costo per contatto', en: 'Cost per contact' },
    direction: 'down',
    formula: { kind: 'ratio', numerator: ['givenCostCents'], denominator: ['answered', 'givenAnswered'], factor: 1 },
    base: ['givenCostCents'],
    minimumSample: 0,
  },
  CPR: {
    dimension: 'efficiency',
    unit: 'cents',
    about: 'service',
    name: { it: 'Costo per risoluzione', en: 'Cost per resolution' },
    direction: 'down',
    formula: { kind: 'ratio', numerator: ['givenCostCents'], denominator: ['resolvedYes', 'givenResolved'], factor: 1 },
    base: ['givenCostCents'],
    minimumSample: 0,
  },
});
