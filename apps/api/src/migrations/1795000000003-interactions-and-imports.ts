import type { MigrationInterface, QueryRunner } from 'typeorm';

const INTERACTION_COLUMNS = `
  key bigint generated always as identity,
  import_key integer not null,
  source_key integer not null,
  external_id text not null,
  arrived_at timestamptz not null,
  day date not null,
  channel_key integer not null,
  outcome "char" not null,
  topic_key integer,
  service_key integer,
  site_key integer,
  segment_key integer,
  agent_key integer,
  team_key integer,
  customer text,
  wait_ms integer,
  talk_ms integer,
  hold_ms integer,
  wrap_ms integer,
  first_reply_at timestamptz,
  resolved_at timestamptz,
  resolved boolean,
  transferred boolean,
  escalated boolean,
  reopened boolean,
  csat smallint,
  csat_top smallint,
  nps smallint,
  ces smallint,
  ces_top smallint
`;

/**
 * Imports and the interactions they bring. `interaction` holds the version in force of each record; a version that a
 * correction replaced waits in `interaction_superseded` until the correction is undone; `interaction_confirmation`
 * remembers which later imports carried the same content, so that undoing the first does not lose it.
 * Outcomes are one letter: a(nswered), b(andoned), i (left in IVR), n(ot ours), o(ther).
 */
export class InteractionsAndImports1795000000003 implements MigrationInterface {
  name = 'InteractionsAndImports1795000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table import (
        key integer primary key generated always as identity,
        id uuid not null unique default gen_random_uuid(),
        kind text not null check (kind in ('interactions')),
        source_key integer not null references source,
        mapping jsonb not null,
        file_name text not null,
        file_bytes bigint not null,
        checksum text not null,
        state text not null default 'queued' check (state in ('queued', 'reading', 'done', 'failed', 'undoing', 'undone')),
        bytes_read bigint not null default 0,
        read integer not null default 0,
        accepted integer not null default 0,
        rejected integer not null default 0,
        duplicates integer not null default 0,
        corrected integer not null default 0,
        skipped integer not null default 0,
        failure jsonb,
        loaded_at timestamptz,
        created_by uuid not null references person,
        created_at timestamptz not null default now(),
        started_at timestamptz,
        finished_at timestamptz,
        undone_by uuid references person,
        undone_at timestamptz
      );
      create index import_created on import (created_at desc, key desc);

      create table import_rejection (
        import_key integer not null references import,
        ordinal integer generated always as identity,
        line bigint not null,
        column_name text,
        value text,
        reason text not null,
        details jsonb
      );
      create index import_rejection_import on import_rejection (import_key, line, ordinal);

      create table interaction (${INTERACTION_COLUMNS}, primary key (key));
      create unique index interaction_record on interaction (source_key, external_id);
      create index interaction_day on interaction (day);
      create index interaction_import on interaction (import_key);

      create table interaction_superseded (
        ${INTERACTION_COLUMNS.replace('bigint generated always as identity', 'bigint not null')},
        superseded_by bigint not null,
        primary key (key)
      );
      create index interaction_superseded_by on interaction_superseded (superseded_by);
      create index interaction_superseded_import on interaction_superseded (import_key);

      create table interaction_confirmation (
        import_key integer not null,
        interaction_key bigint not null
      );
      create index interaction_confirmation_import on interaction_confirmation (import_key);

      create table day_to_measure (
        day date primary key,
        marked_at timestamptz not null default clock_timestamp()
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
