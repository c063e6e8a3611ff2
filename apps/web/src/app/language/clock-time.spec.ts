import { clockTimeIn, instantOf } from './clock-time';

describe('Clock times', () => {
  it.each([
    ['2026-11-25T10:00', 'Europe/Rome', '2026-11-25T09:00:00.000Z'],
    ['2026-07-01T10:00', 'Europe/Rome', '2026-07-01T08:00:00.000Z'],
    ['2026-07-01T10:00', 'America/New_York', '2026-07-01T14:00:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Rome', '2026-10-25T00:30:00.000Z'], // twice: the earlier
    ['2026-01-01T00:15', 'Asia/Kolkata', '2025-12-31T18:45:00.000Z'],
  ])('%s in %s is %s', (clock, zone, instant) => {
    expect(instantOf(clock, zone)).toBe(instant);
    expect(clockTimeIn(instant, zone)).toBe(clock);
  });

  it('moves a time that the clock skips on by the gap', () => {
    expect(instantOf('2026-03-29T02:30', 'Europe/Rome')).toBe('2026-03-29T01:30:00.000Z');
  });
});
