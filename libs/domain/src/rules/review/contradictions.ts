import { asConditions } from '../regions/as-conditions';
import { knownRegion } from '../regions/known-region';
import { meetBoxes, type Region } from '../regions/region';
import type { ValueSet } from '../regions/value-set';
import type { ReviewedRule, RuleFinding } from './finding';
import { namedRule } from './named-rule';
import { isBadSide, isCause, isConsistent } from './sides';

/** One subject that is rewarded and sent to training, or asked to improve, for the same figure: one of the two has its limit wrong. */
export function contradictionFindings(rule: ReviewedRule, other: ReviewedRule): readonly RuleFinding[] {
  if ((rule.outcome.kind === 'bonus') === (other.outcome.kind === 'bonus')) return [];
  const [bonus, need] = rule.outcome.kind === 'bonus' ? [rule, other] : [other, rule];
  const [rewarded, needing] = [knownRegion(bonus.conditions, 'holds'), knownRegion(need.conditions, 'holds')];
  const found = rewarded && needing && sharedCause(rewarded, needing);
  if (!found) return [];
  const [fact, overlap] = found;
  const details = { ...namedRule(other), fact, overlap: asConditions(fact, overlap) };
  return [{ code: 'contradicts-rule', weight: 'warning', pointer: '/conditions', details }];
}

/** A figure that both rules judge, and the values for which one rewards it and the other finds it wanting. */
function sharedCause(rewarded: Region, needing: Region): readonly [string, ValueSet] | null {
  for (const need of needing) {
    for (const reward of rewarded) {
      const both = meetBoxes(need, reward);
      if (both === null || !isConsistent(both)) continue;
      for (const [fact, set] of need) {
        if (reward.has(fact) && isCause(fact) && isBadSide(fact, set)) return [fact, both.get(fact)!];
      }
    }
  }
  return null;
}
