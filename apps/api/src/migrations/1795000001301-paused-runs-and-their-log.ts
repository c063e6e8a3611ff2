import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs that people hold, and what happened to each run, in order. */
export class PausedRunsAndTheirLog1795000001301 implements MigrationInterface {
  name = 'PausedRunsAndTheirLog1795000001301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table evaluation_run
        add paused_at timestamptz,
        add paused_by uuid references person,
        add constraint evaluation_run_paused_by check ((paused_at is null) = (paused_by is null)),
        add constraint evaluation_run_paused_going check (paused_at is null or state in ('queued', 'measuring', 'comparing', 'deciding'));

      create table run_log (
        run_key integer not null references evaluation_run,
        key integer not null generated always as identity,
        at timestamptz not null,
        what text not null check (what in ('queued', 'begun', 'step-done', 'paused', 'resumed', 'retried', 'failed', 'cancelled', 'completed')),
        person_id uuid references person,
        details jsonb not null default '{}',
        primary key (run_key, key)
      );
      insert into run_log (run_key, at, what, person_id)
      select key, created_at, 'queued', started_by from evaluation_run
      union all select key, started_at, 'begun', null from evaluation_run where started_at is not null
      union all select key, finished_at, state, null from evaluation_run where finished_at is not null and state in ('completed', 'failed', 'cancelled')
      order by 1, 2;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
