import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What evaluation runs are told of records that came, changed or went after they had begun. */
export class LateDataOfRuns1795000000901 implements MigrationInterface {
  name = 'LateDataOfRuns1795000000901';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table run_late_data (
        run_key integer not null references evaluation_run,
        import_key integer not null references import,
        cause text not null check (cause in ('imported', 'undone')),
        records bigint not null check (records > 0),
        told_at timestamptz not null,
        primary key (run_key, import_key, cause)
      );
      create index run_late_data_import on run_late_data (import_key);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
