import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES: Readonly<Record<string, string>> = {
  interactions: 'interaction',
  answers: 'questionnaire_answer',
  complaints: 'complaint',
  evaluations: 'listening_evaluation',
  visits: 'visit',
  staff: 'staff_record',
  hours: 'logged_hours',
  aggregates: 'aggregate_measure',
};

/** How many records of each kind are in force of a source, and from which day to which: kept by imports and undos, so that nobody has to count them. */
export class RecordsOfSources1795000000903 implements MigrationInterface {
  name = 'RecordsOfSources1795000000903';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table source_records (
        source_key integer not null references source,
        kind text not null,
        count bigint not null check (count >= 0),
        first_day date,
        last_day date,
        primary key (source_key, kind)
      );
      insert into source_records (source_key, kind, count, first_day, last_day)
      ${Object.entries(TABLES)
        .map(([kind, table]) => `select source_key, '${kind}', count(*), min(day), max(day) from ${table} group by source_key`)
        .join(' union all ')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
