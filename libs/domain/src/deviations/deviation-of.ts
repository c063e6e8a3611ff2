import { INDICATORS } from '../indicators/catalogue';
import { isJudged } from '../indicators/compute-indicator';
import type { Measurement } from '../indicators/measurement';
import { normalTwoSidedP, SIGNIFICANCE_LEVEL, Z_95 } from '../statistics';
import type { Deviation } from './deviation';
import { edgesOf, severityOf } from './severity';
import type { Target } from './target';

/** What one comparison says by itself, before the others of the period are known. */
export type Comparison = Pick<Deviation, 'target' | 'gap' | 'deviation' | 'severity' | 'significant' | 'pValue'>;

type Compared = Pick<Measurement, 'indicator' | 'value' | 'sample' | 'low' | 'high' | 'numerator' | 'denominator'>;
type Limits = Pick<Target, 'value' | 'upper' | 'warning' | 'critical'>;

/**
 * A measurement against its target; `null` when there is no value or the indicator has no good side. The p-value is that of the score
 * test for proportions and of the normal for means, so that it is below 5 % just when the target lies outside of the interval.
 */
export function deviationOf(measurement: Compared, target: Limits): Comparison | null {
  const indicator = INDICATORS[measurement.indicator];
  const { value } = measurement;
  if (value === null || indicator.direction === 'context') return null;
  const { edge, gap } = gapFrom(value, edgesOf(indicator.direction, target));
  const pValue = isJudged(indicator, measurement) ? pValueOf(measurement, value, edge) : null;
  return {
    target: edge,
    gap,
    // Scales of points and scores have no zero to be relative to.
    deviation: indicator.unit === 'points' || indicator.unit === 'score' || edge === 0 ? null : gap / Math.abs(edge),
    severity: isJudged(indicator, measurement) ? severityOf(indicator.direction, -gap, target) : null,
    significant: pValue === null ? null : pValue < SIGNIFICANCE_LEVEL,
    pValue,
  };
}

/** The nearer edge, and how far the value is on the good side of it. */
function gapFrom(value: number, { lowest, highest }: ReturnType<typeof edgesOf>): { readonly edge: number; readonly gap: number } {
  if (highest === null) return { edge: lowest!, gap: value - lowest! };
  if (lowest === null) return { edge: highest, gap: highest - value };
  const [above, below] = [value - lowest, highest - value];
  return above <= below ? { edge: lowest, gap: above } : { edge: highest, gap: below };
}

/** A figure without an interval, such as a ratio of two different things, tells nothing of chance. */
function pValueOf({ indicator, low, high, denominator }: Compared, value: number, target: number): number | null {
  if (low === null || high === null) return null;
  const isProportion = INDICATORS[indicator].formula.kind === 'proportion';
  const error = isProportion ? Math.sqrt((target * (1 - target)) / denominator!) : (high - low) / (2 * Z_95);
  if (value === target) return 1;
  return error === 0 ? 0 : normalTwoSidedP((value - target) / error);
}
