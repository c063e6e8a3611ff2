import { isoInstant } from '../platform/columns';

/** So many of the days on which a source's imports came tell its rhythm. */
const DELIVERY_DAYS = 60;

/**
 * Each source with what is in force of it, its last import, and the days of its deliveries, the first one first.
 * $1 the id of a source, or null for all; $2 the time zone of the organisation.
 */
export const SOURCES = `
  with records as (
    select source_key, json_agg(json_build_object('kind', kind, 'count', count) order by count desc, kind) as records,
      min(first_day) as first_day, max(last_day) as last_day
    from source_records where count > 0 group by source_key
  )
  select s.id, s.name, coalesce(r.records, '[]') as records, r.first_day as "firstDay", r.last_day as "lastDay",
    coalesce(i.imports, 0)::int4 as imports, coalesce(i.read, 0)::int8 as read, coalesce(i.rejected, 0)::int8 as rejected, l.last as "lastImport",
    coalesce(d.deliveries, '[]') as deliveries
  from source s
    left join records r on r.source_key = s.key
    left join lateral (
      select count(*) filter (where state not in ('undone', 'cancelled')) as imports, sum(read) filter (where state = 'done') as read,
        sum(rejected) filter (where state = 'done') as rejected
      from import where source_key = s.key
    ) i on true
    left join lateral (
      select json_build_object('id', id, 'fileName', file_name, 'state', state, 'via', via, 'read', read, 'rejected', rejected,
        'createdAt', ${isoInstant('created_at')}) as last
      from import where source_key = s.key order by created_at desc, key desc limit 1
    ) l on true
    left join lateral (
      select json_agg(json_build_object('on', came, 'lastDay', last_day) order by came) as deliveries
      from (
        select (created_at at time zone $2)::date as came, max(last_day) as last_day from import
        where source_key = s.key and state = 'done' group by 1 order by 1 desc limit ${DELIVERY_DAYS}
      ) recent
    ) d on true
  where $1::uuid is null or s.id = $1
  order by s.name`;
