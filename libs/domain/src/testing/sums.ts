import type { Measures } from '../indicators/measures';

/** Sums of which only those that matter are written down; the rest are zero. */
export function sums(some: Measures): Measures {
  return some;
}

/** Count, sum and sum of squares of durations in seconds, as milliseconds. */
export function durations(seconds: readonly number[]): { readonly count: number; readonly ms: number; readonly msSquared: number } {
  const ms = seconds.map((each) => each * 1000);
  return { count: ms.length, ms: ms.reduce((sum, each) => sum + each, 0), msSquared: ms.reduce((sum, each) => sum + each * each, 0) };
}
