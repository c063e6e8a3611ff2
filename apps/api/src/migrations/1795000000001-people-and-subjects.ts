import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People, their accounts, sessions and tokens; the subjects of measuring, the tree of teams and who was in which team when.
 * Failed attempts to sign in are counted by the e-mail that was typed, whether or not an account has it, so that a lock tells nothing.
 * A subject of kind `team` or `agent` gets its row in that table from a trigger. An organisation's time zone is fixed by its first import.
 */
export class PeopleAndSubjects1795000000001 implements MigrationInterface {
  name = 'PeopleAndSubjects1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist;

      create table organisation (
        only_row boolean primary key default true check (only_row),
        name text not null,
        time_zone text not null default 'Europe/Rome',
        currency text not null default 'EUR',
        time_zone_fixed_at timestamptz,
        revision integer not null default 1
      );

      create table person (
        id uuid primary key default gen_random_uuid(),
        name text not null collate "it-x-icu" check (name <> ''),
        email text,
        language text not null default 'it' check (language in ('it', 'en')),
        roles text[] not null default '{}',
        deactivated_at timestamptz,
        created_at timestamptz not null default now(),
        revision integer not null default 1
      );
      create unique index person_email on person (lower(email));

      create table account (
        person_id uuid primary key references person,
        password_hash text not null,
        password_at timestamptz not null
      );

      create table sign_in_attempt (
        email_hash bytea primary key,
        failed integer not null default 0,
        last_at timestamptz not null,
        locked_until timestamptz
      );
      create index sign_in_attempt_last on sign_in_attempt (last_at);

      create table session (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person,
        secret_hash bytea not null unique,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        user_agent text,
        address text
      );
      create index session_person on session (person_id);

      create table api_token (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person,
        name text not null,
        secret_hash bytea not null unique,
        created_at timestamptz not null,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      create index api_token_person on api_token (person_id);

      create table invitation (
        id uuid primary key default gen_random_uuid(),
        purpose text not null check (purpose in ('invite', 'reset', 'first-admin')),
        person_id uuid references person,
        secret_hash bytea not null unique,
        created_by uuid references person,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        revoked_at timestamptz
      );

      create table subject (
        key integer primary key generated always as identity,
        id uuid not null unique default gen_random_uuid(),
        kind text not null check (kind in ('organisation', 'team', 'agent', 'channel', 'topic', 'service', 'site', 'segment')),
        code text not null,
        name text not null collate "it-x-icu",
        retired_at timestamptz,
        created_at timestamptz not null default now(),
        revision integer not null default 1,
        unique (kind, code)
      );

      create table source (
        key integer primary key generated always as identity,
        id uuid not null unique default gen_random_uuid(),
        name text not null unique,
        created_at timestamptz not null default now()
      );

      create table subject_code (
        source_key integer not null references source,
        kind text not null,
        code text not null,
        subject_key integer not null references subject,
        primary key (source_key, kind, code)
      );
      create index subject_code_subject on subject_code (subject_key);

      create table team (
        subject_key integer primary key references subject,
        parent_key integer references team,
        check (parent_key <> subject_key)
      );

      create table agent (
        subject_key integer primary key references subject,
        person_id uuid unique references person
      );

      create function subject_made() returns trigger language plpgsql as $$
      begin
        insert into team (subject_key) select key from made where kind = 'team';
        insert into agent (subject_key) select key from made where kind = 'agent';
        return null;
      end $$;
      create trigger subject_made after insert on subject
        referencing new table as made for each statement execute function subject_made();

      create table team_membership (
        id uuid primary key default gen_random_uuid(),
        agent_key integer not null references agent,
        team_key integer not null references team,
        valid_from date not null,
        valid_until date,
        revision integer not null default 1,
        check (valid_until is null or valid_until >= valid_from),
        constraint team_membership_one_at_a_time exclude using gist (agent_key with =, daterange(valid_from, valid_until, '[]') with &&)
      );
      create index team_membership_team on team_membership (team_key);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
