import { beside, firstDayOf, kindOf, monthBefore, periodChoices, periodHolding, sameLastYear } from './period-choices';

describe('Periods to choose from', () => {
  it.each([
    ['2026-10', 'month', '2026-10-01', '2026-09', '2026-11'],
    ['2026-01', 'month', '2026-01-01', '2025-12', '2026-02'],
    ['2026-Q1', 'quarter', '2026-01-01', '2025-Q4', '2026-Q2'],
    ['2026-H2', 'half-year', '2026-07-01', '2026-H1', '2027-H1'],
    ['2026', 'year', '2026-01-01', '2025', '2027'],
    ['2026-03-01', 'day', '2026-03-01', '2026-02-28', '2026-03-02'],
    ['2026-W01', 'week', '2025-12-29', '2025-W52', '2026-W02'],
    ['2020-W53', 'week', '2020-12-28', '2020-W52', '2021-W01'],
  ])('%s is a %s from %s, between %s and %s', (period, kind, first, before, after) => {
    expect(kindOf(period)).toBe(kind);
    expect(firstDayOf(period).toISOString().slice(0, 10)).toBe(first);
    expect(beside(period, -1)).toBe(before);
    expect(beside(period, 1)).toBe(after);
  });

  it('end with the period of the day, newest first', () => {
    const day = new Date('2026-11-21T12:00:00Z');
    const choices = Object.fromEntries(periodChoices(day).map(({ kind, periods }) => [kind, periods]));
    expect(choices['month']?.slice(0, 2)).toEqual(['2026-11', '2026-10']);
    expect(choices['week']?.[0]).toBe('2026-W47');
    expect(choices['quarter']?.slice(0, 2)).toEqual(['2026-Q4', '2026-Q3']);
    expect(monthBefore(day)).toBe('2026-10');
  });

  it.each([
    ['2026-10', '2025-10'],
    ['2026-Q1', '2025-Q1'],
    ['2026-H2', '2025-H2'],
    ['2026', null],
    ['2026-03-01', '2025-03-01'],
    ['2024-02-29', null],
    ['2026-W10', '2025-W10'],
    ['2021-W53', '2020-W53'],
    ['2020-W53', null],
  ])('%s has beside it, of the year before, %s', (period, earlier) => {
    expect(sameLastYear(period)).toBe(earlier);
  });

  it.each([
    ['month', '2026-Q3', '2026-09'],
    ['quarter', '2026-11', '2026-Q4'],
    ['week', '2026-11', '2026-W49'],
    ['year', '2026-W01', '2026'],
    ['day', '2026-02', '2026-02-28'],
  ] as const)('the %s that holds the end of %s is %s', (kind, period, held) => {
    expect(periodHolding(kind, period)).toBe(held);
  });
});
