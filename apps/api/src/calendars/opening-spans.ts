import { type Days, epochOf, instantText, type OpeningCalendar, openingSpans, type OpeningVersion } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { organisationSettings } from '../subjects/organisation.reads';

const OUTDATED = `
  select key from opening_calendar
  where spans_from is null or spans_from > $1 or spans_until < $2 or spans_time_zone <> $3 order by key`;
const LOCK = `
  select least(spans_from, $2)::text as "from", greatest(spans_until, $3)::text as until from opening_calendar where key = $1 for update`;
const VERSIONS = `
  select jsonb_build_object('from', valid_from) || opening as version from opening_calendar_version
  where calendar_key = $1 order by valid_from`;
const CLEAR = 'delete from opening_span where calendar_key = $1';
const WRITE = `
  insert into opening_span (calendar_key, opens_at, closes_at, open_ms_before)
  select $1, opens_at, closes_at, case when place < count(*) over () then coalesce(
    sum((date_part('epoch', closes_at - opens_at) * 1000)::bigint) over (order by place rows between unbounded preceding and 1 preceding), 0
  ) end
  from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality as span (opens_at, closes_at, place)`;
const REMEMBER = 'update opening_calendar set spans_from = $2, spans_until = $3, spans_time_zone = $4 where key = $1';

/** Before open time of some local days is asked for in SQL: writes out the calendars that do not reach so far, with a year on either side. */
export async function coverDays(sql: Sql, days: Days): Promise<void> {
  const { timeZone } = await organisationSettings(sql);
  const outdated = await sql.query<{ key: number }[]>(OUTDATED, [days.from, days.until, timeZone]);
  for (const { key } of outdated) await writeSpans(sql, key, days);
}

/** Writes a calendar out again as instants, for these years and those that it was written out for before, with one on either side. */
export async function writeSpans(sql: Sql, key: number, days: Days): Promise<void> {
  const { timeZone } = await organisationSettings(sql);
  const [reach] = await sql.query<Days[]>(LOCK, [key, `${yearOf(days.from) - 1}-01-01`, `${yearOf(days.until) + 1}-12-31`]);
  const rows = await sql.query<{ version: OpeningVersion }[]>(VERSIONS, [key]);
  const spans = spansBetweenBounds({ versions: rows.map(({ version }) => version) }, reach!, timeZone);
  await sql.query(CLEAR, [key]);
  await sql.query(WRITE, [key, spans.map(({ opensAt }) => opensAt), spans.map(({ closesAt }) => closesAt)]);
  await sql.query(REMEMBER, [key, reach!.from, reach!.until, timeZone]);
}

/** The spans, with an empty one where the calendar begins to be known and another where that ends. */
function spansBetweenBounds(calendar: OpeningCalendar, { from, until }: Days, timeZone: string): ReturnType<typeof openingSpans> {
  const first = calendar.versions[0]!.from;
  const begin = instantText(epochOf(first > from ? first : from, '00:00', timeZone));
  const end = instantText(epochOf(until, '24:00', timeZone));
  const spans = openingSpans(calendar, { from, until }, timeZone);
  const bounds = spans[0]?.opensAt === begin ? [] : [{ opensAt: begin, closesAt: begin }];
  return [...bounds, ...spans, { opensAt: end, closesAt: end }];
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
