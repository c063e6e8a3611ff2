import type { Direction } from '../indicators/indicator';
import type { Severity } from './deviation';
import type { Target } from './target';

type Judging = Exclude<Direction, 'context'>;

/** The least and the most that are still met; `null` is no limit on that side. */
export function edgesOf(direction: Judging, { value, upper }: Pick<Target, 'value' | 'upper'>) {
  return {
    lowest: direction === 'down' ? null : value,
    highest: direction === 'up' ? null : direction === 'band' ? (upper ?? value) : value,
  } as const;
}

/** How far a limit lies from the target on its bad side; for a band, from the edge beyond which it lies. Negative is the good side. */
export function distanceOf(limit: number, direction: Judging, target: Pick<Target, 'value' | 'upper'>): number {
  const { lowest, highest } = edgesOf(direction, target);
  if (highest === null) return lowest! - limit;
  if (lowest === null) return limit - highest;
  return limit <= lowest ? lowest - limit : limit - highest;
}

/** How bad it is to be `off` units on the bad side of the target. A target exactly reached is met; a limit exactly reached is passed. */
export function severityOf(direction: Judging, off: number, target: Pick<Target, 'value' | 'upper' | 'warning' | 'critical'>): Severity {
  if (off <= 0) return 'met';
  const passed = (limit: number | null) => limit !== null && off >= distanceOf(limit, direction, target);
  if (passed(target.critical)) return 'critical';
  return passed(target.warning) ? 'warning' : 'watch';
}
