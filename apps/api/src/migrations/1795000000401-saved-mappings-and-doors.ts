import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mappings that are kept under a name and found again by a file's header; and of each import the door it came by, the saved
 * mapping it used, and the days of what it brought, by which the rhythm of a source is known without reading its records.
 */
export class SavedMappingsAndDoors1795000000401 implements MigrationInterface {
  name = 'SavedMappingsAndDoors1795000000401';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_mapping (
        key integer primary key generated always as identity,
        id uuid not null unique default gen_random_uuid(),
        name text not null,
        kind text not null,
        mapping jsonb not null,
        columns text[] not null,
        fingerprint text not null,
        revision integer not null default 1,
        created_by uuid not null references person,
        created_at timestamptz not null default now(),
        changed_by uuid not null references person,
        changed_at timestamptz not null default now(),
        retired_at timestamptz
      );
      create unique index saved_mapping_named on saved_mapping (lower(name)) where retired_at is null;
      create index saved_mapping_fingerprint on saved_mapping (fingerprint) where retired_at is null;

      alter table import
        add column via text not null default 'upload' check (via in ('upload', 'watched-folder', 'push')),
        add column saved_mapping_key integer references saved_mapping,
        add column saved_mapping_revision integer,
        add column watched_file text,
        add column first_day date,
        add column last_day date,
        add constraint import_saved_mapping_whole check ((saved_mapping_key is null) = (saved_mapping_revision is null));
      create index import_source on import (source_key, created_at desc, key desc);
      create index import_saved_mapping on import (saved_mapping_key, created_at) where saved_mapping_key is not null;
      create index import_watched_file on import (watched_file) where watched_file is not null;

      update import i set first_day = r.first_day, last_day = r.last_day
      from (select import_key, min(day) as first_day, max(day) as last_day from interaction group by import_key) r
      where r.import_key = i.key;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
