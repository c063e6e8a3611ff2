import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When the service is open. `opening_span` is each calendar's versions written out as instants for the years that have data, by
 * `calendars/opening-spans.ts`, with the open time that went before: open time between two instants is then the difference of two
 * look-ups. Its first row of a calendar stands where the calendar begins to be known, and its last, without a sum, where that ends:
 * beyond either, `open_ms` is null and never zero.
 */
export class OpeningCalendars1795000000301 implements MigrationInterface {
  name = 'OpeningCalendars1795000000301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table opening_calendar (
        key integer primary key generated always as identity,
        id uuid not null unique default gen_random_uuid(),
        name text not null collate "it-x-icu" check (name <> ''),
        is_default boolean not null default false,
        revision integer not null default 1,
        spans_from date,
        spans_until date,
        spans_time_zone text,
        created_by uuid not null references person,
        created_at timestamptz not null
      );
      create unique index opening_calendar_name on opening_calendar (lower(name));
      create unique index opening_calendar_default on opening_calendar (is_default) where is_default;

      create table opening_calendar_version (
        calendar_key integer not null references opening_calendar,
        valid_from date not null,
        opening jsonb not null,
        recorded_by uuid not null references person,
        recorded_at timestamptz not null,
        primary key (calendar_key, valid_from)
      );

      create table opening_calendar_subject (
        subject_key integer primary key references subject,
        calendar_key integer not null references opening_calendar
      );

      create table opening_span (
        calendar_key integer not null references opening_calendar,
        opens_at timestamptz not null,
        closes_at timestamptz not null,
        open_ms_before bigint,
        primary key (calendar_key, opens_at) include (closes_at, open_ms_before),
        check (closes_at >= opens_at)
      );

      create function open_ms(calendar_key integer, start timestamptz, until timestamptz) returns bigint
      language sql stable parallel safe strict as $$
        select case when start <= until then (
          select s.open_ms_before + (date_part('epoch', least(until, s.closes_at) - s.opens_at) * 1000)::bigint
          from opening_span s where s.calendar_key = open_ms.calendar_key and s.opens_at <= until order by s.opens_at desc limit 1
        ) - (
          select s.open_ms_before + (date_part('epoch', least(start, s.closes_at) - s.opens_at) * 1000)::bigint
          from opening_span s where s.calendar_key = open_ms.calendar_key and s.opens_at <= start order by s.opens_at desc limit 1
        ) end
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
