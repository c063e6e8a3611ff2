import { Z_95 } from '../statistics';

/**
 * A percentile of values that were kept one by one: the value at its nearest rank, and those at the ranks that bound its 95 % interval
 * (normal approximation of the binomial order statistic; Conover 1999, 3.2). `count` is how many there are.
 */
export type Rank = { readonly count: number; readonly value: number; readonly low: number; readonly high: number };

/** Ranks by their key. */
export type Ranks = Readonly<Record<string, Rank>>;

/** The name of a percentile among the ranks. */
export const rankKey = (of: string, p: number): string => `${of}@${p}`;

/** The ranks of a percentile among `count` values, from 1: the nearest, `ceil(p x count)`, and the bounds of its interval. */
export function ranksOf(count: number, p: number): { readonly rank: number; readonly low: number; readonly high: number } {
  const exact = p * count;
  const half = Z_95 * Math.sqrt(exact * (1 - p));
  const inside = (rank: number) => Math.min(count, Math.max(1, rank));
  // What is a whole number but for the last bits of a double is that number.
  return { rank: inside(Math.ceil(exact - 1e-9)), low: inside(Math.floor(exact - half)), high: inside(Math.ceil(exact + half) + 1) };
}

/** The percentile of values in ascending order; `null` of none. */
export function percentileOf(ascending: readonly number[], p: number): Rank | null {
  const count = ascending.length;
  if (count === 0) return null;
  const { rank, low, high } = ranksOf(count, p);
  return { count, value: ascending[rank - 1]!, low: ascending[low - 1]!, high: ascending[high - 1]! };
}
