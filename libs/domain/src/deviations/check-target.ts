import { INDICATORS, isIndicatorCode } from '../indicators/catalogue';
import type { Unit } from '../indicators/indicator';
import type { Parameters } from '../indicators/measure';
import { Refusal } from '../refusal';
import { distanceOf } from './severity';
import type { Target } from './target';

type Range = readonly [least: number, most: number];

const RANGES: Readonly<Record<Unit, Range>> = {
  contacts: [0, Number.MAX_SAFE_INTEGER],
  fraction: [0, 1],
  seconds: [0, Number.MAX_SAFE_INTEGER],
  points: [0, 100],
  score: [-100, 100],
  days: [0, Number.MAX_SAFE_INTEGER],
  'per-thousand': [0, Number.MAX_SAFE_INTEGER],
  'per-hour': [0, Number.MAX_SAFE_INTEGER],
  cents: [0, Number.MAX_SAFE_INTEGER],
};

type Checked = Pick<Target, 'indicator' | 'value' | 'upper' | 'warning' | 'critical'>;

/**
 * Refuses a target that cannot be meant: `indicator-unknown`, `target-without-direction` (an indicator for context has no good side),
 * `target-out-of-range`, `target-limits-wrong-side`; the last two name the field.
 */
export function checkTarget(target: Checked): void {
  if (!isIndicatorCode(target.indicator)) throw new Refusal('indicator-unknown', { field: 'indicator', indicator: target.indicator });
  const { direction, unit, parameters } = INDICATORS[target.indicator];
  if (direction === 'context') throw new Refusal('target-without-direction', { field: 'indicator', indicator: target.indicator });
  checkRange(target, rangeOf(unit, parameters));
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

/** Votes lie on their indicator's own scale. */
function rangeOf(unit: Unit, { scaleFrom, scaleTo }: Parameters): Range {
  return unit === 'points' && typeof scaleFrom === 'number' && typeof scaleTo === 'number' ? [scaleFrom, scaleTo] : RANGES[unit];
}

function checkRange(target: Checked, [least, most]: Range): void {
  for (const field of ['value', 'upper', 'warning', 'critical'] as const) {
    const limit = target[field];
    if (limit === null || (limit >= least && limit <= most)) continue;
    throw new Refusal('target-out-of-range', { field, value: limit, least, most });
  }
}

function wrongSide(field: 'upper' | 'warning' | 'critical'): never {
  throw new Refusal('target-limits-wrong-side', { field });
}
