import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Views of the explorer that are kept under a name: each is its owner's, who may show it to everybody. */
export class SavedViews1795000000801 implements MigrationInterface {
  name = 'SavedViews1795000000801';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_view (
        key integer primary key generated always as identity,
        id uuid not null unique default gen_random_uuid(),
        name text not null,
        filters jsonb not null,
        owner_id uuid not null references person,
        shared boolean not null default false,
        revision integer not null default 1,
        changed_at timestamptz not null default now()
      );
      create unique index saved_view_named on saved_view (owner_id, lower(name));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
