import {
  afterOfficeSeconds,
  clocksGoForward,
  dayFacts,
  easterSunday,
  firstDay,
  lastCompleteMonth,
  monthOf,
  monthsAfter,
  monthsBetween,
  secondsBetween,
} from './calendar.ts';

const dayOf = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

describe('calendar', () => {
  it.each(['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25'])('finds Easter on %s', (text) => {
    expect(easterSunday(Number(text.slice(0, 4)))).toBe(dayOf(text));
  });

  it.each([
    ['2026-04-06', 1, true],
    ['2026-08-15', 6, true],
    ['2026-11-21', 6, false],
    ['2025-12-26', 5, true],
  ])('knows the weekday and the holiday of %s', (text, weekday, holiday) => {
    expect(dayFacts(dayOf(text))).toMatchObject({ weekday, holiday });
  });

  it('counts months over the end of a year', () => {
    expect(monthsAfter({ year: 2026, month: 10 }, -23)).toEqual({ year: 2024, month: 11 });
    expect(monthsAfter({ year: 2026, month: 12 }, 1)).toEqual({ year: 2027, month: 1 });
    expect(monthsBetween({ year: 2024, month: 11 }, { year: 2026, month: 10 })).toBe(23);
    expect(firstDay(monthOf('2026-10'))).toBe(dayOf('2026-10-01'));
  });

  it.each(['2026-13', '2026', 'october', '2026-1'])('refuses %s as a month', (text) => {
    expect(() => monthOf(text)).toThrow('Not a month');
  });

  it.each([
    ['2026-11-21T12:00:00Z', '2026-10'],
    ['2026-10-31T22:59:00Z', '2026-09'],
    ['2026-10-31T23:01:00Z', '2026-10'],
    ['2026-01-10T00:00:00Z', '2025-12'],
  ])('at %s the last complete month in Rome is %s', (at, expected) => {
    expect(lastCompleteMonth(new Date(at), 'Europe/Rome')).toEqual(monthOf(expected));
  });

  it('counts office time over nights, weekends and holidays', () => {
    const friday = dayOf('2026-10-30');
    expect(afterOfficeSeconds({ day: friday, second: 17 * 3600 }, 2 * 3600)).toEqual({ day: dayOf('2026-11-02'), second: 9 * 3600 });
    expect(afterOfficeSeconds({ day: friday, second: 9 * 3600 }, 60)).toEqual({ day: friday, second: 9 * 3600 + 60 });
    expect(afterOfficeSeconds({ day: dayOf('2026-12-24'), second: 20 * 3600 }, 1800)).toEqual({
      day: dayOf('2026-12-28'),
      second: 8.5 * 3600,
    });
    expect(secondsBetween({ day: 1, second: 86_000 }, { day: 2, second: 100 })).toBe(500);
  });

  it('knows the night in which clocks go forward', () => {
    expect(clocksGoForward(dayFacts(dayOf('2026-03-29')))).toBe(true);
    expect(clocksGoForward(dayFacts(dayOf('2026-03-22')))).toBe(false);
  });
});
