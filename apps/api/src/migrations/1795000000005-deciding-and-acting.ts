import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules and their versions, evaluation runs with what they saw, outcomes, and the three kinds of work they ask for. */
export class DecidingAndActing1795000000005 implements MigrationInterface {
  name = 'DecidingAndActing1795000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rule (
        id uuid primary key default gen_random_uuid(),
        state text not null default 'draft' check (state in ('draft', 'published', 'retired')),
        position integer not null generated always as identity,
        created_at timestamptz not null default now(),
        retired_at timestamptz,
        revision integer not null default 1
      );

      create table rule_version (
        rule_id uuid not null references rule,
        version integer not null,
        name text not null,
        applies_to text not null,
        period_kind text not null,
        conditions jsonb not null,
        outcome jsonb not null,
        author uuid not null references person,
        writers uuid[] not null,
        written_at timestamptz not null,
        published_by uuid references person,
        published_at timestamptz,
        primary key (rule_id, version)
      );
      create function rule_version_published() returns trigger language plpgsql as $$
      begin
        if old.published_at is not null then
          raise exception 'a published version of a rule never changes' using errcode = 'integrity_constraint_violation';
        end if;
        return coalesce(new, old);
      end $$;
      create trigger rule_version_published before update or delete on rule_version for each row execute function rule_version_published();

      create table evaluation_run (
        key integer primary key generated always as identity,
        id uuid not null unique default gen_random_uuid(),
        period text not null,
        period_kind text not null,
        period_from date not null,
        period_until date not null,
        number integer not null,
        state text not null default 'queued'
          check (state in ('queued', 'measuring', 'comparing', 'deciding', 'completed', 'failed', 'cancelled')),
        failure jsonb,
        counts jsonb not null default '{}',
        agreement_revision integer,
        attempts integer not null default 0,
        started_by uuid references person,
        created_at timestamptz not null default now(),
        started_at timestamptz,
        finished_at timestamptz,
        unique (period, number)
      );
      create index evaluation_run_created on evaluation_run (created_at desc, key desc);
      create unique index evaluation_run_going on evaluation_run (period) where state in ('queued', 'measuring', 'comparing', 'deciding');

      create table run_rule (
        run_key integer not null references evaluation_run,
        position integer not null,
        rule_id uuid not null,
        version integer not null,
        primary key (run_key, rule_id),
        foreign key (rule_id, version) references rule_version
      );

      create table run_batch (
        id uuid primary key default gen_random_uuid(),
        run_key integer not null references evaluation_run,
        step text not null check (step in ('measure', 'compare', 'signal', 'decide', 'propose')),
        ordinal integer not null,
        subjects integer[] not null,
        state text not null default 'waiting' check (state in ('waiting', 'done')),
        attempts integer not null default 0,
        done_at timestamptz,
        unique (run_key, step, ordinal)
      );
      create index run_batch_waiting on run_batch (run_key) where state = 'waiting';

      create table run_measurement (
        run_key integer not null references evaluation_run,
        subject_key integer not null references subject,
        indicator text not null,
        definition_version integer not null,
        value double precision,
        sample integer not null,
        low double precision,
        high double precision,
        numerator double precision,
        denominator double precision,
        missing text[] not null default '{}',
        primary key (run_key, subject_key, indicator)
      );

      create table run_deviation (
        run_key integer not null references evaluation_run,
        subject_key integer not null references subject,
        indicator text not null,
        target_id uuid not null references target,
        target double precision not null,
        target_upper double precision,
        edge double precision not null,
        gap double precision,
        deviation double precision,
        severity text,
        significant boolean,
        p_value double precision,
        signal boolean,
        trend integer,
        periods_off integer,
        primary key (run_key, subject_key, indicator)
      );

      create table run_facts (
        run_key integer not null references evaluation_run,
        subject_key integer not null references subject,
        facts jsonb not null,
        primary key (run_key, subject_key)
      );

      create table run_verdict (
        run_key integer not null references evaluation_run,
        subject_key integer not null references subject,
        rule_id uuid not null,
        verdict text not null check (verdict in ('holds', 'fails', 'not-evaluable')),
        because jsonb not null,
        primary key (run_key, subject_key, rule_id)
      );

      create table outcome (
        id uuid primary key default gen_random_uuid(),
        rule_id uuid not null references rule,
        rule_version integer not null,
        period text not null,
        subject_key integer not null references subject,
        kind text not null check (kind in ('improvement', 'training', 'bonus')),
        state text not null check (state in ('proposed', 'suppressed', 'withdrawn', 'not-evaluable')),
        because jsonb not null,
        run_key integer not null references evaluation_run,
        suppressed_by uuid references outcome,
        basis_changed_at timestamptz,
        withdrawn_at timestamptz,
        created_at timestamptz not null default now(),
        unique (rule_id, period, subject_key),
        foreign key (rule_id, rule_version) references rule_version
      );
      create index outcome_period on outcome (period, id);
      create index outcome_subject on outcome (subject_key);
      create index outcome_created on outcome (created_at desc, id);

      create table improvement_action (
        id uuid primary key default gen_random_uuid(),
        outcome_id uuid unique references outcome,
        subject_key integer references subject,
        indicator text,
        period text,
        title text not null,
        problem text not null default '',
        hypothesis text not null default '',
        expected_effect text not null default '',
        state text not null default 'proposed'
          check (state in ('proposed', 'in-review', 'changes-requested', 'approved', 'rejected', 'in-progress', 'implemented', 'withdrawn')),
        content_revision integer not null default 1,
        reason text,
        proposed_by uuid references person,
        owner uuid references person,
        due_on date,
        created_at timestamptz not null default now(),
        changed_at timestamptz not null default now(),
        revision integer not null default 1
      );
      create index improvement_action_state on improvement_action (state, created_at);

      create table training_assignment (
        id uuid primary key default gen_random_uuid(),
        outcome_id uuid unique references outcome,
        subject_key integer not null references subject,
        course text not null,
        indicator text,
        period text,
        state text not null default 'proposed'
          check (state in ('proposed', 'assigned', 'scheduled', 'attended', 'missed', 'completed', 'cancelled', 'withdrawn')),
        trainer uuid references person,
        scheduled_at timestamptz,
        ends_at timestamptz,
        place text,
        reason text,
        created_at timestamptz not null default now(),
        changed_at timestamptz not null default now(),
        revision integer not null default 1,
        exclude using gist (trainer with =, tstzrange(scheduled_at, ends_at) with &&) where (state = 'scheduled'),
        exclude using gist (subject_key with =, tstzrange(scheduled_at, ends_at) with &&) where (state = 'scheduled')
      );
      create index training_assignment_subject on training_assignment (subject_key);

      create table bonus_eligibility (
        id uuid primary key default gen_random_uuid(),
        outcome_id uuid not null unique references outcome,
        subject_key integer not null references subject,
        period text not null,
        state text not null check (state in ('proposed', 'not-evaluable', 'confirmed', 'declined', 'withdrawn')),
        reason text,
        decided_by uuid references person,
        decided_at timestamptz,
        created_at timestamptz not null default now(),
        revision integer not null default 1
      );
      create index bonus_eligibility_period on bonus_eligibility (period);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
