import { compare, leavesOf } from './leaf';
import { OPERATORS, takesList } from './operators';

test.each([
  ['equal', 4, 4, true],
  ['equal', 4, 5, false],
  ['notEqual', 'a', 'b', true],
  ['notEqual', true, true, false],
  ['lessThan', 4, 5, true],
  ['lessThan', 5, 5, false],
  ['lessThanInclusive', 5, 5, true],
  ['lessThanInclusive', 5.1, 5, false],
  ['greaterThan', 5, 5, false],
  ['greaterThan', 5.1, 5, true],
  ['greaterThanInclusive', 5, 5, true],
  ['greaterThanInclusive', 4, 5, false],
  ['in', 'a', ['b', 'a'], true],
  ['in', 'a', ['b'], false],
  ['notIn', 3, [1, 2], true],
  ['notIn', 1, [1, 2], false],
] as const)('%s: %j against %j is %s', (operator, actual, expected, holds) => {
  expect(compare(operator, actual, expected)).toBe(holds);
});

test.each([undefined, null, NaN, Infinity, '4', true, {}, [4]])('%j is never compared with a number', (actual) => {
  for (const operator of OPERATORS) expect(compare(operator, actual, takesList(operator) ? [5] : 5)).toBeNull();
});

test('a list with another type in it says nothing', () => {
  expect(compare('notIn', 'a', [1])).toBeNull();
  expect(compare('in', 1, [1, '1'])).toBeNull();
});

test('conditions come in the order of the rule', () => {
  const leaf = (value: number) => ({ fact: 'ANS.value', operator: 'equal', value }) as const;
  expect(leavesOf({ all: [leaf(1), { any: [leaf(2), { not: leaf(3) }] }, leaf(4)] }).map(({ value }) => value)).toEqual([1, 2, 3, 4]);
});
