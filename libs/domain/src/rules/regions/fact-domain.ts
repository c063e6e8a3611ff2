import { INDICATORS, isIndicatorCode } from '../../indicators/catalogue';
import type { Indicator } from '../../indicators/indicator';
import type { FactDefinition } from '../fact';
import { ALL_NUMBERS, type Interval } from './intervals';
import type { ValueSet } from './value-set';

type Range = { readonly whole: boolean; readonly least: number; readonly most: number };

const ANY: Range = { whole: false, least: -Infinity, most: Infinity };
const NOT_NEGATIVE: Range = { ...ANY, least: 0 };
const COUNTED: Range = { whole: true, least: 0, most: Infinity };

const BY_PART: Readonly<Record<string, Range>> = { sample: COUNTED, periodsOff: COUNTED, trend: { whole: true, least: -1, most: 1 } };
const OTHERS: Readonly<Record<string, Range>> = {
  'subject.tenureMonths': NOT_NEGATIVE,
  'training.pending': COUNTED,
  'training.completed': COUNTED,
  'open.improvements': COUNTED,
  'open.assignments': COUNTED,
};

/** Every value that a fact can have, as far as it is sure; having none is not among them. */
export function domainOf(fact: FactDefinition): ValueSet {
  if (fact.type === 'number') return numbers(rangeOf(fact.name));
  if (fact.type === 'boolean') return { kind: 'words', words: [true, false], but: false, missing: false };
  return { kind: 'words', words: fact.values ?? [], but: fact.values === null, missing: false };
}

function numbers({ whole, least, most }: Range): ValueSet {
  const interval: Interval = { ...ALL_NUMBERS, low: least, lowIn: least !== -Infinity, high: most, highIn: most !== Infinity };
  return { kind: 'numbers', intervals: [interval], whole, missing: false };
}

function rangeOf(name: string): Range {
  const [code, part] = name.split('.') as [string, string];
  if (!isIndicatorCode(code)) return OTHERS[name] ?? ANY;
  return BY_PART[part] ?? (part === 'value' || part === 'target' ? rangeOfValue(INDICATORS[code]) : ANY);
}

/** A share lies between nothing and all, a score between all against and all for; a length or a number is not below nothing. */
function rangeOfValue({ formula, unit }: Pick<Indicator, 'formula' | 'unit'>): Range {
  if (formula.kind === 'proportion') return { whole: false, least: 0, most: 1 };
  if (formula.kind === 'score') return { whole: false, least: -100, most: 100 };
  return unit === 'seconds' || unit === 'days' || unit === 'contacts' ? NOT_NEGATIVE : ANY;
}
