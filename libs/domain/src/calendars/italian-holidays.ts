import type { Day } from '../period';

export const HOLIDAY_CODES = [
  'new-year',
  'epiphany',
  'easter',
  'easter-monday',
  'liberation',
  'labour',
  'republic',
  'assumption',
  'saint-francis',
  'all-saints',
  'immaculate-conception',
  'christmas',
  'saint-stephen',
] as const;
export type HolidayCode = (typeof HOLIDAY_CODES)[number];
export type Holiday = { readonly day: Day; readonly code: HolidayCode };

/** Month and day, and the first year in which the day was a holiday, where that lies within the years that records come from. */
const FIXED: readonly { readonly on: string; readonly code: HolidayCode; readonly since?: number }[] = [
  { on: '01-01', code: 'new-year' },
  { on: '01-06', code: 'epiphany' },
  { on: '04-25', code: 'liberation' },
  { on: '05-01', code: 'labour' },
  // Law 336 of 2000 brought it back to 2 June, after years on the first Sunday of June.
  { on: '06-02', code: 'republic', since: 2001 },
  { on: '08-15', code: 'assumption' },
  // Law 151 of 8 October 2025, in force from 1 January 2026.
  { on: '10-04', code: 'saint-francis', since: 2026 },
  { on: '11-01', code: 'all-saints' },
  { on: '12-08', code: 'immaculate-conception' },
  { on: '12-25', code: 'christmas' },
  { on: '12-26', code: 'saint-stephen' },
];

/** The Italian national holidays of a year, by day. Where Easter Monday or Easter falls on a fixed one, both are listed. */
export function italianHolidays(year: number): readonly Holiday[] {
  const fixed = FIXED.filter(({ since = 0 }) => since <= year).map(({ on, code }) => ({ day: `${yearText(year)}-${on}`, code }));
  const moving: Holiday[] = [
    { day: easterPlus(year, 0), code: 'easter' },
    { day: easterPlus(year, 1), code: 'easter-monday' },
  ];
  return [...fixed, ...moving].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** The national holiday that a day is, or `null`. */
export function italianHolidayOn(day: Day): HolidayCode | null {
  const year = Number(day.slice(0, 4));
  const fixed = FIXED.find(({ on, since = 0 }) => on === day.slice(5) && since <= year);
  if (fixed) return fixed.code;
  // Easter lies between 22 March and 25 April.
  if (day.slice(5) < '03-22' || day.slice(5) > '04-26') return null;
  if (day === easterPlus(year, 0)) return 'easter';
  return day === easterPlus(year, 1) ? 'easter-monday' : null;
}

/** Easter Sunday of the Gregorian calendar, or some days after it: the anonymous algorithm that Meeus gives. */
function easterPlus(year: number, days: number): Day {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const afterMarch = h + l - 7 * m + 22 + days; // 1 is 1 March
  const [month, date] = afterMarch > 31 ? [4, afterMarch - 31] : [3, afterMarch];
  return `${yearText(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

const yearText = (year: number): string => String(year).padStart(4, '0');
