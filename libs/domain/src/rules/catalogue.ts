import { SEVERITIES } from '../deviations/deviation';
import { INDICATOR_LIST } from '../indicators/catalogue';
import type { Indicator, Label } from '../indicators/indicator';
import { MEASURED_KINDS } from '../subjects/subject';
import type { FactDefinition, FactUnit } from './fact';
import type { FactType } from './fact-type';
import { OPERATORS_BY_TYPE } from './operators';

type Part = { readonly part: string; readonly label: Label; readonly type: FactType; readonly unit: FactUnit | 'of-indicator' };

const VALUE_PARTS: readonly Part[] = [
  { part: 'value', label: { it: 'valore', en: 'value' }, type: 'number', unit: 'of-indicator' },
  { part: 'sample', label: { it: 'numero di casi', en: 'number of cases' }, type: 'number', unit: null },
];

const DEVIATION_PARTS: readonly Part[] = [
  { part: 'target', label: { it: 'valore obiettivo', en: 'target' }, type: 'number', unit: 'of-indicator' },
  { part: 'gap', label: { it: 'scarto dal valore obiettivo', en: 'gap from the target' }, type: 'number', unit: 'of-indicator' },
  { part: 'deviation', label: { it: 'scostamento relativo', en: 'relative deviation' }, type: 'number', unit: 'fraction' },
  { part: 'severity', label: { it: 'gravità', en: 'severity' }, type: 'severity', unit: null },
  { part: 'significant', label: { it: 'significativo', en: 'significant' }, type: 'boolean', unit: null },
  { part: 'signal', label: { it: 'segnale', en: 'signal' }, type: 'boolean', unit: null },
  { part: 'trend', label: { it: 'andamento (−1, 0, +1)', en: 'trend (−1, 0, +1)' }, type: 'number', unit: null },
  {
    part: 'periodsOff',
    label: { it: 'periodi di fila fuori obiettivo', en: 'periods off target in a row' },
    type: 'number',
    unit: 'periods',
  },
];

const OTHERS: readonly Omit<FactDefinition, 'operators'>[] = [
  {
    name: 'subject.kind',
    label: { it: 'ambito di analisi', en: 'kind of subject' },
    type: 'subject-kind',
    unit: null,
    values: MEASURED_KINDS,
  },
  { name: 'subject.team', label: { it: 'squadra (codice)', en: 'team (code)' }, type: 'text', unit: null, values: null },
  { name: 'subject.tenureMonths', label: { it: 'anzianità', en: 'tenure' }, type: 'number', unit: 'months', values: null },
  {
    name: 'training.pending',
    label: { it: 'corsi in attesa', en: 'training still to be done' },
    type: 'number',
    unit: null,
    values: null,
  },
  { name: 'training.completed', label: { it: 'corsi completati', en: 'training completed' }, type: 'number', unit: null, values: null },
  {
    name: 'open.improvements',
    label: { it: 'azioni di miglioramento aperte', en: 'open improvement actions' },
    type: 'number',
    unit: null,
    values: null,
  },
  {
    name: 'open.assignments',
    label: { it: 'iscrizioni aperte', en: 'open training assignments' },
    type: 'number',
    unit: null,
    values: null,
  },
];

/** Every fact that a rule may ask about. An indicator for context has no target, hence no deviation. */
export const FACTS: readonly FactDefinition[] = [...INDICATOR_LIST.flatMap(factsOfIndicator), ...OTHERS].map((fact) => ({
  ...fact,
  operators: OPERATORS_BY_TYPE[fact.type],
}));

const BY_NAME: ReadonlyMap<string, FactDefinition> = new Map(FACTS.map((fact) => [fact.name, fact]));

/** The fact of that name, or `null`: names of the language's own objects are names of no fact. */
export function factNamed(name: unknown): FactDefinition | null {
  return BY_NAME.get(name as string) ?? null;
}

function factsOfIndicator(indicator: Indicator): readonly Omit<FactDefinition, 'operators'>[] {
  const parts = indicator.direction === 'context' ? VALUE_PARTS : [...VALUE_PARTS, ...DEVIATION_PARTS];
  return parts.map(({ part, label, type, unit }) => ({
    name: `${indicator.code}.${part}`,
    label: { it: `${indicator.name.it}: ${label.it}`, en: `${indicator.name.en}: ${label.en}` },
    type,
    unit: unit === 'of-indicator' ? indicator.unit : unit,
    values: type === 'severity' ? SEVERITIES : null,
  }));
}
