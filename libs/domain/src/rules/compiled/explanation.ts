import { leavesOf } from '../leaf';
import { type Persistence, persistentVerdict } from '../persistence';
import type { FactValue } from '../fact-value';
import type { Condition, GroupCondition } from '../rule';
import type { Reason, Verdict } from '../verdict';
import { FAILS, HOLDS, opposite, type Told, UNKNOWN, VERDICT_OF } from './told';

/**
 * What the conditions of a rule met at one subject, as small as can be: with the conditions beside it, everything that was decided can
 * be told again. JSON-safe.
 */
export type Explanation = {
  /** What each condition said, in the order of the rule: two bits each, the first the lowest, fifteen to a number. */
  readonly told: readonly number[];
  /** The value that each condition met; `null` when there was none. */
  readonly met: readonly (FactValue | null)[];
  /** What the conditions said in the periods before, the nearest first; only of a rule that asks for some time. */
  readonly earlier?: readonly (Verdict | null)[];
};

/** So that each number stays a small integer. */
export const TOLD_IN_A_NUMBER = 15;

/** A condition with what it met and whether it held; `holds` is `null` where that cannot be told. */
export type ExplainedCondition =
  | (Reason & { readonly kind: 'leaf' })
  | { readonly kind: 'all' | 'any' | 'not'; readonly holds: boolean | null; readonly inside: readonly ExplainedCondition[] };

/** Decides again from what was kept, without the facts; over time for a rule that asks for some. */
export function replay(conditions: GroupCondition, { told, earlier = [] }: Explanation, persistence: Persistence | null = null): Verdict {
  let place = 0;
  const said = (condition: Condition): Told => {
    if ('fact' in condition) return toldAt(told, place++);
    if ('not' in condition) return opposite(said(condition.not));
    return 'all' in condition ? least(condition.all.map(said)) : greatest(condition.any.map(said));
  };
  const now = VERDICT_OF[said(conditions)];
  return persistence === null ? now : persistentVerdict(persistence, [now, ...earlier]);
}

/** Every condition on a fact with what it met, in the order of the rule: what outcomes are stored with. */
export function reasonsOf(conditions: GroupCondition, { told, met }: Explanation): readonly Reason[] {
  return leavesOf(conditions).map(({ fact, operator, value }, place) => ({
    fact,
    operator,
    expected: value,
    actual: met[place]!,
    holds: truthOf(toldAt(told, place)),
  }));
}

/** The whole tree with figures, groups too, as a person reads it. */
export function explainedTree(conditions: GroupCondition, explanation: Explanation): ExplainedCondition {
  const reasons = reasonsOf(conditions, explanation);
  let place = 0;
  const explained = (condition: Condition): ExplainedCondition & { readonly said: Told } => {
    if ('fact' in condition) {
      const reason = reasons[place]!;
      return { kind: 'leaf', ...reason, said: toldAt(explanation.told, place++) };
    }
    const kind = 'not' in condition ? 'not' : 'all' in condition ? 'all' : 'any';
    const inside = ('not' in condition ? [condition.not] : 'all' in condition ? condition.all : condition.any).map(explained);
    const each = inside.map(({ said }) => said);
    const said = kind === 'not' ? opposite(each[0]!) : kind === 'all' ? least(each) : greatest(each);
    return { kind, holds: truthOf(said), inside: inside.map(withoutSaid), said };
  };
  return withoutSaid(explained(conditions));
}

function withoutSaid({ said: _, ...condition }: ExplainedCondition & { readonly said: Told }): ExplainedCondition {
  return condition as ExplainedCondition;
}

function toldAt(told: readonly number[], place: number): Told {
  return ((told[Math.floor(place / TOLD_IN_A_NUMBER)]! >> (2 * (place % TOLD_IN_A_NUMBER))) & 3) as Told;
}

function least(each: readonly Told[]): Told {
  return each.includes(FAILS) ? FAILS : each.includes(UNKNOWN) ? UNKNOWN : HOLDS;
}

function greatest(each: readonly Told[]): Told {
  return each.includes(HOLDS) ? HOLDS : each.includes(UNKNOWN) ? UNKNOWN : FAILS;
}

function truthOf(told: Told): boolean | null {
  return told === UNKNOWN ? null : told === HOLDS;
}
