import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Additive sums by subject and day, who may be measured one by one (the monitoring agreement), and the targets. The agreement is
 * append-only: its last revision holds, a withdrawal is a revision with `withdrawn_at`; a null day is no limit on that side.
 * Sums and presences are made from the interactions, in masses: they have no foreign keys to check.
 * `team_presence` says who was at work in a team on a day, and is only ever counted: figures of too few people stay hidden.
 */
export class MeasuringAndComparing1795000000004 implements MigrationInterface {
  name = 'MeasuringAndComparing1795000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table monitoring_agreement (
        revision integer primary key,
        kind text not null check (kind in ('agreement', 'authorisation')),
        number text not null,
        date date not null,
        scope text not null,
        file_name text,
        indicators text[] not null,
        purposes text[] not null,
        roles text[] not null,
        individual_productivity boolean not null default false,
        valid_from date,
        valid_until date,
        recorded_by uuid not null references person,
        recorded_at timestamptz not null,
        withdrawn_at timestamptz,
        check (valid_until >= valid_from)
      );
      create trigger monitoring_agreement_append_only before update or delete or truncate on monitoring_agreement
        for each statement execute function refuse_change();

      create table daily_sum (
        kind text not null,
        subject_key integer not null,
        day date not null,
        contacts integer not null,
        offered integer not null,
        answered integer not null,
        abandoned integer not null,
        wait_count integer not null,
        wait_ms bigint not null,
        wait_ms_squared numeric not null,
        talk_count integer not null,
        hold_count integer not null,
        wrap_count integer not null,
        handle_count integer not null,
        handle_ms bigint not null,
        handle_ms_squared numeric not null,
        resolved_count integer not null,
        resolved_yes integer not null,
        csat_count integer not null,
        csat_top integer not null,
        csat_sum integer not null,
        csat_squares integer not null,
        primary key (kind, day, subject_key)
      );
      create index daily_sum_subject on daily_sum (subject_key, day);

      create table team_presence (
        team_key integer not null,
        day date not null,
        agent_key integer not null,
        primary key (team_key, day, agent_key)
      );

      create table target (
        id uuid primary key default gen_random_uuid(),
        indicator text not null,
        subject_kind text not null,
        subject_key integer references subject,
        valid_from date not null,
        value double precision not null,
        upper double precision,
        warning double precision,
        critical double precision,
        origin text not null check (origin in ('charter', 'law', 'internal', 'agreement')),
        created_by uuid references person,
        created_at timestamptz not null default now(),
        retired_at timestamptz,
        revision integer not null default 1
      );
      create unique index target_dated on target (indicator, subject_kind, coalesce(subject_key, 0), valid_from) where retired_at is null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
