import type { FactValue } from '../fact-value';
import { asWhole, contains, type Intervals, meet, outside } from './intervals';

/**
 * Values of one fact. `missing`: whether having none is among them. Words are a list, or everything but a list where they are without
 * number; `whole` numbers have nothing between two that follow one another.
 */
export type ValueSet =
  | { readonly kind: 'numbers'; readonly intervals: Intervals; readonly whole: boolean; readonly missing: boolean }
  | { readonly kind: 'words'; readonly words: readonly FactValue[]; readonly but: boolean; readonly missing: boolean };

export function isEmptySet(set: ValueSet): boolean {
  if (set.missing) return false;
  return set.kind === 'numbers' ? set.intervals.length === 0 : !set.but && set.words.length === 0;
}

export function isIn(set: ValueSet, value: FactValue | null): boolean {
  if (value === null) return set.missing;
  if (set.kind === 'numbers') return typeof value === 'number' && set.intervals.some((each) => contains(each, value));
  return set.words.includes(value) !== set.but;
}

/** The values that are in both. Both are of one fact, hence of one kind. */
export function intersect(one: ValueSet, other: ValueSet): ValueSet {
  const missing = one.missing && other.missing;
  if (one.kind === 'numbers' && other.kind === 'numbers') {
    const intervals = meet(one.intervals, other.intervals);
    return { ...one, intervals: one.whole ? asWhole(intervals) : intervals, missing };
  }
  const [a, b] = [one, other] as readonly [Words, Words];
  if (a.but && b.but) return { kind: 'words', words: [...new Set([...a.words, ...b.words])], but: true, missing };
  const [listed, rest] = a.but ? [b, a] : [a, b];
  return { kind: 'words', words: listed.words.filter((word) => rest.words.includes(word) !== rest.but), but: false, missing };
}

type Words = Extract<ValueSet, { kind: 'words' }>;

/** The values of the fact that are not in the set. @param domain every value that the fact can have @param missing whether having none is one */
export function complement(set: ValueSet, domain: ValueSet, missing: boolean): ValueSet {
  const opposite: ValueSet = set.kind === 'numbers' ? { ...set, intervals: outside(set.intervals) } : { ...set, but: !set.but };
  return { ...intersect({ ...opposite, missing: false }, domain), missing };
}

export function isSubset(one: ValueSet, other: ValueSet): boolean {
  if (one.missing && !other.missing) return false;
  const beyond: ValueSet = other.kind === 'numbers' ? { ...other, intervals: outside(other.intervals) } : { ...other, but: !other.but };
  return isEmptySet({ ...intersect(one, beyond), missing: false });
}
