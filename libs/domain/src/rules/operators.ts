import type { FactType } from './fact-type';

/** The operators of json-rules-engine that a rule may use, by its own names. */
export const OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;
export type OperatorName = (typeof OPERATORS)[number];

const CHOICES = ['equal', 'notEqual', 'in', 'notIn'] as const satisfies readonly OperatorName[];

export const OPERATORS_BY_TYPE: Readonly<Record<FactType, readonly OperatorName[]>> = {
  number: OPERATORS,
  boolean: ['equal', 'notEqual'],
  text: CHOICES,
  severity: CHOICES,
  'subject-kind': CHOICES,
};

/** Whether the operator's value is a list. */
export function takesList(operator: OperatorName): boolean {
  return operator === 'in' || operator === 'notIn';
}
