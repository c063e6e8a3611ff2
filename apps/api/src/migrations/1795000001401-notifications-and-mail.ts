import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people are told of, how they want to be told, and the mails that are owed to them. Which run withdrew an outcome or flagged it is
 * kept from now on, so that it can be told once for the run; who owns the work of an outcome is said by the rooms that act.
 */
export class NotificationsAndMail1795000001401 implements MigrationInterface {
  name = 'NotificationsAndMail1795000001401';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notification_preferences (
        person_id uuid primary key references person,
        ways jsonb not null default '{}',
        digest_hour integer not null check (digest_hour between 0 and 23),
        revision integer not null default 1
      );

      create table mail (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person,
        digest_day date,
        state text not null default 'owed'
          check (state in ('owed', 'claimed', 'handing-over', 'sent', 'failed', 'uncertain', 'lapsed', 'dropped')),
        attempts integer not null default 0,
        next_at timestamptz not null,
        claim uuid,
        claimed_until timestamptz,
        error text,
        created_at timestamptz not null,
        ended_at timestamptz
      );
      create unique index mail_digest on mail (person_id, digest_day) where digest_day is not null;
      create index mail_owed on mail (next_at, id) where state = 'owed';
      create index mail_claimed on mail (claimed_until) where state in ('claimed', 'handing-over');
      create index mail_failed on mail (ended_at desc, id) where state in ('failed', 'uncertain');

      create table notification (
        key bigint primary key generated always as identity,
        id uuid not null unique default gen_random_uuid(),
        person_id uuid not null references person,
        cause text not null,
        object_kind text not null,
        object_id text not null,
        occurrence text not null default '',
        details jsonb not null,
        about_agents boolean not null,
        digest boolean not null,
        mail_id uuid references mail deferrable initially deferred,
        created_at timestamptz not null,
        read_at timestamptz,
        constraint notification_once unique (person_id, cause, object_kind, object_id, occurrence)
      );
      create index notification_person on notification (person_id, key desc);
      create index notification_unread on notification (person_id) where read_at is null;
      create index notification_of_mail on notification (mail_id) where mail_id is not null;
      create index notification_for_digest on notification (person_id) where digest and mail_id is null and read_at is null;

      alter table outcome add withdrawn_in integer references evaluation_run, add basis_changed_in integer references evaluation_run;

      create view improvement_owner as
        select i.outcome_id, i.owner as person_id from improvement_action i where i.outcome_id is not null and i.owner is not null
        union
        select i.outcome_id, a.person_id from improvement_action i
          join approval a on a.kind = 'improvement-action' and a.object_id = i.id and a.revision = i.content_revision
        where i.outcome_id is not null;
      create view training_owner as
        select outcome_id, trainer as person_id from training_assignment where outcome_id is not null and trainer is not null;
      create view bonus_owner as
        select outcome_id, decided_by as person_id from bonus_eligibility where decided_by is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
