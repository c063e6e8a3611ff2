import { type Day, type Days, localDayOf } from '../period';
import { addLocalDays, epochOf, epochOfInstant, instantText } from './local-time';
import { openingOfDay, openingVersionOn, type OpeningCalendar } from './opening-calendar';

/** A stretch of open time, as instants: ISO 8601 in UTC, the second outside. */
export type OpeningSpan = { readonly opensAt: string; readonly closesAt: string };
type Stretch = { readonly from: number; readonly until: number };

/** Ten years: a calendar that has not been open for so long will not be. */
const FURTHEST_DAYS = 3660;

/** When the calendar is open on some local days, in order; what touches is one span, and days that it does not speak of have none. */
export function openingSpans(calendar: OpeningCalendar, { from, until }: Days, timeZone: string): readonly OpeningSpan[] {
  const spans: { from: number; until: number }[] = [];
  for (let day = from; day <= until; day = addLocalDays(day, 1)) {
    for (const stretch of stretchesOf(calendar, day, timeZone)) {
      const last = spans.at(-1);
      if (last?.until === stretch.from) last.until = stretch.until;
      else spans.push({ ...stretch });
    }
  }
  return spans.map((span) => ({ opensAt: instantText(span.from), closesAt: instantText(span.until) }));
}

/** Open time between two instants in milliseconds; `null` when the end lies before the start, or the calendar does not reach back to it. */
export function openMilliseconds(calendar: OpeningCalendar, start: string, end: string, timeZone: string): number | null {
  const [from, until] = [epochOfInstant(start), epochOfInstant(end)];
  const first = localDayOf(start, timeZone);
  if (until < from || !openingVersionOn(calendar, first)) return null;
  let open = 0;
  for (let day = first; day <= localDayOf(end, timeZone); day = addLocalDays(day, 1)) {
    for (const stretch of stretchesOf(calendar, day, timeZone)) {
      open += Math.max(0, Math.min(until, stretch.until) - Math.max(from, stretch.from));
    }
  }
  return open;
}

/**
 * The first instant at which so much open time has passed since the start (milliseconds; none is the start itself); `null` when the
 * calendar does not reach back to the start, or has not been open for long enough ten years later.
 */
export function deadlineAfter(calendar: OpeningCalendar, start: string, open: number, timeZone: string): string | null {
  const from = epochOfInstant(start);
  const first = localDayOf(start, timeZone);
  if (!openingVersionOn(calendar, first)) return null;
  if (open <= 0) return instantText(from);
  let left = open;
  const furthest = addLocalDays(first, FURTHEST_DAYS);
  for (let day = first; day <= furthest; day = addLocalDays(day, 1)) {
    for (const stretch of stretchesOf(calendar, day, timeZone)) {
      const begin = Math.max(from, stretch.from);
      if (begin + left <= stretch.until) return instantText(begin + left);
      left -= Math.max(0, stretch.until - begin);
    }
  }
  return null;
}

/**
 * The days with any opening after one day and up to another, the last one inside: the day on which a term begins does not count.
 * `null` when the second lies before the first, or the calendar does not reach back to it.
 */
export function workingDaysBetween(calendar: OpeningCalendar, from: Day, until: Day): number | null {
  if (until < from || !openingVersionOn(calendar, from)) return null;
  let days = 0;
  for (let day = addLocalDays(from, 1); day <= until; day = addLocalDays(day, 1)) {
    if (openingOfDay(calendar, day)!.hours.length > 0) days += 1;
  }
  return days;
}

function stretchesOf(calendar: OpeningCalendar, day: Day, timeZone: string): readonly Stretch[] {
  return (openingOfDay(calendar, day)?.hours ?? [])
    .map((hours) => ({ from: epochOf(day, hours.from, timeZone), until: epochOf(day, hours.until, timeZone) }))
    .filter((stretch) => stretch.from < stretch.until)
    .sort((a, b) => a.from - b.from);
}
