import type { FactValue } from '../fact-value';
import { contains, type Interval } from '../regions/intervals';
import type { ValueSet } from '../regions/value-set';

/** The edge of a set that lies nearest to a value outside of it. */
export type NearestEdge = {
  readonly interval: Interval;
  readonly edge: number;
  /** How far the edge is, in the unit of the fact. */
  readonly distance: number;
};

/** The stretch whose edge is nearest to a number that lies in none of them. @param set not empty */
export function nearestEdge(set: Extract<ValueSet, { kind: 'numbers' }>, actual: number): NearestEdge {
  const edges = set.intervals.map((interval): NearestEdge => {
    const edge = actual <= interval.low ? interval.low : interval.high;
    return { interval, edge, distance: Math.abs(edge - actual) };
  });
  return edges.toSorted((a, b) => a.distance - b.distance)[0]!;
}

/** As small a step as a figure of that size can be asked to make. */
const STEP = 1e-6;

/** A number of the stretch as near to its edge as a figure can tell. */
export function justInside(interval: Interval, edge: number): number {
  if (contains(interval, edge)) return edge;
  const step = Math.min((interval.high - interval.low) / 2, STEP * Math.max(1, Math.abs(edge)));
  return edge === interval.low ? edge + step : edge - step;
}

/** Some value of a set, for a fact of which nothing is known. Words without number are told by one that is not among them. */
export function anyOf(set: ValueSet): FactValue {
  if (set.kind === 'words') return set.but ? `${set.words.map(String).toSorted().at(-1) ?? ''}+` : set.words[0]!;
  const [interval] = set.intervals as [Interval];
  const edge = Number.isFinite(interval.low) ? interval.low : interval.high;
  return Number.isFinite(edge) ? justInside(interval, edge) : 0;
}
