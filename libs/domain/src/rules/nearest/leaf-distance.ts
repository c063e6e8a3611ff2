import type { FactValue } from '../fact-value';
import type { LeafCondition } from '../rule';

/**
 * How far a figure is from the limit of one condition, in the unit of the fact: with that much more or less the condition says the
 * opposite. `null` where there is no distance: words, truths, a figure that is missing.
 */
export function leafDistance({ value }: Pick<LeafCondition, 'value'>, actual: FactValue | null): number | null {
  if (typeof actual !== 'number') return null;
  const limits = [value].flat().filter((each) => typeof each === 'number');
  return limits.length === 0 ? null : Math.min(...limits.map((limit) => Math.abs(actual - limit)));
}
