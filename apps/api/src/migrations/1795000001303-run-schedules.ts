import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When periods are evaluated by themselves; a schedule starts a period once, whoever looks and whatever the clock says. */
export class RunSchedules1795000001303 implements MigrationInterface {
  name = 'RunSchedules1795000001303';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table run_schedule (
        id uuid primary key default gen_random_uuid(),
        period_kind text not null,
        days_after integer not null check (days_after between 0 and 366),
        at text not null check (at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        waits_for_imports boolean not null,
        on_since timestamptz,
        changed_by uuid references person,
        changed_at timestamptz not null,
        removed_at timestamptz,
        revision integer not null default 1
      );
      create unique index run_schedule_kind on run_schedule (period_kind) where removed_at is null;

      alter table evaluation_run add schedule_id uuid references run_schedule;
      create unique index evaluation_run_scheduled on evaluation_run (schedule_id, period) where schedule_id is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
