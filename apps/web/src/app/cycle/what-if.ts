import { type Condition, factNamed, type LeafCondition, type OperatorName } from '@circolo/domain';

const OTHERWISE: Partial<Record<OperatorName, OperatorName>> = {
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
};

/**
 * What would have been enough for the rule not to hold: where all its conditions had to, the contrary of any one that compares a figure.
 * Empty where no single figure decides.
 */
export function enoughNotToHold(conditions: Condition): readonly LeafCondition[] {
  if (!('all' in conditions)) return [];
  return conditions.all.flatMap((condition) => {
    if (!('fact' in condition) || factNamed(condition.fact)?.type !== 'number') return [];
    const operator = OTHERWISE[condition.operator];
    return operator ? [{ ...condition, operator }] : [];
  });
}
