import { INDICATORS, isIndicatorCode } from '../indicators/catalogue';
import type { Unit } from '../indicators/indicator';
import { Refusal } from '../refusal';
import type { Target } from './target';

const RANGES: Readonly<Record<Unit, readonly [number, number]>> = {
  contacts: [0, Number.MAX_SAFE_INTEGER],
  fraction: [0, 1],
  seconds: [0, Number.MAX_SAFE_INTEGER],
  points: [1, 5],
};

/**
 * Refuses a target that cannot be meant: `indicator-unknown`, `target-without-direction` (an indicator for context has no good side),
 * `target-out-of-range`, `target-limits-wrong-side`; the last two name the field.
 */
export function checkTarget(target: Omit<Target, 'subject' | 'from' | 'origin'>): void {
  if (!isIndicatorCode(target.indicator)) throw new Refusal('indicator-unknown', { indicator: target.indicator });
  const { direction, unit } = INDICATORS[target.indicator];
  if (direction === 'context') throw new Refusal('target-without-direction', { field: 'indicator', indicator: target.indicator });
  checkRange(target, unit);
  const { value, upper, warning, critical } = target;
  if (upper !== null && (direction !== 'band' || upper < value)) wrongSide('upper');
  const edges = direction === 'band' ? [value, upper ?? value] : [value, value];
  const first = warning ?? critical;
  if (first === null) return;
  const up = direction === 'up' || (direction === 'band' && first < edges[0]!);
  // On the bad side, the further from the target the larger.
  const badness = (limit: number) => (up ? edges[0]! - limit : limit - edges[1]!);
  if (badness(first) < 0) wrongSide(warning === null ? 'critical' : 'warning');
  if (warning !== null && critical !== null && badness(critical) < badness(warning)) wrongSide('critical');
}

function checkRange(target: Pick<Target, 'value' | 'upper' | 'warning' | 'critical'>, unit: Unit): void {
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
