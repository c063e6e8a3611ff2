import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each run made of the outcomes of its period, so that two runs can be held side by side afterwards. */
export class OutcomesByRun1795000001302 implements MigrationInterface {
  name = 'OutcomesByRun1795000001302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table run_outcome (
        run_key integer not null references evaluation_run,
        outcome_id uuid not null references outcome,
        change text not null check (change in ('new', 'withdrawn', 'flagged', 'restated', 'cleared', 'suppressed', 'kept')),
        state text not null check (state in ('proposed', 'suppressed', 'withdrawn', 'not-evaluable')),
        primary key (run_key, outcome_id)
      );
      create index run_outcome_outcome on run_outcome (outcome_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
