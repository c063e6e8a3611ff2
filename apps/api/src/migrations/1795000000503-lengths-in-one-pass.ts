import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The values of clocks are kept as they come, each as often as it occurred; what was kept sorted and counted is measured again. */
export class LengthsInOnePass1795000000503 implements MigrationInterface {
  name = 'LengthsInOnePass1795000000503';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      truncate daily_length;
      alter table daily_length drop column counts;
      insert into day_to_measure (day) select distinct day from interaction on conflict do nothing;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
