import type { Days, DeliveringSource } from '@circolo/domain';
import type { Sql } from '../platform/database';

/** So many of the days on which a source's imports came tell its rhythm. */
const DELIVERY_DAYS = 60;

/** $1 first and $2 last day, $3 the time zone of the organisation */
const DELIVERING = `
  select s.name, exists (select from import where source_key = s.key and state in ('queued', 'reading')) as "isReading", coalesce(d.deliveries, '[]') as deliveries
  from source s
    left join lateral (
      select json_agg(json_build_object('on', came, 'lastDay', last_day) order by came) as deliveries
      from (
        select (created_at at time zone $3)::date as came, max(last_day) as last_day from import
        where source_key = s.key and state = 'done' group by 1 order by 1 desc limit ${DELIVERY_DAYS}
      ) recent
    ) d on true
  where exists (
    select from import
    where source_key = s.key and (state in ('queued', 'reading') or (state = 'done' and first_day <= $2 and last_day >= $1)))
  order by s.name`;

/** The sources that gave records of some of the days, or are giving some now, with what came of them and when. */
export function deliveringSources(sql: Sql, { from, until }: Days, timeZone: string): Promise<readonly DeliveringSource[]> {
  return sql.query<DeliveringSource[]>(DELIVERING, [from, until, timeZone]);
}
