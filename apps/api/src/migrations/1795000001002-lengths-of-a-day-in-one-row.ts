import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The values of all clocks of a subject on a day stand in one row, a column each: as rows of their own most of the time of measuring went
 * into their indexes. Every day is measured again.
 */
export class LengthsOfADayInOneRow1795000001002 implements MigrationInterface {
  name = 'LengthsOfADayInOneRow1795000001002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table daily_length;
      create table daily_length (
        kind text not null,
        subject_key integer not null,
        day date not null,
        wait int8[],
        abandoned_wait int8[],
        handle int8[],
        first_reply int8[],
        first_reply_open int8[],
        resolution int8[],
        resolution_open int8[],
        primary key (kind, day, subject_key)
      );
      create index daily_length_subject on daily_length (subject_key, day);
      insert into day_to_measure (day) select distinct day from interaction order by day on conflict do nothing;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
