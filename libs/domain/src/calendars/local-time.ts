import { Temporal } from 'temporal-polyfill';
import type { Day } from '../period';

/** A clock time of the organisation, `08:30`; `24:00` is the end of the day. */
export type LocalTime = string;

const DAY_MS = 86_400_000;

/** Some days later (or earlier, below zero) on the calendar, whatever the clocks do. */
export function addLocalDays(day: Day, days: number): Day {
  return instantText(epochOfDay(day) + days * DAY_MS).slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  const sinceThursday = epochOfDay(day) / DAY_MS;
  return ((((sinceThursday + 3) % 7) + 7) % 7) + 1;
}

/**
 * The instant of a clock time, in milliseconds since 1970. A time that the clock skips is the instant of the change; one that comes twice
 * is the earlier, as where files are read. So hours that lie in the gap have no length, and hours across it lose nothing else.
 */
export function epochOf(day: Day, time: LocalTime, timeZone: string): number {
  const midnight = midnightOf(day, timeZone);
  if (time === '00:00') return midnight;
  const next = midnightOf(addLocalDays(day, 1), timeZone);
  if (time === '24:00') return next;
  return next - midnight === DAY_MS ? midnight + Date.parse(`1970-01-01T${time}Z`) : byTheClock(day, time, timeZone);
}

/** Milliseconds since 1970 of an ISO 8601 instant. */
export function epochOfInstant(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** ISO 8601 in UTC with milliseconds, as instants are spelled everywhere. */
export function instantText(epoch: number): string {
  return new Date(epoch).toISOString();
}

const epochOfDay = (day: Day): number => Date.parse(`${day}T00:00Z`);

/** Midnights that were asked for, by zone: they never change, and each day asks for those of two. */
const midnights = new Map<string, Map<Day, number>>();

function midnightOf(day: Day, timeZone: string): number {
  const known = midnights.get(timeZone) ?? new Map<Day, number>();
  midnights.set(timeZone, known);
  const midnight = known.get(day) ?? byTheClock(day, '00:00', timeZone);
  known.set(day, midnight);
  return midnight;
}

function byTheClock(day: Day, time: LocalTime, timeZone: string): number {
  const clock = Temporal.PlainDateTime.from(`${day}T${time}`);
  const earlier = clock.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(clock)) return earlier.epochMilliseconds;
  return earlier.getTimeZoneTransition('next')!.epochMilliseconds;
}
