import type { LeafCondition } from '../rule';
import type { Interval } from './intervals';
import type { ValueSet } from './value-set';

/**
 * A set of values as conditions, so that it can be told in their words: any of the lists, all of each. A set that is everything is one
 * list without conditions, one that is nothing no list. Whether the fact may be missing is left out.
 */
export function asConditions(fact: string, set: ValueSet): readonly (readonly LeafCondition[])[] {
  if (set.kind === 'numbers') return set.intervals.map((interval) => ofInterval(fact, interval));
  if (set.but) return [set.words.length === 0 ? [] : [ofWords(fact, set, 'notEqual', 'notIn')]];
  return set.words.length === 0 ? [] : [[ofWords(fact, set, 'equal', 'in')]];
}

function ofWords(
  fact: string,
  { words }: Extract<ValueSet, { kind: 'words' }>,
  one: 'equal' | 'notEqual',
  many: 'in' | 'notIn',
): LeafCondition {
  return words.length === 1 ? { fact, operator: one, value: words[0]! } : { fact, operator: many, value: words };
}

export function ofInterval(fact: string, { low, lowIn, high, highIn }: Interval): readonly LeafCondition[] {
  if (low === high) return [{ fact, operator: 'equal', value: low }];
  const ends: LeafCondition[] = [];
  if (low !== -Infinity) ends.push({ fact, operator: lowIn ? 'greaterThanInclusive' : 'greaterThan', value: low });
  if (high !== Infinity) ends.push({ fact, operator: highIn ? 'lessThanInclusive' : 'lessThan', value: high });
  return ends;
}
