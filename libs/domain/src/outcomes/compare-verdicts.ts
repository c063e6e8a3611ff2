import type { Reason, Verdict } from '../rules/verdict';

/** What a run made of an outcome of its period, seen from what stood before it. */
export const OUTCOME_CHANGES = ['new', 'withdrawn', 'flagged', 'restated', 'cleared', 'suppressed', 'kept'] as const;
export type OutcomeChange = (typeof OUTCOME_CHANGES)[number];

/** What one run said of one subject by one rule. */
export type RunVerdict = { readonly version: number; readonly verdict: Verdict; readonly because: readonly Reason[] };

/** A condition that the two runs told differently; `before` or `after` is null where that run did not ask it or had no value. */
export type ChangedReason = Pick<Reason, 'fact' | 'operator' | 'expected'> & {
  readonly before: Reason['actual'];
  readonly heldBefore: boolean | null;
  readonly after: Reason['actual'];
  readonly holds: boolean | null;
};

/**
 * Why two runs say something else: their figures, another version of the rule, a rule or subject that only one of them knew. `same` where
 * both say the same.
 */
export type Difference = 'figures' | 'rule-version' | 'only-before' | 'only-after' | 'same';

export function differenceOf(before: RunVerdict | null, after: RunVerdict | null): Difference {
  if (before === null) return after === null ? 'same' : 'only-after';
  if (after === null) return 'only-before';
  if (before.verdict === after.verdict) return 'same';
  return before.version === after.version ? 'figures' : 'rule-version';
}

/** The conditions that turned, in the order of the rule; those of another version that only one run asked count where they are told. */
export function changedReasons(before: RunVerdict | null, after: RunVerdict | null): readonly ChangedReason[] {
  if (before === null || after === null) return [];
  const known = new Map(before.because.map((reason) => [keyOf(reason), reason]));
  const asked = new Set(after.because.map(keyOf));
  const turned = after.because
    .map((reason) => changed(known.get(keyOf(reason)) ?? null, reason))
    .filter(({ heldBefore, holds }) => heldBefore !== holds);
  const dropped = before.because.filter((reason) => !asked.has(keyOf(reason))).map((reason) => changed(reason, null));
  return [...turned, ...dropped.filter(({ heldBefore }) => heldBefore !== null)];
}

function changed(before: Reason | null, after: Reason | null): ChangedReason {
  const { fact, operator, expected } = (after ?? before)!;
  return {
    fact,
    operator,
    expected,
    before: before?.actual ?? null,
    heldBefore: before?.holds ?? null,
    after: after?.actual ?? null,
    holds: after?.holds ?? null,
  };
}

const keyOf = ({ fact, operator, expected }: Reason): string => JSON.stringify([fact, operator, expected]);
