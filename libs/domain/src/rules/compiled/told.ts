import type { Verdict } from '../verdict';

/** Kleene's three values as numbers, so that `all` is the least, `any` the greatest, and `not` what is missing to two. */
export const FAILS = 0;
export const UNKNOWN = 1;
export const HOLDS = 2;
export type Told = typeof FAILS | typeof UNKNOWN | typeof HOLDS;

export const VERDICT_OF: Readonly<Record<Told, Verdict>> = { [FAILS]: 'fails', [UNKNOWN]: 'not-evaluable', [HOLDS]: 'holds' };

export function opposite(told: Told): Told {
  return (HOLDS - told) as Told;
}
