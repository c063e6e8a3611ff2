import { PERCENTILE_CLOCKS } from '@circolo/domain';
import { ASKED } from './measurements.queries';
import { lengthColumn } from './measuring/length-days';

/** The ranks of a percentile and of its interval among `total` values: as `ranksOf` of the domain has them. */
const NEAREST = 'least(total, greatest(1, ceil(p * total - 1e-9)))';
const HALF = '1.959963984540054 * sqrt(p * total * (1 - p))';
const LOW = `least(total, greatest(1, floor(p * total - ${HALF})))`;
const HIGH = `least(total, greatest(1, ceil(p * total + ${HALF}) + 1))`;

/** From `counted` (ordinal, subject_key, clock, length, n) to the percentiles of `wanted` (clock, p). */
const RANKED = `
cumulated as (
  select *, sum(n) over (partition by ordinal, subject_key, clock order by length) as upto,
    sum(n) over (partition by ordinal, subject_key, clock)::float8 as total
  from counted
)
select ordinal, subject_key as "subjectKey", clock, p, total::int as count,
  (min(length) filter (where upto >= ${NEAREST}))::float8 as value,
  (min(length) filter (where upto >= ${LOW}))::float8 as low,
  (min(length) filter (where upto >= ${HIGH}))::float8 as high
from cumulated join wanted using (clock)
group by ordinal, subject_key, clock, p, total`;

const EACH_CLOCK = PERCENTILE_CLOCKS.map((of) => `('${of}', d.${lengthColumn(of)})`).join(', ');

/** $1..$2 the periods, $3 the subjects, $4..$5 clocks and percentiles that are wanted of each. */
export const RANKS = `
with ${ASKED},
wanted as (select clock, p from unnest($4::text[], $5::float8[]) w (clock, p)),
counted as (
  select a.ordinal, d.subject_key, c.clock, v.length, count(*) as n
  from asked a join daily_length d on d.day between a.first and a.last
  cross join lateral (values ${EACH_CLOCK}) c (clock, lengths)
  cross join lateral unnest(c.lengths) v (length)
  where d.subject_key = any($3::int[]) and c.clock = any($4::text[])
  group by a.ordinal, d.subject_key, c.clock, v.length
),
${RANKED}`;

export const CASES_TRACKED = `select exists (select from import where kind = 'interactions' and mapping->'fields' ? 'resolvedAt') as some`;

/**
 * `cases`: the contacts (all their columns) that were open at the end of a period ($1..$2), or of the last day on which their source was
 * seen, and how many days they had been.
 */
export const OPEN_CASES = `
with ${ASKED},
tracked as (
  select i.key as tracked_key, s.last_active_day from import i join source_seen s using (source_key)
  where i.kind = 'interactions' and i.mapping->'fields' ? 'resolvedAt'
),
cases as (
  select a.ordinal, least(a.last, t.last_active_day) - i.day as age, i.*
  from asked a cross join organisation o
  join tracked t on t.last_active_day >= a.first
  join interaction i on i.import_key = t.tracked_key and i.day <= least(a.last, t.last_active_day) and i.outcome = 'a'
    and (i.resolved_at is null or (i.resolved_at at time zone o.time_zone)::date > least(a.last, t.last_active_day))
)`;

/** Those of the subjects $3. */
const OPEN_CASES_OF_SUBJECTS = `
${OPEN_CASES},
of_subjects as (
  select c.ordinal, c.age, s.key as subject_key
  from cases c cross join lateral (
    select distinct key from unnest(array[c.team_key, c.agent_key, c.channel_key, c.topic_key, c.service_key, c.site_key, c.segment_key,
      c.touchpoint_key, (select key from subject where kind = 'organisation')] || coalesce(c.label_keys, '{}')) u (key)
  ) s
  where s.key = any($3::int[])
)`;

/** The percentiles of the age of what is open. $1..$2 the periods, $3 the subjects; `clock` is 'openAge'. */
export const RANKS_OF_OPEN_CASES = `
${OPEN_CASES_OF_SUBJECTS},
wanted as (select 'openAge'::text as clock, p from unnest(array[0.5, 0.9]::float8[]) w (p)),
counted as (
  select ordinal, subject_key, 'openAge'::text as clock, age::int8 as length, count(*) as n from of_subjects group by ordinal, subject_key, age
),
${RANKED}`;

/** The mean age beside them, with its spread. The parameters are the same. */
export const MEANS_OF_OPEN_CASES = `
${OPEN_CASES_OF_SUBJECTS}
select ordinal, subject_key as "subjectKey", count(*)::int as count, sum(age)::float8 as sum, sum(age::numeric * age)::float8 as squares
from of_subjects group by ordinal, subject_key`;
