import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which finished runs of the periods before a run looks back on; and of an outcome, what the conditions said in those periods (the nearest
 * first), and why it asks for nothing where it holds.
 */
export class LookingBack1795000001103 implements MigrationInterface {
  name = 'LookingBack1795000001103';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table run_earlier (
        run_key integer not null references evaluation_run,
        ago integer not null check (ago > 0),
        earlier_run_key integer not null references evaluation_run,
        primary key (run_key, ago)
      );

      alter table outcome
        add earlier jsonb,
        add silence text check (silence in ('earlier-open', 'training-pending', 'cool-down'));
      update outcome set silence = 'earlier-open' where state = 'suppressed';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
