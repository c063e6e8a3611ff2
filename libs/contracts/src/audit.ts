import * as z from 'zod';
import { Id, Instant, ListQuery } from './lists';

/** `GET /audit-events`, newest first. */
export const AuditQuery = ListQuery.extend({
  action: z.string().max(80).optional(),
  person: Id.optional(),
  objectKind: z.string().max(60).optional(),
  objectId: z.string().max(80).optional(),
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
