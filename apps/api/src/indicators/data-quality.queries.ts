import type { KeptRecords } from '../sources/kept-records.reads';
import type { FindingSql } from './record-findings';

/** So many stretches of days without data are told. */
const STRETCHES = 10;

/** Which records: those of one import, or of a source. $1 its key. */
export const recordsOf = (isImport: boolean): string => `r.${isImport ? 'import_key' : 'source_key'} = $1`;

/**
 * What is there of the records and what is found in them, in one pass: sums over the days, of which the empty ones come out too.
 * `filled` is in the order of `fields`, `found` and `among` in that of `findings`.
 */
export function lookAt(
  { table, lastDay }: KeptRecords,
  where: string,
  columns: readonly string[],
  findings: readonly FindingSql[],
): string {
  const counts = [
    ...columns.map((column) => `count(r.${column})`),
    ...findings.flatMap(({ among, found }) => [among, `(${among}) and ${found}`].map((sql) => `count(*) filter (where ${sql})`)),
  ];
  const sumsOf = (from: number, step: number, until: number): string => {
    const sums = counts.flatMap((_, place) =>
      place >= from && place < until && (place - from) % step === 0 ? [`coalesce(sum(c${place}), 0)`] : [],
    );
    return `array[${sums.join(', ')}]::int8[]`;
  };
  return `
with by_day as (
  select r.day, max(r.${lastDay ?? 'day'}) as last_day, count(*) as records${counts.map((sql, place) => `, ${sql} as c${place}`).join('')}
  from ${table} r join import im on im.key = r.import_key cross join organisation o
  where ${where} group by r.day
), covered as (
  select distinct d::date as day from by_day cross join generate_series(day, last_day, interval '1 day') d
), stretches as (
  select since, until from (select day + 1 as since, lead(day) over (order by day) - 1 as until from covered) s where until >= since
)
select coalesce(sum(records), 0)::int8 as records, min(day)::text as "firstDay", max(last_day)::text as "lastDay",
  to_json(${sumsOf(0, 1, columns.length)}) as filled,
  to_json(${sumsOf(columns.length, 2, counts.length)}) as among,
  to_json(${sumsOf(columns.length + 1, 2, counts.length)}) as found,
  (select coalesce(sum(until - since + 1), 0) from stretches)::int4 as empty,
  (select coalesce(json_agg(json_build_object('from', since, 'until', until) order by since), '[]')
   from (select since, until from stretches order by until - since desc, since limit ${STRETCHES}) s) as stretches
from by_day`;
}
