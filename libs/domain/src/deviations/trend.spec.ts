import { periodsOffOf, trendOf } from './trend';

test.each([
  ['rising', [0.6, 0.62, 0.65, 0.66, 0.69, 0.7], 1],
  ['falling', [90, 84, 80, 79, 71, 66], -1],
  ['flat', [5, 5, 5, 5, 5, 5], 0],
  ['to and fro', [5, 9, 4, 8, 5, 7], 0],
  ['only the last six count', [100, 90, 80, 5, 5, 5, 5, 5, 5], 0],
  ['four values are enough', [null, 1, 2, null, 3.1, 4], 1],
  ['three are not', [null, null, 1, null, 2, 3], null],
  ['this period has none', [1, 2, 3, 4, 5, null], null],
  ['nothing', [], null],
])('%s', (_case, values, expected) => {
  expect(trendOf(values)).toBe(expected);
});

test('a period without a value keeps its place', () => {
  // 1, 2, 3, then a gap of two, 4: no line any more.
  expect(trendOf([1, 2, 3, null, null, 4])).toBe(1);
  expect(trendOf([3, 1, 2, null, null, 4])).toBe(0);
});

test.each([
  [['met', 'watch', 'warning', 'critical'], 3],
  [['watch', 'met'], 0],
  [['critical', null, 'critical'], 1],
  [['critical', 'critical'], 2],
  [['critical', null], 0],
  [[], 0],
] as const)('%j: %d periods in a row not met', (severities, expected) => {
  expect(periodsOffOf(severities)).toBe(expected);
});
