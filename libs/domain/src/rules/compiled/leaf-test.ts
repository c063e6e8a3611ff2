import { compare } from '../leaf';
import type { OperatorName } from '../operators';
import type { FactValue } from '../fact-value';
import type { LeafCondition } from '../rule';
import { FAILS, HOLDS, type Told, UNKNOWN } from './told';

/** What one condition says of the value of its fact, whatever that is. */
export type LeafTest = (actual: unknown) => Told;

type Sized = Exclude<OperatorName, 'in' | 'notIn' | 'equal' | 'notEqual'>;

/**
 * The test of a condition on one fact, its operator and types looked at once and not at every subject. It says what `compare` says:
 * a value that is missing, no finite number, or of another type than what is expected cannot be told.
 */
export function leafTest({ operator, value }: Pick<LeafCondition, 'operator' | 'value'>): LeafTest {
  if (typeof value === 'number' && operator !== 'in' && operator !== 'notIn') return numberTest(operator, value);
  if ((typeof value === 'string' || typeof value === 'boolean') && (operator === 'equal' || operator === 'notEqual')) {
    return sameTest(operator === 'equal', value);
  }
  if (isTexts(value) && (operator === 'in' || operator === 'notIn')) return amongTest(operator === 'in', value);
  return (actual) => {
    const holds = compare(operator, actual, value);
    return holds === null ? UNKNOWN : holds ? HOLDS : FAILS;
  };
}

function isTexts(value: LeafCondition['value']): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}

function amongTest(wanted: boolean, expected: readonly string[]): LeafTest {
  return (actual) => (typeof actual !== 'string' ? UNKNOWN : expected.includes(actual) === wanted ? HOLDS : FAILS);
}

function sameTest(wanted: boolean, expected: FactValue): LeafTest {
  const type = typeof expected;
  return (actual) => (typeof actual !== type ? UNKNOWN : (actual === expected) === wanted ? HOLDS : FAILS);
}

function numberTest(operator: Sized | 'equal' | 'notEqual', expected: number): LeafTest {
  switch (operator) {
    case 'equal':
      return (actual) => (isFigure(actual) ? (actual === expected ? HOLDS : FAILS) : UNKNOWN);
    case 'notEqual':
      return (actual) => (isFigure(actual) ? (actual !== expected ? HOLDS : FAILS) : UNKNOWN);
    case 'lessThan':
      return (actual) => (isFigure(actual) ? (actual < expected ? HOLDS : FAILS) : UNKNOWN);
    case 'lessThanInclusive':
      return (actual) => (isFigure(actual) ? (actual <= expected ? HOLDS : FAILS) : UNKNOWN);
    case 'greaterThan':
      return (actual) => (isFigure(actual) ? (actual > expected ? HOLDS : FAILS) : UNKNOWN);
    case 'greaterThanInclusive':
      return (actual) => (isFigure(actual) ? (actual >= expected ? HOLDS : FAILS) : UNKNOWN);
  }
}

function isFigure(actual: unknown): actual is number {
  return typeof actual === 'number' && Number.isFinite(actual);
}
