import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every room leans on: answers kept for repeated requests, signatures, and the append-only record of events. */
export class RequestsApprovalsAudit1795000000002 implements MigrationInterface {
  name = 'RequestsApprovalsAudit1795000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_key (
        person_id uuid not null,
        key_hash bytea not null,
        request_hash bytea not null,
        status integer,
        body bytea,
        created_at timestamptz not null default now(),
        primary key (person_id, key_hash)
      );
      create index idempotency_key_created on idempotency_key (created_at);

      create table approval (
        id uuid primary key default gen_random_uuid(),
        kind text not null,
        object_id uuid not null,
        revision integer not null,
        function text not null check (function in ('care-manager', 'marketing', 'hr')),
        person_id uuid not null references person,
        at timestamptz not null,
        unique (kind, object_id, revision, function),
        unique (kind, object_id, revision, person_id)
      );

      create table audit_event (
        key bigint primary key generated always as identity,
        id uuid not null unique default gen_random_uuid(),
        at timestamptz not null default clock_timestamp(),
        person_id uuid references person,
        action text not null,
        object_kind text not null,
        object_id text,
        before_hash bytea,
        after_hash bytea,
        request_id text,
        sequence bigint unique,
        hash bytea
      );
      create index audit_event_at on audit_event (at desc, key desc);
      create index audit_event_object on audit_event (object_kind, object_id);

      create table audit_content (
        event_key bigint primary key references audit_event,
        before jsonb,
        after jsonb
      );

      create table individual_reading (
        key bigint primary key generated always as identity,
        at timestamptz not null default clock_timestamp(),
        person_id uuid not null references person,
        what text not null,
        period text,
        subjects integer not null
      );

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'rows of % are append-only', tg_table_name using errcode = 'integrity_constraint_violation';
      end $$;
      create trigger audit_event_append_only before delete or truncate on audit_event for each statement execute function refuse_change();
      create function audit_event_only_sealed() returns trigger language plpgsql as $$
      begin
        if old.sequence is not null
          or (to_jsonb(new) - 'sequence' - 'hash') is distinct from (to_jsonb(old) - 'sequence' - 'hash') then
          raise exception 'an audit event never changes' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
      end $$;
      create trigger audit_event_sealed before update on audit_event for each row execute function audit_event_only_sealed();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
