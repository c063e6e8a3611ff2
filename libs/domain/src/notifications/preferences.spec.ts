import fc from 'fast-check';
import { runs } from '../testing/runs';
import { digestDay, localClockOf, wayOf } from './preferences';

test.each([
  ['run-completed', {}, 'application'],
  ['run-failed', {}, 'mail'],
  ['run-failed', { 'run-failed': 'none' }, 'none'],
  ['run-failed', { 'run-completed': 'none' }, 'mail'],
  ['mail-failed', { 'mail-failed': 'mail' }, 'application'],
  ['mail-failed', { 'mail-failed': 'none' }, 'none'],
] as const)('%s with %j is told by: %s', (cause, chosen, way) => {
  expect(wayOf(cause, chosen)).toBe(way);
});

describe('the digest', () => {
  const due = (instant: string, hour: number) => digestDay(localClockOf(instant, 'Europe/Rome'), hour);
  test.each([
    ['2026-11-22T06:59:59Z', 8, null],
    ['2026-11-22T07:00:00Z', 8, '2026-11-22'],
    ['2026-11-22T22:59:00Z', 8, '2026-11-22'],
    ['2026-11-22T23:00:00Z', 8, null],
    ['2026-11-22T23:00:00Z', 0, '2026-11-23'],
    // The clock goes from 2 to 3: who asked for 2 has it at 3.
    ['2026-03-29T00:59:00Z', 2, null],
    ['2026-03-29T01:00:00Z', 2, '2026-03-29'],
    // It is 2 twice: the day is the same both times.
    ['2026-10-25T00:00:00Z', 2, '2026-10-25'],
    ['2026-10-25T01:00:00Z', 2, '2026-10-25'],
  ])('at %s for those who want it at %i: %s', (instant, hour, day) => {
    expect(due(instant, hour)).toBe(day);
  });
  test('is due on every day of the year once, whatever the clocks do', () => {
    const start = Date.parse('2026-01-01T00:00:00Z');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 363 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 29 }),
        (day, hour, phase) => {
          const days = new Set<string | null>();
          // From noon to noon two days later, looked at every half an hour.
          for (let at = 0; at < 96; at++)
            days.add(due(new Date(start + day * 86_400_000 + (at * 30 + phase) * 60_000).toISOString(), hour));
          days.delete(null);
          expect([...days].length).toBeGreaterThanOrEqual(2);
          const ordered = [...days];
          expect(ordered).toEqual([...ordered].sort());
        },
      ),
      runs(60),
    );
  });
});
