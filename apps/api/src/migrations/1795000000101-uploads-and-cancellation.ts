import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that are kept before anybody imports them, and imports that are stopped: `cancelling` while what was loaded is taken back. */
export class UploadsAndCancellation1795000000101 implements MigrationInterface {
  name = 'UploadsAndCancellation1795000000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table upload (
        key integer primary key generated always as identity,
        id uuid not null unique default gen_random_uuid(),
        checksum text not null,
        file_name text not null,
        file_bytes bigint not null,
        created_by uuid not null references person,
        created_at timestamptz not null,
        used_at timestamptz not null
      );
      create index upload_checksum on upload (checksum);
      create index upload_used on upload (used_at);
      create index import_checksum on import (checksum);

      alter table import drop constraint import_state_check;
      alter table import add constraint import_state_check
        check (state in ('queued', 'reading', 'done', 'failed', 'undoing', 'undone', 'cancelling', 'cancelled'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
