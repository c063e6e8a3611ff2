import { Z_95 } from '../statistics';
import type { Form, Indicator } from './indicator';
import type { Measures } from './measures';

/**
 * What an indicator says over some records, in its unit (fractions 0..1, seconds, points, contacts). `sample` is the number of cases,
 * `low`..`high` the 95 % interval, `missing` the reason why there is no value: `records`, or the fields that no record had.
 */
export type IndicatorValue = {
  readonly value: number | null;
  readonly sample: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly missing: readonly string[];
};

/** An indicator over sums; `null` sums are no records. Formulas and intervals: Wilson for proportions, normal for means, none for counts. */
export function computeIndicator(indicator: Indicator, measures: Measures | null): IndicatorValue {
  if (measures === null || measures[indicator.base] === 0) return withoutValue(['records']);
  const value = valueOf(indicator.form, measures);
  return value ?? withoutValue(missingFields(indicator, measures));
}

/** Whether the sample is large enough to judge by. */
export function isJudged(indicator: Indicator, { value, sample }: Pick<IndicatorValue, 'value' | 'sample'>): boolean {
  return value !== null && sample >= indicator.minimumSample;
}

/** The 95 % interval of a proportion (Wilson 1927, the inversion of the score test). */
export function wilsonInterval(successes: number, trials: number): { readonly low: number; readonly high: number } {
  const z2 = Z_95 * Z_95;
  const rate = successes / trials;
  const centre = (rate + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (Z_95 / (1 + z2 / trials)) * Math.sqrt((rate * (1 - rate)) / trials + z2 / (4 * trials * trials));
  return { low: successes === 0 ? 0 : centre - half, high: successes === trials ? 1 : centre + half };
}

/** The standard error of a mean, in the indicator's unit; none below two cases. */
export function standardErrorOfMean(sum: number, squares: number, count: number, divisor: number): number | null {
  if (count < 2) return null;
  const variance = Math.max(0, (squares - (sum * sum) / count) / (count - 1));
  return Math.sqrt(variance / count) / divisor;
}

function valueOf(form: Form, measures: Measures): IndicatorValue | null {
  if (form.kind === 'count') {
    const sample = measures[form.count];
    return { value: sample, sample, low: null, high: null, numerator: sample, denominator: null, missing: [] };
  }
  if (form.kind === 'proportion') {
    const [successes, trials] = [measures[form.successes], measures[form.trials]];
    if (trials === 0) return null;
    const interval = wilsonInterval(successes, trials);
    return { value: successes / trials, sample: trials, ...interval, numerator: successes, denominator: trials, missing: [] };
  }
  const [sum, count] = [measures[form.sum], measures[form.count]];
  if (count === 0) return null;
  // One division, so that the value is the nearest number to the exact ratio and 'exactly reached' is exact.
  const value = sum / (count * form.divisor);
  const error = standardErrorOfMean(sum, measures[form.squares], count, form.divisor);
  const [low, high] = error === null ? [null, null] : [value - Z_95 * error, value + Z_95 * error];
  return { value, sample: count, low, high, numerator: sum / form.divisor, denominator: count, missing: [] };
}

function missingFields({ needs }: Indicator, measures: Measures): readonly string[] {
  const absent = needs.filter(({ count }) => measures[count] === 0);
  // Every field was there, but never all of them on the same record.
  return (absent.length > 0 ? absent : needs).map(({ field }) => field);
}

/** No value, and why. */
export function withoutValue(missing: readonly string[]): IndicatorValue {
  return { value: null, sample: 0, low: null, high: null, numerator: null, denominator: null, missing };
}
