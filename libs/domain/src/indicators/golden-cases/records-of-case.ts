import { addLocalDays, epochOf, instantText } from '../../calendars/local-time';
import { openMilliseconds } from '../../calendars/opening-spans';
import { type Day, localDayOf } from '../../period';
import type { MeasuredRecord, RecordsContext } from '../sums-of-records';
import { GOLDEN_CALENDAR, GOLDEN_TIME_ZONE, type GoldenCase } from './golden-case';

/** The end of the local day of the last arrival: so far the source has been seen. */
export function seenUntilOf({ contacts }: GoldenCase): string {
  const last = contacts.map(({ arrivedAt }) => arrivedAt).reduce((a, b) => (a > b ? a : b));
  return instantText(epochOf(addLocalDays(localDayOf(last, GOLDEN_TIME_ZONE), 1), '00:00', GOLDEN_TIME_ZONE));
}

/** The contacts as measures see them: a source tells each field that any of its contacts has. */
export function recordsOfCase({ contacts }: GoldenCase): readonly MeasuredRecord[] {
  const tracked = [...new Set(contacts.flatMap((contact) => Object.keys(contact)))];
  return contacts.map(({ externalId: _, arrivedAt, ...fields }) => ({ over: 'interactions', at: arrivedAt, tracked, fields }));
}

/** On which clock and calendar the contacts are measured, and how far they have been seen. */
export function contextOfCase(golden: GoldenCase): RecordsContext {
  return {
    timeZone: GOLDEN_TIME_ZONE,
    observedUntil: seenUntilOf(golden),
    lastActiveDay: lastActiveDayOf(golden),
    openMilliseconds: (from, until) => openMilliseconds(GOLDEN_CALENDAR, from, until, GOLDEN_TIME_ZONE),
  };
}

function lastActiveDayOf({ contacts }: GoldenCase): Day {
  const told = contacts.flatMap(({ arrivedAt, firstReplyAt, resolvedAt }) => [arrivedAt, firstReplyAt, resolvedAt]);
  const days = told.filter((at) => at !== undefined).map((at) => localDayOf(at, GOLDEN_TIME_ZONE));
  return days.reduce((a, b) => (a > b ? a : b));
}
