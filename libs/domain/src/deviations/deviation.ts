import type { IndicatorCode } from '../indicators/catalogue';
import type { Period } from '../period';
import type { Subject } from '../subjects/subject';

/** From best to worst. */
export const SEVERITIES = ['met', 'watch', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * A measurement against its target. `gap` is in the indicator's unit, `deviation` relative to the target; negative is always worse.
 * Below the minimum sample severity, significance and signal are `null`.
 */
export type Deviation = {
  readonly indicator: IndicatorCode;
  readonly period: Period;
  readonly subject: Subject;
  readonly value: number;
  /** The target's value, or the edge of its band that is nearer. */
  readonly target: number;
  readonly gap: number;
  readonly deviation: number | null;
  readonly severity: Severity | null;
  /** The target lies outside of the 95 % interval, taken alone. */
  readonly significant: boolean | null;
  /** Significant, and still so after the correction for all comparisons of the period. */
  readonly signal: boolean | null;
  readonly pValue: number | null;
  /** The sign of the slope of the value over the last periods when it is significant, 0 when it is not. */
  readonly trend: -1 | 0 | 1 | null;
  /** How many periods in a row, up to this one, were not met. */
  readonly periodsOff: number;
  readonly sample: number;
};
