/**
 * The additive sums that indicators are made of, over the interactions of one subject on some days. They may be added up across
 * days; durations are whole milliseconds.
 *
 * - `contacts`: all interactions; `offered` = `answered` + `abandoned` (left in the menu, not ours and other are not offered).
 * - `wait...`: over answered contacts whose wait is known, zeros included.
 * - `talkCount`, `holdCount`, `wrapCount`: answered contacts on which that part is known; `handle...`: answered contacts on which all
 *   three are, handling time being their sum.
 * - `resolvedCount`: answered contacts on which it is known whether they were resolved; `resolvedYes`: those that were.
 * - `csat...`: answers on the scale 1 to 5; `csatTop` are the 4s and 5s.
 */
export const MEASURES = [
  'contacts',
  'offered',
  'answered',
  'abandoned',
  'waitCount',
  'waitMs',
  'waitMsSquared',
  'talkCount',
  'holdCount',
  'wrapCount',
  'handleCount',
  'handleMs',
  'handleMsSquared',
  'resolvedCount',
  'resolvedYes',
  'csatCount',
  'csatTop',
  'csatSum',
  'csatSquares',
] as const;
export type Measure = (typeof MEASURES)[number];
export type Measures = Readonly<Record<Measure, number>>;

/** The sums of several parts (days, teams), measure by measure. */
export function addMeasures(parts: readonly Measures[]): Measures {
  const sums = Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Record<Measure, number>;
  for (const part of parts) for (const measure of MEASURES) sums[measure] += part[measure];
  return sums;
}
