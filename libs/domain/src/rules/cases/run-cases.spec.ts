import fc from 'fast-check';
import { randomConditions, randomFacts } from '../../testing/random-rules';
import { runs } from '../../testing/runs';
import type { GroupCondition } from '../rule';
import { VERDICTS } from '../verdict';
import { caseOf, runCases } from './run-cases';

const conditions: GroupCondition = {
  all: [
    { fact: 'RES.value', operator: 'lessThan', value: 0.7 },
    { fact: 'training.pending', operator: 'equal', value: 0 },
  ],
};

test('each case says whether the rule says what was expected of it, and why', () => {
  expect(
    runCases(conditions, [
      { name: 'bassa', facts: { 'RES.value': 0.5, 'training.pending': 0 }, expected: 'holds' },
      { name: 'in formazione', facts: { 'RES.value': 0.5, 'training.pending': 1 }, expected: 'holds' },
      { name: 'pochi contatti', facts: { 'training.pending': 0, 'RES.value': null }, expected: 'not-evaluable' },
    ]),
  ).toEqual([
    {
      name: 'bassa',
      expected: 'holds',
      verdict: 'holds',
      passed: true,
      untold: [],
      because: [
        { fact: 'RES.value', operator: 'lessThan', expected: 0.7, actual: 0.5, holds: true },
        { fact: 'training.pending', operator: 'equal', expected: 0, actual: 0, holds: true },
      ],
    },
    {
      name: 'in formazione',
      expected: 'holds',
      verdict: 'fails',
      passed: false,
      untold: [],
      because: [
        { fact: 'RES.value', operator: 'lessThan', expected: 0.7, actual: 0.5, holds: true },
        { fact: 'training.pending', operator: 'equal', expected: 0, actual: 1, holds: false },
      ],
    },
    {
      name: 'pochi contatti',
      expected: 'not-evaluable',
      verdict: 'not-evaluable',
      passed: true,
      untold: ['RES.value'],
      because: [
        { fact: 'RES.value', operator: 'lessThan', expected: 0.7, actual: null, holds: null },
        { fact: 'training.pending', operator: 'equal', expected: 0, actual: 0, holds: true },
      ],
    },
  ]);
  expect(runCases(conditions, [{ name: 'nulla', facts: {}, expected: 'fails' }])[0]).toMatchObject({
    passed: false,
    untold: ['RES.value', 'training.pending'],
  });
});

test('a real subject kept as a case has nothing but what the rule asks about, and passes', () => {
  expect(caseOf('uno', conditions, { 'RES.value': 0.5, 'subject.team': 'tributi', 'AHT.value': 300 })).toEqual({
    name: 'uno',
    facts: { 'RES.value': 0.5 },
    expected: 'not-evaluable',
  });
  const ofTeam: GroupCondition = { any: [conditions, { fact: 'subject.team', operator: 'equal', value: 'tributi' }] };
  expect(caseOf('una', ofTeam, { 'RES.value': 0.5, 'subject.team': 'tributi' }).facts).toEqual({ 'RES.value': 0.5 });
  fc.assert(
    fc.property(randomConditions(), randomFacts({ missing: true }), (some, facts) => {
      const kept = caseOf('uno', some, facts);
      const others = VERDICTS.filter((verdict) => verdict !== kept.expected).map((expected) => ({ ...kept, expected }));
      expect(runCases(some, [kept, ...others]).map(({ passed }) => passed)).toEqual([true, false, false]);
    }),
    runs(2_000),
  );
});
