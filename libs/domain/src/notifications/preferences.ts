import { localHourOf } from '../calendars/local-time';
import { type Day, localDayOf } from '../period';
import { CAUSES, type NotificationCause, type NotificationWay } from './cause';

/** What a person has chosen; a cause without a choice is told in its own way. */
export type ChosenWays = Readonly<Partial<Record<NotificationCause, NotificationWay>>>;

/** The hour of the day, on the organisation's clock, from which the digest goes out, until another is chosen. */
export const DIGEST_HOUR = 8;

/** How a person is told of a cause. What cannot be mailed is told in the application, or not. */
export function wayOf(cause: NotificationCause, chosen: ChosenWays): NotificationWay {
  const { way, mailable } = CAUSES[cause];
  const wanted = chosen[cause] ?? way;
  return mailable || wanted === 'none' ? wanted : 'application';
}

/** Where the organisation's clock stands. */
export interface LocalClock {
  readonly day: Day;
  /** 0 to 23. */
  readonly hour: number;
}

export function localClockOf(instant: string, timeZone: string): LocalClock {
  return { day: localDayOf(instant, timeZone), hour: localHourOf(instant, timeZone) };
}

/**
 * The day whose digest is due, or null before its hour. There is one digest a person and day, so an hour that the clock skips is passed
 * by the next one, and an hour that comes twice sends none twice.
 */
export function digestDay({ day, hour }: LocalClock, digestHour: number): Day | null {
  return hour >= digestHour ? day : null;
}
