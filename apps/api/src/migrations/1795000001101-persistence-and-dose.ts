import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Over how many periods a version of a rule looks, and how much of the same it may ask of one subject. */
export class PersistenceAndDose1795000001101 implements MigrationInterface {
  name = 'PersistenceAndDose1795000001101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rule_version
        add persistence_times integer,
        add persistence_periods integer,
        add cool_down_periods integer not null default 0 check (cool_down_periods >= 0),
        add one_training_at_a_time boolean not null default false,
        add check ((persistence_times is null) = (persistence_periods is null)),
        add check (persistence_times between 1 and persistence_periods);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
