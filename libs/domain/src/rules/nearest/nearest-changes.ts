import { factNamed } from '../catalogue';
import { asConditions, ofInterval } from '../regions/as-conditions';
import { domainOf } from '../regions/fact-domain';
import type { Interval } from '../regions/intervals';
import { knownRegion } from '../regions/known-region';
import type { Box } from '../regions/region';
import { isIn, type ValueSet } from '../regions/value-set';
import type { Facts, FactValue } from '../fact-value';
import type { GroupCondition, LeafCondition } from '../rule';
import { anyOf, justInside, nearestEdge } from './nearest-value';

/** What one fact would have had to be. */
export type FactChange = {
  readonly fact: string;
  readonly actual: FactValue | null;
  /** The conditions that it would have had to meet, the nearest limit first. */
  readonly wanted: readonly LeafCondition[];
  /** How far off it is, in the unit of the fact; `null` where there is no distance: words, truths, and what is missing. */
  readonly distance: number | null;
  /** A value that meets them, as near as can be. */
  readonly example: FactValue;
};

/** Facts that would have to change together for the verdict to be another; with fewer of them it would not be. */
export type NearestChange = readonly FactChange[];

/** More than these nobody reads. */
const MOST_CHANGES = 5;

/**
 * What would have had to be different for the conditions to come to that: single facts first, then those that are nearest. Each is told
 * alone: the other facts stay as they were. Empty when they come to that already, or never can; `null` when that takes too long to tell.
 */
export function nearestChanges(conditions: GroupCondition, facts: Facts, towards: 'holds' | 'fails'): readonly NearestChange[] | null {
  const region = knownRegion(conditions, towards);
  if (region === null) return null;
  const changes = region.map((box) => changeInto(box, facts)).toSorted((a, b) => a.length - b.length || farOf(a) - farOf(b));
  if (changes[0]?.length === 0) return [];
  const kept: NearestChange[] = [];
  for (const change of changes) if (!kept.some((fewer) => concerns(change, fewer))) kept.push(change);
  return kept.slice(0, MOST_CHANGES);
}

/** Whether all facts of the one are among those of the other. */
function concerns(change: NearestChange, fewer: NearestChange): boolean {
  return fewer.every(({ fact }) => change.some((each) => each.fact === fact));
}

function changeInto(box: Box, facts: Facts): NearestChange {
  return [...box].flatMap(([fact, set]) => {
    const actual = facts[fact] ?? null;
    return isIn(set, actual) ? [] : [changeOf(fact, set, actual)];
  });
}

function changeOf(fact: string, set: ValueSet, actual: FactValue | null): FactChange {
  const nearest = set.kind === 'numbers' && typeof actual === 'number' ? nearestEdge(set, actual) : null;
  if (nearest === null) return { fact, actual, wanted: asConditions(fact, set)[0]!, distance: null, example: anyOf(set) };
  const { interval, edge, distance } = nearest;
  const wanted = limitsOf(fact, interval);
  return {
    fact,
    actual,
    wanted: edge === interval.low ? wanted : wanted.toReversed(),
    distance,
    example: justInside(interval, edge),
  };
}

/** The ends of a stretch that are not those of everything the fact can be. */
function limitsOf(fact: string, interval: Interval): readonly LeafCondition[] {
  const { low, high } = (domainOf(factNamed(fact)!) as Extract<ValueSet, { kind: 'numbers' }>).intervals[0]!;
  return ofInterval(fact, {
    ...interval,
    ...(interval.low === low && interval.high !== low ? { low: -Infinity } : {}),
    ...(interval.high === high && interval.low !== high ? { high: Infinity } : {}),
  });
}

/**
 * How far a change is, whatever its units: each distance beside the size of its figure, and beside one for figures smaller than that. A
 * word that would be another counts as one.
 */
function farOf(change: NearestChange): number {
  return change.reduce((sum, { actual, distance }) => sum + (distance === null ? 1 : distance / (1 + Math.abs(actual as number))), 0);
}
