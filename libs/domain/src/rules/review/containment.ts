import type { Condition } from '../rule';
import { knownRegion } from '../regions/known-region';
import { doMeet } from '../regions/region';
import type { ReviewedRule, RuleFinding } from './finding';
import { namedRule } from './named-rule';

/** Whether one can hold where the other does not; `null` when that cannot be told within bounds. */
export function holdsOnlyWhere(one: Condition, other: Condition): boolean | null {
  const [holding, beyond] = [knownRegion(one, 'holds'), knownRegion(other, 'not-holds')];
  return holding && beyond && !doMeet(holding, beyond);
}

/** Whether two rules ask for the same kind of thing; it takes two rules to propose two things on the same conditions. */
export function containmentFindings(rule: ReviewedRule, other: ReviewedRule): readonly RuleFinding[] {
  if (rule.outcome.kind !== other.outcome.kind) return [];
  // What never holds is contained in everything, and is told by itself.
  if (neverHolds(rule) || neverHolds(other)) return [];
  const [within, around] = [holdsOnlyWhere(rule.conditions, other.conditions), holdsOnlyWhere(other.conditions, rule.conditions)];
  if (!within && !around) return [];
  const code = within && around ? 'same-as-rule' : within ? 'contained-in-rule' : 'contains-rule';
  return [{ code, weight: 'warning', pointer: '/conditions', details: namedRule(other) }];
}

function neverHolds({ conditions }: ReviewedRule): boolean {
  return knownRegion(conditions, 'holds')?.length === 0;
}
