import type { OperatorName } from './operators';
import type { FactValue } from './fact-value';
import type { Condition, LeafCondition } from './rule';

type Expected = LeafCondition['value'];
type Comparing = (actual: FactValue, expected: FactValue) => boolean;

const COMPARING: Readonly<Record<Exclude<OperatorName, 'in' | 'notIn'>, Comparing>> = {
  equal: (actual, expected) => actual === expected,
  notEqual: (actual, expected) => actual !== expected,
  lessThan: (actual, expected) => actual < expected,
  lessThanInclusive: (actual, expected) => actual <= expected,
  greaterThan: (actual, expected) => actual > expected,
  greaterThanInclusive: (actual, expected) => actual >= expected,
};

/**
 * What an operator says of a fact; `null` when the fact is missing, or is not of the type of what is expected: a text is never
 * compared with a number.
 */
export function compare(operator: OperatorName, actual: unknown, expected: Expected): boolean | null {
  const list: readonly FactValue[] = Array.isArray(expected) ? expected : [expected as FactValue];
  if (!isValue(actual) || list.some((item) => typeof item !== typeof actual)) return null;
  if (operator === 'in') return list.includes(actual);
  if (operator === 'notIn') return !list.includes(actual);
  return COMPARING[operator](actual, list[0]!);
}

/** The conditions on facts of a rule, in the order in which they stand in it. */
export function leavesOf(condition: Condition): readonly LeafCondition[] {
  if ('fact' in condition) return [condition];
  if ('not' in condition) return leavesOf(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(leavesOf);
}

function isValue(actual: unknown): actual is FactValue {
  return typeof actual === 'string' || typeof actual === 'boolean' || (typeof actual === 'number' && Number.isFinite(actual));
}
