import { factNamed } from '../catalogue';
import { takesList } from '../operators';
import type { FactValue } from '../fact-value';
import type { Condition, LeafCondition } from '../rule';
import { domainOf } from './fact-domain';
import { ALL_NUMBERS, type Interval } from './intervals';
import { complement, intersect, isEmptySet, isSubset, type ValueSet } from './value-set';

/** Facts with the values that each may have; of a fact that is not named, anything or nothing at all. */
export type Box = ReadonlyMap<string, ValueSet>;
/** Facts of which one box or another tells: what lies in any of them. Without boxes it is nowhere. */
export type Region = readonly Box[];

/** What conditions may come to: `not-holds` is that they fail or cannot be told, `not-fails` that they hold or cannot be told. */
export type Coming = 'holds' | 'fails' | 'not-holds' | 'not-fails';

const OPPOSITE: Readonly<Record<Coming, Coming>> = {
  holds: 'fails',
  fails: 'holds',
  'not-holds': 'not-fails',
  'not-fails': 'not-holds',
};

/** How many boxes a region may have, and how many may be looked at to find them: beyond that nothing is said of it. */
export const MOST_BOXES = 150;
export const MOST_STEPS = 20_000;
type Work = { left: number };

/**
 * Where conditions come to something: as boxes, exactly (bounded disjunctive normal form over what each fact can be). `null` when that
 * takes more boxes than there may be, or when a condition is about something that the catalogue does not have.
 */
export function regionOf(condition: Condition, coming: Coming, work: Work = { left: MOST_STEPS }): Region | null {
  if ('fact' in condition) return leafRegion(condition, coming);
  if ('not' in condition) return regionOf(condition.not, OPPOSITE[coming], work);
  const inside = 'all' in condition ? condition.all : condition.any;
  const together = 'all' in condition === (coming === 'holds' || coming === 'not-fails');
  let region: Region = together ? [new Map()] : [];
  for (const each of inside) {
    const next = regionOf(each, coming, work);
    const sofar = next === null ? null : together ? meetRegions(region, next, work) : joined(region, next, work);
    if (sofar === null) return null;
    region = sofar;
  }
  return region;
}

/** What lies in both. */
export function meetRegions(one: Region, other: Region, work: Work = { left: MOST_STEPS }): Region | null {
  const boxes: Box[] = [];
  for (const a of one) {
    for (const b of other) {
      work.left -= 1;
      if (work.left < 0 || boxes.length > MOST_BOXES) return null;
      const both = meetBoxes(a, b);
      if (both !== null) boxes.push(both);
    }
  }
  return joined([], boxes, work);
}

/** Whether anything lies in both. */
export function doMeet(one: Region, other: Region): boolean {
  return one.some((a) => other.some((b) => meetBoxes(a, b) !== null));
}

/** What lies in both, `null` when nothing does. */
export function meetBoxes(one: Box, other: Box): Box | null {
  const both = new Map(one);
  for (const [fact, set] of other) {
    const own = both.get(fact);
    const met = own === undefined ? set : intersect(own, set);
    if (isEmptySet(met)) return null;
    both.set(fact, met);
  }
  return both;
}

/** What lies in either, without boxes that lie inside of those before them. */
function joined(region: Region, more: readonly Box[], work: Work): Region | null {
  const kept: Box[] = [...region];
  for (const box of more) {
    work.left -= kept.length;
    if (work.left < 0 || kept.length > MOST_BOXES) return null;
    if (!kept.some((other) => isBoxIn(box, other))) kept.push(box);
  }
  return kept;
}

function isBoxIn(one: Box, other: Box): boolean {
  for (const [fact, set] of other) {
    const own = one.get(fact);
    if (own === undefined || !isSubset(own, set)) return false;
  }
  return true;
}

function leafRegion(leaf: LeafCondition, coming: Coming): Region | null {
  const set = valuesOf(leaf, coming);
  if (set === null) return null;
  return isEmptySet(set) ? [] : [new Map([[leaf.fact, set]])];
}

function valuesOf(leaf: LeafCondition, coming: Coming): ValueSet | null {
  const fact = factNamed(leaf.fact);
  if (fact === null) return null;
  const domain = domainOf(fact);
  const holding = intersect(holdingSet(leaf, domain), domain);
  if (coming === 'holds') return holding;
  if (coming === 'not-fails') return { ...holding, missing: true };
  return complement(holding, domain, coming === 'not-holds');
}

/** The values of which the operator says yes, whether the fact can have them or not. */
function holdingSet({ operator, value }: LeafCondition, domain: ValueSet): ValueSet {
  const values = (takesList(operator) ? value : [value]) as readonly FactValue[];
  const none = operator === 'notEqual' || operator === 'notIn';
  if (domain.kind === 'words') return { kind: 'words', words: values, but: none, missing: false };
  const set: ValueSet = { ...domain, intervals: stretchesOf(operator, values as readonly number[]) };
  return none ? complement(set, { ...domain, intervals: [ALL_NUMBERS] }, false) : set;
}

function stretchesOf(operator: LeafCondition['operator'], values: readonly number[]): readonly Interval[] {
  const [value] = values as [number];
  switch (operator) {
    case 'lessThan':
      return [{ ...ALL_NUMBERS, high: value }];
    case 'lessThanInclusive':
      return [{ ...ALL_NUMBERS, high: value, highIn: true }];
    case 'greaterThan':
      return [{ ...ALL_NUMBERS, low: value }];
    case 'greaterThanInclusive':
      return [{ ...ALL_NUMBERS, low: value, lowIn: true }];
    default:
      return [...new Set(values)].toSorted((a, b) => a - b).map((each) => ({ low: each, lowIn: true, high: each, highIn: true }));
  }
}
