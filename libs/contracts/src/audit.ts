import * as z from 'zod';
import { Day, Id, Instant, ListQuery } from './lists';

/** A word to look for; no text of the database holds a zero character. */
const Sought = (length: number) =>
  z
    .string()
    .max(length)
    .refine((text) => !text.includes('\0'), { message: 'A character that no text has' });

/** `GET /audit-events`, newest first. `person=system` is what nobody did; `from` and `until` are days of the organisation, both included. */
export const AuditQuery = ListQuery.extend({
  action: Sought(80).optional(),
  person: z.union([Id, z.literal('system')]).optional(),
  objectKind: Sought(60).optional(),
  objectId: Sought(80).optional(),
  from: Day.optional(),
  until: Day.optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
export const AuditEvent = z
  .object({
    id: Id,
    at: Instant,
    person: z.object({ id: Id, name: z.string() }).nullable(),
    action: z.string(),
    object: z.object({ kind: z.string(), id: z.string().nullable() }),
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof AuditEvent>;

/** `GET /audit-events/filters`: what can be filtered by, as far as there are events of it. */
export const AuditFilters = z
  .object({
    actions: z.array(z.string()),
    objectKinds: z.array(z.string()),
    people: z.array(z.object({ id: Id, name: z.string() })),
  })
  .meta({ id: 'AuditFilters' });
export type AuditFilters = z.infer<typeof AuditFilters>;

/**
 * `GET /audit-events/verification`: how many sealed events fit one another, with the hash of the last, and the first that does not. `waiting`
 * are those that the sealer has yet to come to; `keptHeads` how many heads kept outside of the database the chain was held to.
 */
export const AuditVerification = z
  .object({
    sealed: z.number().int(),
    hash: z.string().nullable(),
    waiting: z.number().int(),
    keptHeads: z.number().int(),
    fault: z
      .object({
        code: z.enum(['missing', 'altered', 'content-altered', 'cut', 'rewritten']),
        sequence: z.number().int(),
        event: Id.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof AuditVerification>;
