import { HOLIDAY_CODES, italianHolidayOn, italianHolidays } from './italian-holidays';
import { addLocalDays } from './local-time';

describe('italianHolidays', () => {
  it('of 2026 are these, 4 October among them', () => {
    expect(italianHolidays(2026).map(({ day, code }) => `${day} ${code}`)).toEqual([
      '2026-01-01 new-year',
      '2026-01-06 epiphany',
      '2026-04-05 easter',
      '2026-04-06 easter-monday',
      '2026-04-25 liberation',
      '2026-05-01 labour',
      '2026-06-02 republic',
      '2026-08-15 assumption',
      '2026-10-04 saint-francis',
      '2026-11-01 all-saints',
      '2026-12-08 immaculate-conception',
      '2026-12-25 christmas',
      '2026-12-26 saint-stephen',
    ]);
  });

  // The tables of the Easter dates, and the extremes: 22 March (1818, 2285) and 25 April (1943, 2038).
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2016, '2016-03-27'],
    [2019, '2019-04-21'],
    [2020, '2020-04-12'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2285, '2285-03-22'],
  ])('Easter of %i is %s, and the day after is a holiday', (year, easter) => {
    const moving = italianHolidays(year).filter(({ code }) => code.startsWith('easter'));
    expect(moving).toEqual([
      { day: easter, code: 'easter' },
      { day: addLocalDays(easter, 1), code: 'easter-monday' },
    ]);
  });

  it.each([
    ['2025-10-04', null],
    ['2026-10-04', 'saint-francis'],
    ['2000-06-02', null],
    ['2001-06-02', 'republic'],
    ['2026-04-07', null],
    ['2026-03-21', null],
    ['2011-04-25', 'liberation'], // Easter Monday too
    ['2038-04-26', 'easter-monday'],
  ])('%s is %s', (day, code) => {
    expect(italianHolidayOn(day)).toBe(code);
  });

  it('agree day by day with the list of the year', () => {
    for (let day = '2024-01-01'; day < '2031-01-01'; day = addLocalDays(day, 1)) {
      const listed = italianHolidays(Number(day.slice(0, 4))).filter((holiday) => holiday.day === day);
      const code = italianHolidayOn(day);
      expect({ day, is: code !== null }).toEqual({ day, is: listed.length > 0 });
      if (code) expect(listed.map((holiday) => holiday.code)).toContain(code);
    }
    expect(new Set(italianHolidays(2026).map(({ code }) => code))).toEqual(new Set(HOLIDAY_CODES));
  });
});
