import type { Verdict } from './verdict';

/** A rule that asks for some time: its conditions must have held in `times` of the last `periods`, the one that is looked at counted. */
export type Persistence = { readonly times: number; readonly periods: number };

/** No more periods than two years of months. */
export const MOST_PERIODS = 24;

export function isPersistence(value: unknown): value is Persistence {
  if (typeof value !== 'object' || value === null) return false;
  const { times, periods, ...others } = value as Readonly<Record<string, unknown>>;
  const isCount = (count: unknown): count is number => Number.isInteger(count) && (count as number) >= 1;
  const known = Object.keys(others).length === 0;
  return known && isCount(times) && isCount(periods) && times <= periods && periods <= MOST_PERIODS;
}

/**
 * What the conditions say over time. They must hold now: who has recovered is not proposed for what was. A period that was not evaluated,
 * or in which they could not be told, counts neither way, so that the verdict may be that it cannot be told.
 * @param history what they said in each period, the one that is looked at first; `null` where nothing was evaluated
 */
export function persistentVerdict({ times, periods }: Persistence, history: readonly (Verdict | null)[]): Verdict {
  const looked = Array.from({ length: periods }, (_, ago) => history[ago] ?? null);
  const now = looked[0] ?? 'not-evaluable';
  const held = looked.filter((verdict) => verdict === 'holds').length;
  const failed = looked.filter((verdict) => verdict === 'fails').length;
  if (now === 'fails' || periods - failed < times) return 'fails';
  return now === 'holds' && held >= times ? 'holds' : 'not-evaluable';
}
