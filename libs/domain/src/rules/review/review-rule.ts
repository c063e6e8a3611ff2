import { containmentFindings } from './containment';
import { contradictionFindings } from './contradictions';
import { factFindings, type FactStanding } from './fact-findings';
import type { ReviewedRule, RuleFinding } from './finding';
import { thresholdFindings } from './thresholds';
import { truthFindings } from './truth';
import { unitFindings } from './units';

export type ReviewBasis = {
  /** The rules in force, its own earlier version too or not: it is not compared with itself. */
  readonly others: readonly ReviewedRule[];
  readonly standing: FactStanding;
};

/**
 * Everything that can be seen of a rule before it runs. What is found is certain: what would take too long to tell is not said at all.
 * @param rule that has passed `checkRule`, but for facts that the catalogue no longer has
 */
export function reviewRule(rule: ReviewedRule, { others, standing }: ReviewBasis): readonly RuleFinding[] {
  const root = { condition: rule.conditions, pointer: '/conditions' };
  const units = unitFindings(root);
  // A value in the wrong unit makes its condition true or false for everybody: that is told once.
  const truth = truthFindings(root).filter(({ pointer }) => !units.some((unit) => unit.pointer === `${pointer}/value`));
  const beside = others.filter(
    ({ id, appliesTo, periodKind }) => id !== rule.id && appliesTo === rule.appliesTo && periodKind === rule.periodKind,
  );
  const contradictions = beside.flatMap((other) => contradictionFindings(rule, other));
  const contradicted = new Set(contradictions.map(({ details }) => (details['rule'] as { id: string }).id));
  return [
    ...factFindings(root, standing),
    ...units,
    ...truth,
    ...beside.flatMap((other) => containmentFindings(rule, other)),
    ...contradictions,
    ...thresholdFindings(rule, beside).filter(({ details }) => !contradicted.has((details['rule'] as { id: string }).id)),
  ];
}
