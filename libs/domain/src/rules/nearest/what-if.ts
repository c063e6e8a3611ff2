import type { Facts, GroupCondition, LeafCondition } from '../rule';
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

/** The nearest changes of facts with which the conditions would have said something else. @param verdict what they said of these facts */
export function whatIf(conditions: GroupCondition, facts: Facts, verdict: Verdict): WhatIf {
  const towards = verdict === 'holds' ? 'fails' : 'holds';
  const changes = nearestChanges(conditions, facts, towards);
  return { towards, changes: changes && changes.map((change) => change.map((one) => ({ ...one, byValue: byValueOf(one, facts) }))) };
}

function byValueOf({ wanted }: FactChange, facts: Facts): readonly LeafCondition[] {
  const told = wanted.flatMap((limit) => toldByValue(limit, facts) ?? []);
  return told.length === wanted.length ? told : [];
}
