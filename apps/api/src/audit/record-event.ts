import type { Sql } from '../platform/database';
import { contentHash } from './links.queries';

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
    values ($1, $2, $3, $4, ${contentHash('$5::jsonb')}, ${contentHash('$6::jsonb')}) returning key
  )
  insert into audit_content (event_key, before, after)
  select key, $5::jsonb, $6::jsonb from event where $5::jsonb is not null or $6::jsonb is not null`;

/** Records an event in the transaction of what it tells about. Contents stand apart, so that they can be erased while the chain still verifies. */
export async function recordEvent(sql: Sql, { by, action, object, before, after }: Event): Promise<void> {
  await sql.query(INSERT, [by, action, object.kind, object.id, written(before), written(after)]);
}

const written = (content: unknown): string | null => (content === undefined ? null : JSON.stringify(content));
