import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Definitions of indicators with other parameters than the shipped ones (which are version 1), append-only: what a figure cites stays. */
export class IndicatorVersions1795000000502 implements MigrationInterface {
  name = 'IndicatorVersions1795000000502';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table indicator_version (
        indicator text not null,
        version integer not null check (version > 1),
        parameters jsonb not null,
        valid_from date not null,
        note text not null,
        created_by uuid not null references person,
        created_at timestamptz not null,
        primary key (indicator, version)
      );
      create trigger indicator_version_append_only before update or delete or truncate on indicator_version
        for each statement execute function refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
