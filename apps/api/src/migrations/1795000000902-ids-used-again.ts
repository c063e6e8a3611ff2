import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of an import's corrections, those that look like another record under an id that was taken. */
export class IdsUsedAgain1795000000902 implements MigrationInterface {
  name = 'IdsUsedAgain1795000000902';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table import add column ids_reused integer not null default 0');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
