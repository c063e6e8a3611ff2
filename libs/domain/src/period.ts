import { Temporal } from 'temporal-polyfill';
import { Refusal } from './refusal';

/** `2026-11-21`, `2026-W47`, `2026-11`, `2026-Q4`, `2026-H2` or `2026`: local days of the organisation. */
export type Period = string;

/** A local day, `YYYY-MM-DD`. */
export type Day = string;

export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'half-year', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** First and last day, both inside. */
export type Days = { readonly from: Day; readonly until: Day };
export type ParsedPeriod = Days & { readonly kind: PeriodKind };

const PATTERNS: Readonly<Record<PeriodKind, RegExp>> = {
  day: /^([1-9]\d{3})-(\d\d)-(\d\d)$/,
  week: /^([1-9]\d{3})-W(\d\d)$/,
  month: /^([1-9]\d{3})-(\d\d)$/,
  quarter: /^([1-9]\d{3})-Q([1-4])$/,
  'half-year': /^([1-9]\d{3})-H([12])$/,
  year: /^([1-9]\d{3})$/,
};

const MONTHS: Readonly<Record<Exclude<PeriodKind, 'day' | 'week'>, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** Kind, first and last day of a period; refused (`period-unknown`) when there is no such period. */
export function parsePeriod(text: string): ParsedPeriod {
  for (const kind of PERIOD_KINDS) {
    const parts = PATTERNS[kind].exec(text);
    const from = parts && firstDay(kind, Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1));
    if (from) return { kind, from: from.toString(), until: lastDay(kind, from).toString() };
  }
  throw new Refusal('period-unknown', { period: text });
}

/** The period of that kind in which the day lies; refused (`period-unknown`) when there is no such day. */
export function periodOf(day: Day, kind: PeriodKind): Period {
  return periodAround(Temporal.PlainDate.from(parsePeriodOfKind(day, 'day').from), kind);
}

export function previousPeriod(period: Period): Period {
  const { kind, from } = parsePeriod(period);
  return periodAround(Temporal.PlainDate.from(from).subtract({ days: 1 }), kind);
}

export function nextPeriod(period: Period): Period {
  const { kind, until } = parsePeriod(period);
  return periodAround(Temporal.PlainDate.from(until).add({ days: 1 }), kind);
}

/** The last `count` periods up to this one, the oldest first. */
export function periodsUpTo(period: Period, count: number): readonly Period[] {
  const periods = [periodOf(parsePeriod(period).from, parsePeriod(period).kind)];
  while (periods.length < count) periods.unshift(previousPeriod(periods[0]!));
  return periods;
}

/** The same period a year before; 29 February gives 28 February, a week 53 that was not there gives week 52. */
export function sameOfLastYear(period: Period): Period {
  const { kind, from } = parsePeriod(period);
  const date = Temporal.PlainDate.from(from);
  if (kind !== 'week') return periodAround(date.subtract({ years: 1 }), kind);
  const [year, week] = [date.yearOfWeek! - 1, date.weekOfYear!];
  return periodAround(firstDay('week', year, week) ?? mondayOfWeek(year, 52), kind);
}

/** The local day of an instant in a time zone. */
export function localDayOf(instant: string, timeZone: string): Day {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Whole months that have passed from one day to another: one is over when its day has come again. Negative when the other is earlier. */
export function monthsBetween(from: Day, until: Day): number {
  return Temporal.PlainDate.from(from).until(until, { largestUnit: 'months' }).months;
}

function parsePeriodOfKind(text: string, kind: PeriodKind): ParsedPeriod {
  const parsed = parsePeriod(text);
  if (parsed.kind !== kind) throw new Refusal('period-unknown', { period: text });
  return parsed;
}

function firstDay(kind: PeriodKind, year: number, part: number, day = 1): Temporal.PlainDate | null {
  if (kind === 'week') {
    const monday = part >= 1 ? mondayOfWeek(year, part) : null;
    return monday?.yearOfWeek === year ? monday : null;
  }
  const month = kind === 'day' ? part : (part - 1) * MONTHS[kind] + 1;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

function lastDay(kind: PeriodKind, from: Temporal.PlainDate): Temporal.PlainDate {
  if (kind === 'day') return from;
  const length = kind === 'week' ? { weeks: 1 } : { months: MONTHS[kind] };
  return from.add(length).subtract({ days: 1 });
}

/** ISO 8601: week 1 is the one with 4 January in it, and a week begins on Monday. */
function mondayOfWeek(year: number, week: number): Temporal.PlainDate {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: week - 1 });
}

function periodAround(date: Temporal.PlainDate, kind: PeriodKind): Period {
  const year = date.toString().slice(0, 4);
  switch (kind) {
    case 'day':
      return date.toString();
    case 'week':
      return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
    case 'month':
      return date.toString().slice(0, 7);
    case 'quarter':
      return `${year}-Q${Math.ceil(date.month / 3)}`;
    case 'half-year':
      return `${year}-H${Math.ceil(date.month / 6)}`;
    case 'year':
      return year;
  }
}
