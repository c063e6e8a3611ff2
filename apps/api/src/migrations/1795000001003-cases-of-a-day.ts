import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many cases that came on a day were open when it ended, by the day on which each was resolved (`infinity`: not yet): the backlog of any
 * day comes of it, so that reading a period does not look through all contacts before it. Every day is measured again.
 */
export class CasesOfADay1795000001003 implements MigrationInterface {
  name = 'CasesOfADay1795000001003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table daily_case (
        subject_key integer not null,
        source_key integer not null,
        day date not null,
        closed_on date[] not null,
        counts integer[] not null,
        primary key (subject_key, source_key, day)
      );
      insert into day_to_measure (day) select distinct day from interaction order by day on conflict do nothing;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
