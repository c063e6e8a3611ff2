import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an import let go of its file. Of those that are over already, the hourly look removes the files. */
export class FilesLetGo1795000000904 implements MigrationInterface {
  name = 'FilesLetGo1795000000904';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table import add column file_released_at timestamptz;
      update import set file_released_at = now()
      where state = 'cancelled' or (state in ('done', 'failed', 'undone') and jsonb_array_length(coalesce(mapping->'pseudonymise', '[]')) > 0);
      create index import_file_released on import (file_released_at) where file_released_at is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
