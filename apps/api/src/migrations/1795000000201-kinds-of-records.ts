import { randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES: Readonly<Record<string, string>> = {
  questionnaire_answer: `
    answered_at timestamptz not null, day date not null, interaction_id text, channel_key integer, topic_key integer, service_key integer,
    site_key integer, segment_key integer, agent_key integer, team_key integer, customer text, questionnaire text, csat smallint, csat_top smallint,
    nps smallint, ces smallint, ces_top smallint, resolved_at_first_contact boolean, invited boolean not null, answered boolean not null, comment text`,
  complaint: `
    received_at timestamptz not null, day date not null, channel_key integer, topic_key integer, service_key integer, site_key integer,
    segment_key integer, team_key integer, customer text, acknowledged_at timestamptz, replied_at timestamptz, resolved_at timestamptz,
    founded boolean, withdrawn boolean, praise boolean not null, reminders integer`,
  listening_evaluation: `
    evaluated_at timestamptz not null, day date not null, agent_key integer not null, team_key integer, channel_key integer, topic_key integer,
    evaluator text, points numeric not null, applicable_points numeric not null, critical_errors integer`,
  visit: `
    visited_at timestamptz not null, day date not null, touchpoint_key integer not null, channel_key integer, service_key integer,
    visits integer not null, satisfied integer, answers integer`,
  staff_record: `
    agent_key integer not null, name text, hired_on date not null, day date not null, left_on date, team_key integer, role text,
    presence numeric, employer text`,
  logged_hours: `
    day date not null, agent_key integer not null, team_key integer, scheduled_ms integer, paid_ms integer, logged_ms integer,
    available_ms integer, in_plan_ms integer, training_ms integer`,
  aggregate_measure: `
    begins_at timestamptz not null, day date not null, last_day date not null, measure text not null, value numeric not null, channel_key integer,
    topic_key integer, team_key integer, service_key integer, site_key integer, threshold_ms integer`,
};

/** The table of the versions in force, the one of those that a correction replaced, and who else carried the same content. */
function tablesOf(table: string, content: string): string {
  const columns = (key: string): string =>
    `key bigint ${key}, import_key integer not null, source_key integer not null, external_id text not null, ${content}`;
  return `
    create table ${table} (${columns('generated always as identity primary key')});
    create unique index ${table}_record on ${table} (source_key, external_id);
    create index ${table}_day on ${table} (day);
    create index ${table}_import on ${table} (import_key);

    create table ${table}_superseded (${columns('primary key')}, superseded_by bigint not null);
    create index ${table}_superseded_by on ${table}_superseded (superseded_by);
    create index ${table}_superseded_import on ${table}_superseded (import_key);

    create table ${table}_confirmation (import_key integer not null, ${table}_key bigint not null);
    create index ${table}_confirmation_import on ${table}_confirmation (import_key);`;
}

const INTERACTION_COLUMNS = [
  'touchpoint_key integer',
  'case_id text',
  'queued_at timestamptz',
  'reopened_at timestamptz',
  'automatic_reply boolean',
  'label_keys integer[]',
];

/**
 * Records other than interactions, each kind in tables like theirs: durations in whole milliseconds, points and sums exact. What
 * `day` is, is the local day that the record counts for. An aggregate covers the days from `day` to `last_day`.
 * The key of pseudonyms is made here, once for the installation: HMAC-SHA-256 needs it only as its two pads.
 */
export class KindsOfRecords1795000000201 implements MigrationInterface {
  name = 'KindsOfRecords1795000000201';

  async up(runner: QueryRunner): Promise<void> {
    const kinds = ['interactions', 'answers', 'complaints', 'evaluations', 'visits', 'staff', 'hours', 'aggregates'];
    await runner.query(`
      alter table import drop constraint import_kind_check;
      alter table import add constraint import_kind_check check (kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}));
      alter table subject drop constraint subject_kind_check;
      alter table subject add constraint subject_kind_check check (kind in
        ('organisation', 'team', 'agent', 'channel', 'topic', 'service', 'site', 'segment', 'touchpoint', 'label'));
      ${['interaction', 'interaction_superseded'].map((table) => `alter table ${table} ${INTERACTION_COLUMNS.map((column) => `add column ${column}`).join(', ')};`).join('\n')}
      ${Object.entries(TABLES)
        .map(([table, content]) => tablesOf(table, content))
        .join('\n')}
      create table pseudonym_key (
        only_row boolean primary key default true check (only_row),
        inner_pad bytea not null,
        outer_pad bytea not null
      );
    `);
    const secret = Buffer.concat([randomBytes(32), Buffer.alloc(32)]);
    const pad = (byte: number): Buffer => secret.map((one) => one ^ byte) as Buffer;
    await runner.query('insert into pseudonym_key (inner_pad, outer_pad) values ($1, $2)', [pad(0x36), pad(0x5c)]);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
