import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Named examples that rules carry, simulations of rules on past periods with what they found and who looked, and what evaluated periods show of themselves. */
export class CasesAndSimulations1795000001201 implements MigrationInterface {
  name = 'CasesAndSimulations1795000001201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view evaluated_period as
        select distinct on (period) period, period_kind, period_from, period_until, key as run_key, id as run_id, number, finished_at
        from evaluation_run where state = 'completed' order by period, number desc;
      create view evaluated_facts as
        select e.period, e.run_key, f.subject_key, f.facts from evaluated_period e join run_facts f on f.run_key = e.run_key;

      create table rule_case (
        id uuid primary key default gen_random_uuid(),
        rule_id uuid not null references rule,
        position integer not null generated always as identity,
        name text not null,
        facts jsonb not null,
        expected text not null check (expected in ('holds', 'fails', 'not-evaluable')),
        revision integer not null default 1,
        written_by uuid not null references person,
        written_at timestamptz not null,
        constraint rule_case_name unique (rule_id, name)
      );

      create table rule_simulation (
        key integer primary key generated always as identity,
        id uuid not null unique default gen_random_uuid(),
        rule_id uuid not null references rule,
        content jsonb not null,
        published_version integer,
        each_cents bigint check (each_cents >= 0),
        state text not null default 'queued' check (state in ('queued', 'simulating', 'completed', 'failed', 'cancelled')),
        attempts integer not null default 0,
        subjects_total integer,
        subjects_done integer not null default 0,
        last_subject integer not null default 0,
        subjects jsonb,
        asked_by uuid not null references person,
        created_at timestamptz not null,
        finished_at timestamptz,
        foreign key (rule_id, published_version) references rule_version
      );
      create index rule_simulation_rule on rule_simulation (rule_id, key desc);
      create unique index rule_simulation_going on rule_simulation (rule_id) where state in ('queued', 'simulating');

      create table rule_simulation_period (
        simulation_key integer not null references rule_simulation,
        place integer not null,
        period text not null,
        told boolean not null,
        run_key integer references evaluation_run,
        without text check (without in ('not-evaluated', 'no-agreement')),
        looked integer not null default 0,
        touched integer not null default 0,
        not_evaluable integer not null default 0,
        gained integer not null default 0,
        lost integer not null default 0,
        primary key (simulation_key, place),
        check ((run_key is null) = (without is not null))
      );

      create table rule_simulation_subject (
        simulation_key integer not null,
        place integer not null,
        subject_key integer not null references subject,
        verdict text not null check (verdict in ('holds', 'fails', 'not-evaluable')),
        held_before boolean,
        primary key (simulation_key, place, subject_key),
        foreign key (simulation_key, place) references rule_simulation_period
      );

      create table rule_simulation_look (
        simulation_key integer not null references rule_simulation,
        person_id uuid not null references person,
        looked_at timestamptz not null,
        primary key (simulation_key, person_id)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
