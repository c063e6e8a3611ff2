import { SIGNIFICANCE_LEVEL, slopeOf } from '../statistics';
import type { Severity } from './deviation';

/** How many periods a trend looks back on, this one included, and how many of them must have a value. */
export const TREND_PERIODS = 6;
export const TREND_VALUES = 4;

/**
 * The sign of the slope over the last six periods when its t-test is significant, else 0; `null` when too few have a value or this one
 * has none. The values are those of consecutive periods, the oldest first.
 */
export function trendOf(values: readonly (number | null)[]): -1 | 0 | 1 | null {
  const last = values.slice(-TREND_PERIODS);
  if ((last.at(-1) ?? null) === null) return null;
  const points = last.flatMap((value, index) => (value === null ? [] : [[index, value] as const]));
  if (points.length < TREND_VALUES) return null;
  const { slope, p } = slopeOf(points)!;
  return p < SIGNIFICANCE_LEVEL ? (Math.sign(slope) as -1 | 1) : 0;
}

/**
 * How many periods in a row, up to this one, were not met; the severities are those of consecutive periods, the oldest first. A period
 * that was not judged ends the row.
 */
export function periodsOffOf(severities: readonly (Severity | null)[]): number {
  const lastGood = severities.findLastIndex((severity) => severity === null || severity === 'met');
  return severities.length - 1 - lastGood;
}
