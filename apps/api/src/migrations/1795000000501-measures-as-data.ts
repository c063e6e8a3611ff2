import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sums by subject and day, in arrays: `measure` says which sum stands at which place. A new measure takes the next place, and the days
 * are measured again. `last_day` is later than `day` only for sums that came as sums over several days; they count for periods that hold
 * them whole. `daily_length` keeps the values of a clock one by one, each with how often it occurred, for percentiles.
 * `source_seen` is how far each source had been seen when its days were measured: what is observed, and so what is due, depends on it.
 */
export class MeasuresAsData1795000000501 implements MigrationInterface {
  name = 'MeasuresAsData1795000000501';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table measure (
        id text primary key,
        over text not null,
        definition jsonb not null,
        squared boolean not null,
        position smallint not null,
        unique (over, squared, position)
      );

      drop table daily_sum;
      create table daily_sum (
        kind text not null,
        subject_key integer not null,
        day date not null,
        over text not null,
        last_day date not null,
        sums int8[] not null,
        squares numeric[] not null,
        primary key (kind, day, subject_key, over, last_day)
      );
      create index daily_sum_subject on daily_sum (subject_key, day);

      create table daily_length (
        kind text not null,
        subject_key integer not null,
        day date not null,
        clock text not null,
        lengths int8[] not null,
        counts integer[] not null,
        primary key (kind, day, subject_key, clock)
      );
      create index daily_length_subject on daily_length (subject_key, day);

      create table source_seen (
        source_key integer primary key references source,
        last_day date not null,
        last_active_day date not null
      );

      alter table import add column last_active_day date;
      update import set last_active_day = last_day where last_day is not null;

      create index interaction_customer on interaction (customer, arrived_at) include (topic_key) where customer is not null;

      insert into day_to_measure (day) select distinct day from interaction on conflict do nothing;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
