import type { IndicatorCode } from '../indicators/catalogue';
import { parsePeriod, type Day, type Period } from '../period';
import type { SubjectKind, SubjectRef } from '../subjects/subject';

export const TARGET_ORIGINS = ['charter', 'law', 'internal', 'agreement'] as const;
export type TargetOrigin = (typeof TARGET_ORIGINS)[number];

/**
 * The value wanted of an indicator from a day on, in the indicator's unit. `subject.id` is `null` for every subject of the kind.
 * For an indicator with a band, `value` is its lower edge and `upper` the upper one (`null`: no width). `warning` and `critical` are
 * absolute values on the bad side, in that order; for a band they lie beyond one edge and hold as far beyond the other.
 */
export type Target = {
  readonly indicator: IndicatorCode;
  readonly subject: { readonly kind: SubjectKind; readonly id: string | null };
  readonly from: Day;
  readonly value: number;
  readonly upper: number | null;
  readonly warning: number | null;
  readonly critical: number | null;
  readonly origin: TargetOrigin;
};

/** The target in force on the first day of the period: the subject's own before its kind's, the latest first. */
export function targetInForce<T extends Target>(
  targets: readonly T[],
  indicator: IndicatorCode,
  subject: SubjectRef,
  period: Period,
): T | null {
  const { from } = parsePeriod(period);
  let best: T | null = null;
  for (const target of targets) {
    if (target.indicator !== indicator || target.subject.kind !== subject.kind || target.from > from) continue;
    if (target.subject.id !== null && target.subject.id !== subject.id) continue;
    if (best === null || precedes(target, best)) best = target;
  }
  return best;
}

function precedes(target: Target, best: Target): boolean {
  const [own, bestOwn] = [target.subject.id !== null, best.subject.id !== null];
  return own === bestOwn ? target.from >= best.from : own;
}
