import { epochOf, instantText } from '../calendars/local-time';
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

/** The digests of a local day: what somebody was told of before the instant of their hour (0 to 23) goes out from then on, once. */
export interface DigestDay {
  readonly day: Day;
  readonly cutoffs: readonly string[];
}

/** The digests of the day that an instant belongs to. An hour that the clock skips ends at the change; of one that comes twice, the first counts. */
export function digestDayOf(instant: string, timeZone: string): DigestDay {
  const day = localDayOf(instant, timeZone);
  const cutoffs = Array.from({ length: 24 }, (_, hour) => instantText(epochOf(day, `${String(hour).padStart(2, '0')}:00`, timeZone)));
  return { day, cutoffs };
}
