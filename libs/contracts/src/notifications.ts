import * as z from 'zod';
import { NOTIFICATION_CAUSES, NOTIFICATION_WAYS, type NotificationCause } from '@circolo/domain';
import { Id, Instant, ListQuery } from './lists';

const Cause = z.enum(NOTIFICATION_CAUSES);
const Way = z.enum(NOTIFICATION_WAYS);

/** `GET /notifications`: what one was told of, newest first; `unread=true` leaves out what was read. */
export const NotificationQuery = ListQuery.extend({ unread: z.stringbool().default(false) });
export type NotificationQuery = z.infer<typeof NotificationQuery>;

/** Something that a person was told of: data, never a sentence. `details` are the figures and names that the sentence needs. */
export const NotificationRow = z
  .object({
    id: Id,
    cause: Cause,
    object: z.object({ kind: z.string(), id: z.string() }),
    details: z.record(z.string(), z.unknown()),
    createdAt: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'Notification' });
export type NotificationRow = z.infer<typeof NotificationRow>;

/** `GET /notifications/unread`, and what the event stream tells under `notifications:<person>`. */
export const UnreadNotifications = z.object({ unread: z.number().int() }).meta({ id: 'UnreadNotifications' });
export type UnreadNotifications = z.infer<typeof UnreadNotifications>;

/** `POST /notifications/reading`: these were read; without ids, all that are there. Answers how many are left unread. */
export const ReadNotifications = z.object({ ids: z.array(Id).max(500).optional() }).meta({ id: 'ReadNotifications' });
export type ReadNotifications = z.infer<typeof ReadNotifications>;

/**
 * `GET /notifications/preferences`: how one is told of each cause that can concern one, chosen or not, and from which hour of the
 * organisation's clock the digest goes out. `mailable` are the causes that can come by mail; `mail` is whether mail is sent at all, and to
 * which address (null: the person has none).
 */
export const NotificationPreferences = z
  .object({
    ways: z.array(z.object({ cause: Cause, way: Way, mailable: z.boolean() })),
    digestHour: z.number().int(),
    mail: z.object({ sent: z.boolean(), address: z.string().nullable() }),
    revision: z.number().int(),
  })
  .meta({ id: 'NotificationPreferences' });
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;

/** `PUT /notifications/preferences` (`If-Match`). A cause that is left out is told in its own way. */
export const ChangedNotificationPreferences = z
  .object({ ways: z.partialRecord(Cause, Way), digestHour: z.number().int().min(0).max(23) })
  .meta({ id: 'ChangedNotificationPreferences' });
export type ChangedNotificationPreferences = z.infer<typeof ChangedNotificationPreferences>;

/** `GET /mail`: whether mail is sent, what waits, and the last that did not arrive. */
export const MailStatus = z
  .object({
    sent: z.boolean(),
    owed: z.number().int(),
    failed: z.array(
      z.object({
        id: Id,
        person: z.object({ id: Id, name: z.string() }),
        state: z.enum(['failed', 'uncertain']),
        attempts: z.number().int(),
        /** What the server said, or what went wrong on the way. */
        error: z.string().nullable(),
        at: Instant,
      }),
    ),
  })
  .meta({ id: 'MailStatus' });
export type MailStatus = z.infer<typeof MailStatus>;

const ROOMS = { improvement: '/improvement', training: '/training', bonus: '/bonus' } as const;

/** The page of the web application where one sees what a notification tells of. */
export function pageOfNotification({
  cause,
  object,
}: {
  readonly cause: NotificationCause;
  readonly object: NotificationRow['object'];
}): string {
  if (object.kind === 'improvement-action') return `/improvement/${object.id}`;
  if (object.kind === 'import') return `/sources/imports/${object.id}`;
  if (object.kind === 'mail') return '/settings';
  const room = ROOMS[cause.slice(0, cause.indexOf('-')) as keyof typeof ROOMS] as string | undefined;
  return room ?? `/runs/${object.id}`;
}
