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
