import fc from 'fast-check';
import { STAFF } from '../testing/cast';
import { runs } from '../testing/runs';
import { decideEligibility, ELIGIBILITY_STATES, moveEligibility } from './eligibility';

const decision = { command: 'confirm', reason: 'dati verificati', by: STAFF.hr, persons: ['person:nives'] } as const;

test.each([
  ['proposed', 'confirm', 'confirmed'],
  ['proposed', 'decline', 'declined'],
  ['not-evaluable', 'confirm', 'confirmed'],
  ['not-evaluable', 'decline', 'declined'],
] as const)('%s, HR says %s: %s', (state, command, expected) => {
  expect(decideEligibility(state, { ...decision, command })).toBe(expected);
});

test.each([[null], [''], [' \n']])('the reason %j is none', (reason) => {
  expect(() => decideEligibility('proposed', { ...decision, reason })).toThrow(expect.objectContaining({ code: 'reason-missing' }));
});

test('what is decided is decided', () => {
  expect(() => decideEligibility('confirmed', { ...decision, command: 'decline' })).toThrow(
    expect.objectContaining({ code: 'not-in-this-state' }),
  );
});

test('nobody decides a line of their own, nor that of a team of theirs', () => {
  const someone = fc.constantFrom('p1', 'p2', 'p3', 'p4');
  fc.assert(
    fc.property(
      someone,
      fc.uniqueArray(someone),
      fc.constantFrom('confirm' as const, 'decline' as const),
      fc.constantFrom(...ELIGIBILITY_STATES),
      (by, persons, command, state) => {
        fc.pre(persons.includes(by));
        expect(() => decideEligibility(state, { command, reason: 'perché sì', by, persons })).toThrow(
          expect.objectContaining({ code: 'own-line' }),
        );
      },
    ),
    runs(10_000),
  );
});

test('the evaluation run restates only what HR has not decided', () => {
  expect(moveEligibility('proposed', 'restore-not-evaluable')).toBe('not-evaluable');
  expect(moveEligibility('not-evaluable', 'restore')).toBe('proposed');
  expect(moveEligibility('withdrawn', 'restore')).toBe('proposed');
  expect(() => moveEligibility('confirmed', 'withdraw')).toThrow(expect.objectContaining({ code: 'not-in-this-state' }));
});
