import type { SubjectRef } from '../../subjects/subject';
import { persistentVerdict } from '../persistence';
import type { Facts } from '../fact-value';
import type { Rule } from '../rule';
import type { Decision, SubjectFacts } from '../verdict';
import { type CompiledConditions, compileConditions, type Explained } from './compile';
import { type Explanation, reasonsOf } from './explanation';

export type CompiledRule = { readonly rule: Rule; readonly compiled: CompiledConditions };

/** What one rule says of one subject, its conditions' part of it kept small. */
export type CompactDecision = Omit<Decision, 'because'> & { readonly explanation: Explanation };

export function compileRule(rule: Rule): CompiledRule {
  return { rule, compiled: compileConditions(rule.conditions) };
}

/** What was known of a subject in the periods before, as far as a rule may look at it, the nearest first; `null` where nothing was evaluated. */
export type PastFacts = (rule: Rule, subject: SubjectRef) => readonly (Facts | null)[];

const NO_PAST: PastFacts = () => [];

/**
 * What every rule says of every subject of its kind, in the order in which `decide` of the engine gives it: by subject as they came,
 * for each in the order of the rules. A rule that asks for some time asks the facts of the periods before with the same conditions.
 */
export function decideMass(
  rules: readonly CompiledRule[],
  subjects: readonly SubjectFacts[],
  pastOf: PastFacts = NO_PAST,
): readonly CompactDecision[] {
  const decisions: CompactDecision[] = [];
  for (const { subject, facts } of subjects) {
    for (const one of rules) {
      const { rule, compiled } = one;
      if (rule.appliesTo !== subject.kind) continue;
      const now = compiled.explain(facts);
      const { verdict, explanation } = rule.persistence ? overTime(one, now, pastOf(rule, subject)) : now;
      decisions.push({ ruleId: rule.id, ruleVersion: rule.version, outcomeKind: rule.outcome.kind, subject, verdict, explanation });
    }
  }
  return decisions;
}

function overTime({ rule: { persistence }, compiled }: CompiledRule, now: Explained, past: readonly (Facts | null)[]): Explained {
  const earlier = Array.from({ length: persistence!.periods - 1 }, (_, ago) => {
    const facts = past[ago] ?? null;
    return facts && compiled.verdictOf(facts);
  });
  return { verdict: persistentVerdict(persistence!, [now.verdict, ...earlier]), explanation: { ...now.explanation, earlier } };
}

/** The same decision with every condition written out, as an outcome keeps it. */
export function decisionOf({ conditions }: Rule, { explanation, ...decision }: CompactDecision): Decision {
  const { earlier } = explanation;
  return { ...decision, because: reasonsOf(conditions, explanation), ...(earlier && { earlier }) };
}
