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

/** A deviation before the others of its period are known. */
export type DeviationAlone = Omit<Deviation, 'signal'>;

/** One measurement compared; `null` when there is nothing to compare. */
export function compareAlone({ measurement, target, earlier }: Comparable): DeviationAlone | null {
  const comparison = deviationOf(measurement, target);
  if (comparison === null) return null;
  const judged = isJudged(INDICATORS[measurement.indicator], measurement);
  return {
    indicator: measurement.indicator,
    period: measurement.period,
    subject: measurement.subject,
    value: measurement.value!,
    ...comparison,
    trend: trendOf([...earlier.map(({ value }) => value), judged ? measurement.value : null]),
    periodsOff: periodsOffOf([...earlier.map(({ severity }) => severity), comparison.severity]),
    sample: measurement.sample,
  };
}

/** The deviations of one period with their signals. All of them must be here: a signal depends on how many comparisons were made. */
export function withSignals(alone: readonly DeviationAlone[]): readonly Deviation[] {
  const signals = signalsOf(alone.map(({ pValue }) => pValue));
  return alone.map((deviation, index) => ({
    ...deviation,
    signal: deviation.significant === null ? null : deviation.significant && signals[index] === true,
  }));
}

/** All deviations of one period. */
export function deviationsOf(comparables: readonly Comparable[]): readonly Deviation[] {
  return withSignals(comparables.map(compareAlone).filter((deviation) => deviation !== null));
}
