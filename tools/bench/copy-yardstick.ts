import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** The columns of a file in the product's own layout, in its order, named as in the table of interactions. */
const fileColumns = {
  external_id: 'text not null', arrived_at: 'timestamptz not null', channel_key: 'text not null', outcome: 'text not null', topic_key: 'text',
  service_key: 'text', site_key: 'text', segment_key: 'text', agent_key: 'text', team_key: 'text', customer: 'text', wait_ms: 'integer',
  talk_ms: 'integer', hold_ms: 'integer', wrap_ms: 'integer', first_reply_at: 'timestamptz', resolved_at: 'timestamptz', resolved: 'boolean',
  transferred: 'boolean', escalated: 'boolean', reopened: 'boolean', csat: 'smallint', nps: 'smallint', ces: 'smallint',
} as const; // prettier-ignore

/**
 * Makes a table that takes the file as it is, with the indexes that the product's table of interactions has: what `\copy` would fill.
 * The day is computed as the product does; source and import are constants.
 */
export async function createYardstick(client: pg.Client): Promise<void> {
  const columns = Object.entries(fileColumns).map(([name, type]) => `${name} ${type}`);
  await client.query(`
    drop schema if exists yardstick cascade;
    create schema yardstick;
    create table yardstick.interaction (
      key bigint generated always as identity,
      import_key integer not null default 1,
      source_key integer not null default 1,
      day date not null generated always as ((arrived_at at time zone 'Europe/Rome')::date) stored,
      ${columns.join(',\n      ')}
    ) with (autovacuum_enabled = off);
  `);
  const { rows } = await client.query<{ definition: string }>(
    `select indexdef as definition from pg_indexes where schemaname = 'public' and tablename = 'interaction' order by indexname`,
  );
  for (const { definition } of rows) await client.query(definition.replace(' ON public.interaction ', ' ON yardstick.interaction '));
}

/** `\copy` of the file: the same bytes through `COPY ... FROM STDIN`. */
export async function copyFile(client: pg.Client, path: string): Promise<void> {
  const into = client.query(
    copyFrom(`copy yardstick.interaction (${Object.keys(fileColumns).join(', ')}) from stdin with (format csv, header true)`),
  );
  await pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), into);
}
