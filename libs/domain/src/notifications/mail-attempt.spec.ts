import { afterFailedAttempt, MINUTES_BETWEEN_ATTEMPTS } from './mail-attempt';

const AT = '2026-11-22T09:00:00.000Z';

test('a server that is not there is asked again, ever more slowly, and given up after about a day', () => {
  const waits = MINUTES_BETWEEN_ATTEMPTS.map((_, place) => {
    const { state, nextAt } = afterFailedAttempt('unreachable', place + 1, AT);
    expect(state).toBe('owed');
    return (Date.parse(nextAt) - Date.parse(AT)) / 60_000;
  });
  expect(waits).toEqual([...waits].sort((one, other) => one - other));
  expect(waits.reduce((sum, wait) => sum + wait) / 60).toBeCloseTo(22.35, 1);
  expect(afterFailedAttempt('unreachable', MINUTES_BETWEEN_ATTEMPTS.length + 1, AT)).toEqual({ state: 'failed', nextAt: AT });
});

test.each([
  ['refused', 'failed'],
  ['unanswered', 'uncertain'],
] as const)('what was %s is %s at once, and not sent again', (failure, state) => {
  expect(afterFailedAttempt(failure, 1, AT)).toEqual({ state, nextAt: AT });
});
