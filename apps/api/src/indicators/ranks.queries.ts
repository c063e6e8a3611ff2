import { PERCENTILE_CLOCKS } from '@circolo/domain';
import { ASKED } from './measurements.queries';
import { lengthColumn } from './measuring/length-days';
import { RECORDS_TABLES } from './measuring/records-tables';

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

/** Which columns of a contact hold keys of subjects; a key belongs to one subject, whatever its kind. */
const KEYS = Object.values(RECORDS_TABLES.interactions.keyOf).map((column) => `(${column.replace('r.', 'c.')})`);

/** How old the open cases of the subjects $3 are, in days: the ages that there are, ascending, and how many are of each. */
export const AGES_OF_OPEN_CASES = `
${OPEN_CASES},
counted as (
  select c.ordinal, k.key, c.age, count(*) as n
  from cases c cross join lateral (
    values ${KEYS.join(', ')}, ((select key from subject where kind = 'organisation'))
  ) k (key)
  where k.key = any($3::int[]) group by c.ordinal, k.key, c.age
  union all
  select c.ordinal, k.key, c.age, count(*)
  from cases c cross join lateral (select distinct key from unnest(c.label_keys) u (key)) k
  where c.label_keys is not null and k.key = any($3::int[]) group by c.ordinal, k.key, c.age
)
select ordinal, key as "subjectKey", array_agg(age::int order by age) as ages, array_agg(n::int order by age) as counts
from counted group by ordinal, key`;
