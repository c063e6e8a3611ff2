import type { Day } from '../period';
import { italianHolidayOn, type HolidayCode } from './italian-holidays';
import { type LocalTime, weekdayOf } from './local-time';

/** Open from the first time up to, and without, the second, on one local day. */
export type OpenHours = { readonly from: LocalTime; readonly until: LocalTime };

/** What holds from a local day on, until the next version begins. A day that is named beats the week and the holidays. */
export type OpeningVersion = {
  readonly from: Day;
  /** Seven lists, Monday first; an empty one is a closed day. */
  readonly week: readonly (readonly OpenHours[])[];
  /** Closed on the Italian national holidays. */
  readonly nationalHolidays: boolean;
  /** The local patron's day, month and day as `06-24`, closed every year. */
  readonly patron: { readonly day: string; readonly name: string } | null;
  readonly closedDays: readonly { readonly day: Day; readonly reason: string }[];
  /** Open on these days by these hours, whatever the week and the holidays say. */
  readonly extraDays: readonly { readonly day: Day; readonly hours: readonly OpenHours[]; readonly reason: string }[];
};

/** Versions by their first day, the earliest first. Nothing is known of the days before the first. */
export type OpeningCalendar = { readonly versions: readonly OpeningVersion[] };

/** The hours of a day and why they are so: `word` is a holiday's code, the patron's name, or the reason that was written down. */
export type DayOpening = { readonly hours: readonly OpenHours[] } & (
  | { readonly because: 'week'; readonly word: null }
  | { readonly because: 'holiday'; readonly word: HolidayCode }
  | { readonly because: 'patron' | 'closed-day' | 'extra-day'; readonly word: string }
);

/** The version in force on a day, or `null` before the first. */
export function openingVersionOn({ versions }: OpeningCalendar, day: Day): OpeningVersion | null {
  return versions.findLast(({ from }) => from <= day) ?? null;
}

/** How a day is open, or `null` when the calendar does not say. */
export function openingOfDay(calendar: OpeningCalendar, day: Day): DayOpening | null {
  const version = openingVersionOn(calendar, day);
  if (!version) return null;
  const extra = version.extraDays.find((one) => one.day === day);
  if (extra) return { hours: extra.hours, because: 'extra-day', word: extra.reason };
  const closed = version.closedDays.find((one) => one.day === day);
  if (closed) return { hours: [], because: 'closed-day', word: closed.reason };
  const holiday = version.nationalHolidays ? italianHolidayOn(day) : null;
  if (holiday) return { hours: [], because: 'holiday', word: holiday };
  if (version.patron?.day === day.slice(5)) return { hours: [], because: 'patron', word: version.patron.name };
  return { hours: version.week[weekdayOf(day) - 1] ?? [], because: 'week', word: null };
}
