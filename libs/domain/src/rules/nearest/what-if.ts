import { type Persistence, persistentVerdict } from '../persistence';
import type { Facts } from '../fact-value';
import type { GroupCondition, LeafCondition } from '../rule';
import type { Verdict } from '../verdict';
import { type FactChange, nearestChanges } from './nearest-changes';
import { toldByValue } from './told-by-value';

/** What one fact would have had to be; `byValue`: the same limits told of the indicator's own value, where they can be, else none. */
export type WantedFact = FactChange & { readonly byValue: readonly LeafCondition[] };

/** What would have changed a verdict, told to who asks why. */
export type WhatIf = {
  /** What the conditions would have come to instead: what held would have failed, anything else would have held. */
  readonly towards: 'holds' | 'fails';
  /** Each alternative by itself, the nearest first; `null` when that takes too long to tell. */
  readonly changes: readonly (readonly WantedFact[])[] | null;
};

/** What a rule that asks for some time was told by the periods before, the nearest first. */
export type Before = { readonly persistence: Persistence; readonly earlier: readonly (Verdict | null)[] };

/**
 * The nearest changes of facts with which the conditions would have said something else; none where, with the periods before as they were,
 * no figure of this one would have changed the verdict.
 * @param verdict what was decided on these facts
 */
export function whatIf(conditions: GroupCondition, facts: Facts, verdict: Verdict, before: Before | null = null): WhatIf {
  const towards = verdict === 'holds' ? 'fails' : 'holds';
  if (before && persistentVerdict(before.persistence, [towards, ...before.earlier]) !== towards) return { towards, changes: [] };
  const changes = nearestChanges(conditions, facts, towards);
  return { towards, changes: changes && changes.map((change) => change.map((one) => ({ ...one, byValue: byValueOf(one, facts) }))) };
}

function byValueOf({ wanted }: FactChange, facts: Facts): readonly LeafCondition[] {
  const told = wanted.flatMap((limit) => toldByValue(limit, facts) ?? []);
  return told.length === wanted.length ? told : [];
}
