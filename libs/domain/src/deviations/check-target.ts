import { INDICATORS, isIndicatorCode } from '../indicators/catalogue';
import type { Unit } from '../indicators/indicator';
import { Refusal } from '../refusal';
import { distanceOf } from './severity';
import type { Target } from './target';

const RANGES: Readonly<Record<Unit, readonly [least: number, most: number]>> = {
  contacts: [0, Number.MAX_SAFE_INTEGER],
  fraction: [0, 1],
  seconds: [0, Number.MAX_SAFE_INTEGER],
  points: [1, 5],
};

type Checked = Pick<Target, 'indicator' | 'value' | 'upper' | 'warning' | 'critical'>;

/**
 * Refuses a target that cannot be meant: `indicator-unknown`, `target-without-direction` (an indicator for context has no good side),
 * `target-out-of-range`, `target-limits-wrong-side`; the last two name the field.
 */
export function checkTarget(target: Checked): void {
  if (!isIndicatorCode(target.indicator)) throw new Refusal('indicator-unknown', { field: 'indicator', indicator: target.indicator });
  const { direction, unit } = INDICATORS[target.indicator];
  if (direction === 'context') throw new Refusal('target-without-direction', { field: 'indicator', indicator: target.indicator });
  checkRange(target, unit);
  const { value, upper, warning, critical } = target;
  if (upper !== null && (direction !== 'band' || upper < value)) wrongSide('upper');
  const warningDistance = warning === null ? 0 : distanceOf(warning, direction, target);
  if (warningDistance < 0) wrongSide('warning');
  if (critical !== null && distanceOf(critical, direction, target) < warningDistance) wrongSide('critical');
  if (direction === 'band' && warning !== null && critical !== null && areApart(warning, critical, target)) wrongSide('critical');
}

/** Whether the limits of a band lie beyond different edges. */
function areApart(warning: number, critical: number, { value, upper }: Checked): boolean {
  return Math.min(warning, critical) < value && Math.max(warning, critical) > (upper ?? value);
}

function checkRange(target: Checked, unit: Unit): void {
  const [least, most] = RANGES[unit];
  for (const field of ['value', 'upper', 'warning', 'critical'] as const) {
    const limit = target[field];
    if (limit === null || (limit >= least && limit <= most)) continue;
    throw new Refusal('target-out-of-range', { field, value: limit, least, most });
  }
}

function wrongSide(field: 'upper' | 'warning' | 'critical'): never {
  throw new Refusal('target-limits-wrong-side', { field });
}
