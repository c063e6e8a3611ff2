import type { MeasureDefinition, SubjectKind } from '@circolo/domain';
import { isoInstant } from '../platform/columns';
import { outcomeOf } from '../sources/kept-records.reads';
import { measureSql } from './measuring/measure-sql';
import { recordsInWork } from './measuring/records-in-work';

/** Which interactions belong to the subject $3. */
export const IS_OF: Readonly<Record<SubjectKind, string>> = {
  organisation: '$3::int is null',
  team: 'r.team_key = $3::int',
  agent: 'r.agent_key = $3::int',
  channel: 'r.channel_key = $3::int',
  topic: 'r.topic_key = $3::int',
  service: 'r.service_key = $3::int',
  site: 'r.site_key = $3::int',
  segment: 'r.segment_key = $3::int',
  touchpoint: 'r.touchpoint_key = $3::int',
  label: '$3::int = any(r.label_keys)',
};

const reference = (alias: string, shown = 'true') =>
  `case when ${alias}.key is not null and ${shown} then json_build_object('kind', ${alias}.kind, 'id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name) end`;

/** Seconds of a record; of one whose agent is named only where that figure is open too. */
const seconds = (column: string, open: string) => `case when not n.named or ${open} then i.${column}::float8 / 1000 end`;

/**
 * One page of the interactions that any of the measures counts, of one subject or all; every one when there is no measure. $1..$2 first and last day, $3 subject or null, $4..$5 where to
 * go on (day, key), $6 how many, $7 whether agents are named to the reader, and $8..$9 on which days; $10..$13 whether waits, handling
 * times, resolution and satisfaction of a named agent are open to them.
 * Teams of $14, too few people to be told apart from, go without their name.
 */
export function pageOfInteractions(kind: SubjectKind, counted: readonly MeasureDefinition[]): string {
  const conditions = counted.map((measure) => measureSql(measure).where);
  const wanted = { clocks: conditions.flatMap(({ clocks }) => clocks), tracked: conditions.flatMap(({ tracked }) => tracked) };
  const records = recordsInWork('interactions', `r.day between $1::date and $2::date and ${IS_OF[kind]}`, wanted);
  const where = conditions.length === 0 ? 'true' : conditions.map(({ sql }) => `(${sql})`).join(' or ');
  return `
select i.key, i.day, case when n.named then i.agent_key end as "agentKey", i.external_id as "externalId", so.name as source,
  ${isoInstant(`case when n.open then i.arrived_at else date_trunc('hour', i.arrived_at) end`)} as "arrivedAt",
  ${reference('ch')} as channel, ${reference('t')} as topic, ${reference('te', 'not te.key = any($14::int[])')} as team, ${reference('a', 'n.named')} as agent,
  ${outcomeOf('i.outcome')} as outcome,
  ${seconds('wait_ms', '$10::boolean')} as "waitSeconds",
  ${seconds('talk_ms', '$11::boolean')} as "talkSeconds",
  ${seconds('hold_ms', '$11::boolean')} as "holdSeconds",
  ${seconds('wrap_ms', '$11::boolean')} as "wrapSeconds",
  case when not n.named or $12::boolean then i.resolved end as resolved,
  case when not n.named or $13::boolean then i.csat end as csat,
  im.id as import
from (select * from (${records}) r where ${where}) i
cross join lateral (select $7::boolean and i.day >= coalesce($8::date, i.day) and i.day <= coalesce($9::date, i.day) as open) o
cross join lateral (select o.open, o.open and i.agent_key is not null as named) n
join source so on so.key = i.source_key
join import im on im.key = i.import_key
join subject ch on ch.key = i.channel_key
left join subject t on t.key = i.topic_key
left join subject te on te.key = i.team_key
left join subject a on a.key = i.agent_key
where $4::date is null or (i.day, i.key) > ($4::date, $5::int8)
order by i.day, i.key
limit $6`;
}

/** Teams with too few people at work in the days to be told from one of them: $1..$2 the days, $3 the smallest group. */
export const SMALL_TEAMS = `
  select team_key as key from team_presence cross join unnest(agent_keys) present (agent_key)
  where day between $1 and $2 group by team_key having count(distinct agent_key) < $3::int`;

/** The fields that the sources of some interactions tell: one that none of them tells is not missing, it was never there. */
export const toldBySources = (where: string): string => `
  select coalesce(array_agg(distinct field), '{}') as fields
  from import im cross join lateral jsonb_object_keys(im.mapping->'fields') field
  where im.key in (select r.import_key from interaction r where ${where})`;
