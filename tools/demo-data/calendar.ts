/** Days as whole numbers since 1970-01-01; times as seconds of the local day. No clock is read here. */
const dayMillis = 86_400_000;

export type Month = { readonly year: number; readonly month: number };

/** Reads `2026-10`. */
export function monthOf(text: string): Month {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (!match) throw new Error(`Not a month: ${text}`);
  return { year: Number(match[1]), month: Number(match[2]) };
}

export function monthText({ year, month }: Month): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

export function monthsAfter({ year, month }: Month, count: number): Month {
  const months = year * 12 + (month - 1) + count;
  return { year: Math.floor(months / 12), month: (months % 12) + 1 };
}

/** How many months `later` lies after `earlier`; negative before it. */
export function monthsBetween(earlier: Month, later: Month): number {
  return (later.year - earlier.year) * 12 + later.month - earlier.month;
}

export function firstDay({ year, month }: Month): number {
  return Date.UTC(year, month - 1, 1) / dayMillis;
}

/** The last month that was complete at the given instant, in the given zone. */
export function lastCompleteMonth(at: Date, timeZone: string): Month {
  const [year, month] = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' })
    .format(at)
    .split('-')
    .map(Number) as [number, number];
  return monthsAfter({ year, month }, -1);
}

export type DayFacts = {
  readonly day: number;
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  readonly holiday: boolean;
};

export function dayFacts(day: number): DayFacts {
  const date = new Date(day * dayMillis);
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const holiday = fixedHolidays.has(`${month}-${dayOfMonth}`) || day === easterSunday(year) + 1;
  return { day, year, month, dayOfMonth, weekday: ((day + 3) % 7) + 1, holiday };
}

/** Italy's national holidays of fixed date. */
const fixedHolidays = new Set(['1-1', '1-6', '4-25', '5-1', '6-2', '8-15', '11-1', '12-8', '12-25', '12-26']);

/** Anonymous Gregorian computus (Nature, 1876; Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): number {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1) / dayMillis;
}

/** The local night in which Europe's clocks go forward (last Sunday of March): 02:00 to 03:00 does not exist. */
export function clocksGoForward({ month, weekday, dayOfMonth }: DayFacts): boolean {
  return month === 3 && weekday === 7 && dayOfMonth > 24;
}

const officeOpens = 8 * 3600;
const officeCloses = 18 * 3600;

export type Moment = { readonly day: number; readonly second: number };

export function isOfficeDay(facts: DayFacts): boolean {
  return facts.weekday <= 5 && !facts.holiday;
}

/** The moment that lies so many seconds of office time (Monday to Friday, 8 to 18, no holidays) after another. */
export function afterOfficeSeconds(from: Moment, seconds: number): Moment {
  let day = from.day;
  let second = from.second;
  let left = Math.round(seconds);
  for (;;) {
    const open = isOfficeDay(dayFacts(day));
    const start = Math.max(second, officeOpens);
    if (open && start < officeCloses) {
      if (start + left < officeCloses) return { day, second: start + left };
      left -= officeCloses - start;
    }
    day += 1;
    second = 0;
  }
}

export function secondsBetween(from: Moment, to: Moment): number {
  return (to.day - from.day) * 86_400 + to.second - from.second;
}
