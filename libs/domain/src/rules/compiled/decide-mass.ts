import type { Rule } from '../rule';
import type { Decision, SubjectFacts } from '../verdict';
import { type CompiledConditions, compileConditions } from './compile';
import { type Explanation, reasonsOf } from './explanation';

export type CompiledRule = { readonly rule: Rule; readonly compiled: CompiledConditions };

/** What one rule says of one subject, its conditions' part of it kept small. */
export type CompactDecision = Omit<Decision, 'because'> & { readonly explanation: Explanation };

export function compileRule(rule: Rule): CompiledRule {
  return { rule, compiled: compileConditions(rule.conditions) };
}

/**
 * What every rule says of every subject of its kind, in the order in which `decide` of the engine gives it: by subject as they came,
 * for each in the order of the rules.
 */
export function decideMass(rules: readonly CompiledRule[], subjects: readonly SubjectFacts[]): readonly CompactDecision[] {
  const decisions: CompactDecision[] = [];
  for (const { subject, facts } of subjects) {
    for (const { rule, compiled } of rules) {
      if (rule.appliesTo !== subject.kind) continue;
      const { verdict, explanation } = compiled.explain(facts);
      decisions.push({ ruleId: rule.id, ruleVersion: rule.version, outcomeKind: rule.outcome.kind, subject, verdict, explanation });
    }
  }
  return decisions;
}

/** The same decision with every condition written out, as an outcome keeps it. */
export function decisionOf({ conditions }: Rule, { explanation, ...decision }: CompactDecision): Decision {
  return { ...decision, because: reasonsOf(conditions, explanation) };
}
