import fc from 'fast-check';
import type { Reason, Verdict } from '../rules/verdict';
import { runs } from '../testing/runs';
import { changedReasons, differenceOf, type RunVerdict } from './compare-verdicts';

const gap = (actual: number | null, holds: boolean | null): Reason => ({
  fact: 'RES.gap',
  operator: 'lessThan',
  expected: -0.05,
  actual,
  holds,
});
const pending: Reason = { fact: 'training.pending', operator: 'equal', expected: 0, actual: 0, holds: true };
const said = (verdict: Verdict, because: readonly Reason[] = [], version = 1): RunVerdict => ({ verdict, because, version });

test.each([
  ['both silent', null, null, 'same'],
  ['a subject that came', null, said('holds'), 'only-after'],
  ['a subject that went', said('holds'), null, 'only-before'],
  ['the same again', said('fails'), said('fails', [], 2), 'same'],
  ['other figures', said('holds'), said('fails'), 'figures'],
  ['another version', said('holds'), said('not-evaluable', [], 2), 'rule-version'],
] as const)('%s', (_, before, after, expected) => expect(differenceOf(before, after)).toBe(expected));

test('tells the conditions that turned with both values, and no other', () => {
  const [before, after] = [said('holds', [gap(-0.1, true), pending]), said('fails', [gap(0.02, false), pending])];
  expect(changedReasons(before, after)).toEqual([
    { fact: 'RES.gap', operator: 'lessThan', expected: -0.05, before: -0.1, heldBefore: true, after: 0.02, holds: false },
  ]);
});

test('a value that went missing turned its condition; one that moved on the same side did not', () => {
  expect(changedReasons(said('holds', [gap(-0.1, true)]), said('not-evaluable', [gap(null, null)]))).toMatchObject([
    { before: -0.1, after: null, holds: null },
  ]);
  expect(changedReasons(said('holds', [gap(-0.1, true)]), said('holds', [gap(-0.3, true)]))).toEqual([]);
});

test('conditions that another version dropped or added are told too', () => {
  const sharper: Reason = { ...gap(-0.1, false), expected: -0.2 };
  expect(changedReasons(said('holds', [gap(-0.1, true)]), said('fails', [sharper], 2))).toEqual([
    { fact: 'RES.gap', operator: 'lessThan', expected: -0.2, before: null, heldBefore: null, after: -0.1, holds: false },
    { fact: 'RES.gap', operator: 'lessThan', expected: -0.05, before: -0.1, heldBefore: true, after: null, holds: null },
  ]);
});

test('where only one run spoke, no condition turned', () => {
  expect(changedReasons(null, said('holds', [gap(-0.1, true)]))).toEqual([]);
  expect(changedReasons(said('holds', [gap(-0.1, true)]), null)).toEqual([]);
});

test('a run beside itself has no difference, and the other way round the same conditions turned', () => {
  const reason = fc.record({
    fact: fc.constantFrom('RES.gap', 'FCR_W.gap', 'training.pending'),
    operator: fc.constantFrom('lessThan' as const, 'equal' as const),
    expected: fc.integer({ min: 0, max: 2 }),
    actual: fc.option(fc.integer({ min: 0, max: 2 })),
    holds: fc.option(fc.boolean()),
  });
  const verdict = fc.record({
    version: fc.integer({ min: 1, max: 2 }),
    verdict: fc.constantFrom<Verdict>('holds', 'fails', 'not-evaluable'),
    because: fc.uniqueArray(reason, { selector: ({ fact, operator, expected }) => `${fact} ${operator} ${expected}` }),
  });
  const keys = (list: ReturnType<typeof changedReasons>) =>
    list.map(({ fact, operator, expected }) => `${fact} ${operator} ${expected}`).sort();
  fc.assert(
    fc.property(verdict, verdict, (one, other) => {
      expect(changedReasons(one, one)).toEqual([]);
      expect(differenceOf(one, one)).toBe('same');
      expect(keys(changedReasons(one, other))).toEqual(keys(changedReasons(other, one)));
    }),
    runs(1_000),
  );
});
