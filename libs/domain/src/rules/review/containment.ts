import type { Persistence } from '../persistence';
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
  const [within, around] = [isWithin(rule, other), isWithin(other, rule)];
  if (!within && !around) return [];
  const code = within && around ? 'same-as-rule' : within ? 'contained-in-rule' : 'contains-rule';
  return [{ code, weight: 'warning', pointer: '/conditions', details: namedRule(other) }];
}

function isWithin(one: ReviewedRule, other: ReviewedRule): boolean | null {
  return lastsWhere(one.persistence ?? ONCE, other.persistence ?? ONCE) && holdsOnlyWhere(one.conditions, other.conditions);
}

const ONCE: Persistence = { times: 1, periods: 1 };

/** Whether what holds for as long as the one asks holds for as long as the other does: it always holds in the period that is looked at. */
function lastsWhere(one: Persistence, other: Persistence): boolean {
  return other.times === 1 || (one.times >= other.times && one.periods <= other.periods);
}

function neverHolds({ conditions }: ReviewedRule): boolean {
  return knownRegion(conditions, 'holds')?.length === 0;
}
