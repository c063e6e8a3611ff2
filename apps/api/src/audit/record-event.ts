import { createHash } from 'node:crypto';
import type { Sql } from '../platform/database';

/** What happened, on what, and how it was before and after. */
export interface Event {
  readonly by: string | null;
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string | null };
  readonly before?: unknown;
  readonly after?: unknown;
}

const INSERT = `
  with event as (
    insert into audit_event (person_id, action, object_kind, object_id, before_hash, after_hash)
    values ($1, $2, $3, $4, $5, $6) returning key
  )
  insert into audit_content (event_key, before, after)
  select key, $7::jsonb, $8::jsonb from event where $7::jsonb is not null or $8::jsonb is not null`;

/** Records an event in the transaction of what it tells about. Contents stand apart, so that they can be erased while the chain still verifies. */
export async function recordEvent(sql: Sql, event: Event): Promise<void> {
  const before = event.before === undefined ? null : JSON.stringify(event.before);
  const after = event.after === undefined ? null : JSON.stringify(event.after);
  await sql.query(INSERT, [event.by, event.action, event.object.kind, event.object.id, hashOf(before), hashOf(after), before, after]);
}

const hashOf = (text: string | null): Buffer | null => (text === null ? null : createHash('sha256').update(text).digest());
