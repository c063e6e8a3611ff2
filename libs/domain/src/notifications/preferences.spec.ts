import fc from 'fast-check';
import { runs } from '../testing/runs';
import { digestDayOf, wayOf } from './preferences';

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
  const cutoff = (instant: string, hour: number) => {
    const { day, cutoffs } = digestDayOf(instant, 'Europe/Rome');
    return `${day} ${cutoffs[hour]}`;
  };
  test.each([
    ['2026-11-22T06:59:59.000Z', 8, '2026-11-22 2026-11-22T07:00:00.000Z'],
    ['2026-11-22T22:59:59.000Z', 0, '2026-11-22 2026-11-21T23:00:00.000Z'],
    ['2026-11-22T23:00:00.000Z', 23, '2026-11-23 2026-11-23T22:00:00.000Z'],
    // The clock goes from 2 to 3: who asked for 2 has it at 3, as those who asked for 3.
    ['2026-03-29T12:00:00.000Z', 2, '2026-03-29 2026-03-29T01:00:00.000Z'],
    ['2026-03-29T12:00:00.000Z', 3, '2026-03-29 2026-03-29T01:00:00.000Z'],
    // It is 2 twice: the first time counts.
    ['2026-10-25T12:00:00.000Z', 2, '2026-10-25 2026-10-25T00:00:00.000Z'],
    ['2026-10-25T12:00:00.000Z', 3, '2026-10-25 2026-10-25T02:00:00.000Z'],
  ])('at %s for those who want it at %i: %s', (instant, hour, expected) => {
    expect(cutoff(instant, hour)).toBe(expected);
  });
  test('comes once a day, whatever the clocks do: a day ends its hours in order, and before the same hour of the next', () => {
    const start = Date.parse('2026-01-01T12:00:00Z');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 363 }),
        fc.constantFrom('Europe/Rome', 'America/St_Johns', 'Asia/Kolkata'),
        (days, timeZone) => {
          const at = (more: number) => new Date(start + (days + more) * 86_400_000).toISOString();
          const [today, tomorrow] = [digestDayOf(at(0), timeZone), digestDayOf(at(1), timeZone)];
          expect(today.day < tomorrow.day).toBe(true);
          expect(today.cutoffs).toEqual([...today.cutoffs].sort());
          expect(today.cutoffs.every((one, hour) => one < tomorrow.cutoffs[hour]! && today.cutoffs[23]! <= tomorrow.cutoffs[0]!)).toBe(
            true,
          );
        },
      ),
      runs(100),
    );
  });
});
