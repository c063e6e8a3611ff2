import { INDICATORS } from '../indicators/catalogue';
import { isJudged } from '../indicators/compute-indicator';
import type { Measurement } from '../indicators/measurement';
import type { Deviation, Severity } from './deviation';
import { deviationOf } from './deviation-of';
import { signalsOf } from './signals';
import type { Target } from './target';
import { periodsOffOf, trendOf } from './trend';

/** What an earlier period had for the same indicator and subject; `null` where it had nothing that could be judged. */
export type EarlierPeriod = { readonly value: number | null; readonly severity: Severity | null };

/** A measurement, the target in force, and the periods before it without a gap, the oldest first. */
export type Comparable = {
  readonly measurement: Measurement;
  readonly target: Pick<Target, 'value' | 'upper' | 'warning' | 'critical'>;
  readonly earlier: readonly EarlierPeriod[];
};

/** The deviations of one period. All of its comparisons must be here, since a signal depends on how many there are. */
export function deviationsOf(comparables: readonly Comparable[]): readonly Deviation[] {
  const made = comparables.flatMap(({ measurement, target, earlier }) => {
    const comparison = deviationOf(measurement, target);
    return comparison === null ? [] : [{ measurement, comparison, earlier }];
  });
  const signals = signalsOf(made.map(({ comparison }) => comparison.pValue));
  return made.map(({ measurement, comparison, earlier }, index) => {
    const judged = isJudged(INDICATORS[measurement.indicator], measurement);
    return {
      indicator: measurement.indicator,
      period: measurement.period,
      subject: measurement.subject,
      value: measurement.value!,
      ...comparison,
      signal: comparison.significant === null ? null : comparison.significant && signals[index] === true,
      trend: trendOf([...earlier.map(({ value }) => value), judged ? measurement.value : null]),
      periodsOff: periodsOffOf([...earlier.map(({ severity }) => severity), comparison.severity]),
      sample: measurement.sample,
    };
  });
}
