import { compileConditions } from '../compiled/compile';
import { reasonsOf } from '../compiled/explanation';
import { leavesOf } from '../leaf';
import type { Facts } from '../fact-value';
import type { GroupCondition } from '../rule';
import type { Reason, Verdict } from '../verdict';

/** An example that a rule carries: what is known of somebody without a name, and what the rule should say of them. */
export type RuleCase = { readonly name: string; readonly facts: Facts; readonly expected: Verdict };

export type CaseResult = {
  readonly name: string;
  readonly expected: Verdict;
  readonly verdict: Verdict;
  readonly passed: boolean;
  /** Every condition with what it met. */
  readonly because: readonly Reason[];
  /** Facts that the conditions ask about and the case says nothing of. */
  readonly untold: readonly string[];
};

/** What the conditions say of each case, in their order. @param conditions that have passed `checkConditions` */
export function runCases(conditions: GroupCondition, cases: readonly RuleCase[]): readonly CaseResult[] {
  const { explain } = compileConditions(conditions);
  const asked = [...new Set(leavesOf(conditions).map(({ fact }) => fact))];
  return cases.map(({ name, facts, expected }) => {
    const { verdict, explanation } = explain(facts);
    const because = reasonsOf(conditions, explanation);
    const untold = asked.filter((fact) => (Object.hasOwn(facts, fact) ? facts[fact] : null) === null);
    return { name, expected, verdict, passed: verdict === expected, because, untold };
  });
}

/** The only fact that names somebody: a team of one is a person. */
const NAMING = 'subject.team';

/** A real subject's facts as a case: only those that the conditions ask about, and none that would tell who it was. */
export function caseOf(name: string, conditions: GroupCondition, facts: Facts): RuleCase {
  const asked = new Set(leavesOf(conditions).map(({ fact }) => fact));
  const kept = Object.fromEntries(Object.entries(facts).filter(([fact]) => asked.has(fact) && fact !== NAMING));
  return { name, facts: kept, expected: compileConditions(conditions).verdictOf(kept) };
}
