import fc from 'fast-check';
import {
  localDayOf,
  monthsBetween,
  nextPeriod,
  parsePeriod,
  PERIOD_KINDS,
  periodOf,
  periodsUpTo,
  previousPeriod,
  sameOfLastYear,
} from './period';
import { Refusal } from './refusal';
import { runs } from './testing/runs';

const DAY_MS = 86_400_000;
/** Days from 1900 to 2200, by arithmetic that knows nothing of the module. */
const day = fc.integer({ min: -25567, max: 84005 }).map((days) => new Date(days * DAY_MS).toISOString().slice(0, 10));
const kind = fc.constantFrom(...PERIOD_KINDS);
const dayAfter = (text: string) => new Date(Date.parse(`${text}T00:00Z`) + DAY_MS).toISOString().slice(0, 10);

describe('parsePeriod', () => {
  test.each([
    ['2026-11-21', 'day', '2026-11-21', '2026-11-21'],
    ['2026-W47', 'week', '2026-11-16', '2026-11-22'],
    ['2026-W01', 'week', '2025-12-29', '2026-01-04'],
    ['2026-W53', 'week', '2026-12-28', '2027-01-03'],
    ['2020-W53', 'week', '2020-12-28', '2021-01-03'],
    ['2026-11', 'month', '2026-11-01', '2026-11-30'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2026-Q4', 'quarter', '2026-10-01', '2026-12-31'],
    ['2026-Q1', 'quarter', '2026-01-01', '2026-03-31'],
    ['2026-H1', 'half-year', '2026-01-01', '2026-06-30'],
    ['2026-H2', 'half-year', '2026-07-01', '2026-12-31'],
    ['2026', 'year', '2026-01-01', '2026-12-31'],
  ])('%s is a %s from %s to %s', (text, expected, from, until) => {
    expect(parsePeriod(text)).toEqual({ kind: expected, from, until });
  });

  test.each([
    '',
    ' 2026',
    '2026 ',
    '2026\n',
    '26',
    '0026',
    '02026',
    '2026-1',
    '2026-13',
    '2026-00',
    '2026-02-30',
    '2025-02-29',
    '2026-11-00',
    '2026-11-1',
    '2026-W00',
    '2026-W54',
    '2025-W53',
    '2026-w47',
    '2026W47',
    '2026-Q0',
    '2026-Q5',
    '2026-H3',
    '2026-11-21T00:00',
    '٢٠٢٦',
    '2026-11/21',
  ])('%j is no period', (text) => {
    expect(() => parsePeriod(text)).toThrow(new Refusal('period-unknown'));
    expect(() => parsePeriod(text)).toThrow(expect.objectContaining({ details: { period: text } }));
  });

  test('no text makes it fail in any other way', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9WQH-]{0,12}$/)), (text) => {
        try {
          const { kind: found, from, until } = parsePeriod(text);
          expect(periodOf(from, found)).toBe(text);
          expect(from <= until).toBe(true);
        } catch (refusal) {
          expect(refusal).toBeInstanceOf(Refusal);
        }
      }),
      runs(10_000),
    );
  });
});

describe('periods', () => {
  test('a day lies in the period of it, and a period is found again from each of its ends', () => {
    fc.assert(
      fc.property(day, kind, (one, of) => {
        const period = periodOf(one, of);
        const { kind: found, from, until } = parsePeriod(period);
        expect(found).toBe(of);
        expect(from <= one && one <= until).toBe(true);
        expect([periodOf(from, of), periodOf(until, of)]).toEqual([period, period]);
      }),
      runs(5_000),
    );
  });

  test('periods of a kind follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(day, kind, (one, of) => {
        const period = periodOf(one, of);
        const next = nextPeriod(period);
        expect(parsePeriod(next).from).toBe(dayAfter(parsePeriod(period).until));
        expect(previousPeriod(next)).toBe(period);
      }),
      runs(5_000),
    );
  });

  test('ISO weeks begin on Monday and belong to the year of their Thursday', () => {
    fc.assert(
      fc.property(day, (one) => {
        const week = periodOf(one, 'week');
        const { from } = parsePeriod(week);
        const monday = new Date(`${from}T00:00Z`);
        expect(monday.getUTCDay()).toBe(1);
        expect(new Date(monday.getTime() + 3 * DAY_MS).getUTCFullYear()).toBe(Number(week.slice(0, 4)));
      }),
      runs(5_000),
    );
  });

  test('a day is asked for where a day is needed', () => {
    expect(() => periodOf('2026-11', 'year')).toThrow(new Refusal('period-unknown'));
  });

  test('the last periods up to one, the oldest first', () => {
    expect(periodsUpTo('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(periodsUpTo('2021-W01', 2)).toEqual(['2020-W53', '2021-W01']);
    expect(periodsUpTo('2026', 1)).toEqual(['2026']);
    expect(() => periodsUpTo('2026-13', 2)).toThrow(Refusal);
  });

  test.each([
    ['2026-11-21', '2025-11-21'],
    ['2024-02-29', '2023-02-28'],
    ['2026-W47', '2025-W47'],
    ['2026-W53', '2025-W52'],
    ['2021-W01', '2020-W01'],
    ['2026-11', '2025-11'],
    ['2026-Q1', '2025-Q1'],
    ['2026-H2', '2025-H2'],
    ['2026', '2025'],
  ])('%s a year before is %s', (period, expected) => {
    expect(sameOfLastYear(period)).toBe(expected);
  });
});

test.each([
  ['2026-11-21T22:59:59Z', 'Europe/Rome', '2026-11-21'],
  ['2026-11-21T23:00:00Z', 'Europe/Rome', '2026-11-22'],
  ['2026-07-21T21:59:59.999Z', 'Europe/Rome', '2026-07-21'],
  ['2026-07-21T22:00:00Z', 'Europe/Rome', '2026-07-22'],
  ['2026-03-29T00:59:59Z', 'Europe/Rome', '2026-03-29'],
  ['2026-11-21T10:00:00Z', 'Pacific/Kiritimati', '2026-11-22'],
])('%s in %s falls on %s', (instant, zone, expected) => {
  expect(localDayOf(instant, zone)).toBe(expected);
});

describe('monthsBetween', () => {
  test.each([
    ['2026-01-15', '2026-01-15', 0],
    ['2026-01-15', '2026-02-14', 0],
    ['2026-01-15', '2026-02-15', 1],
    ['2025-01-31', '2025-02-28', 0],
    ['2025-01-31', '2025-03-01', 1],
    ['2024-02-29', '2026-02-28', 23],
    ['2019-01-07', '2026-10-31', 93],
    ['2026-11-01', '2026-10-31', 0],
    ['2026-11-30', '2026-10-30', -1],
  ])('counts from %s to %s %i', (from, until, months) => {
    expect(monthsBetween(from, until)).toBe(months);
  });

  test('agrees with the calendar: a month is over when its day has come again', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from, until] = [one, other].sort() as [string, string];
        const [years, months, days] = [0, 5, 8].map(
          (at) => Number(until.slice(at, at + (at === 0 ? 4 : 2))) - Number(from.slice(at, at + (at === 0 ? 4 : 2))),
        );
        expect(monthsBetween(from, until)).toBe(years! * 12 + months! - (days! < 0 ? 1 : 0));
      }),
    );
  });
});
