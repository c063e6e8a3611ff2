import { PERCENTILE_CLOCKS } from '@circolo/domain';
import { ASKED } from './measurements.queries';
import { TELLS_RESOLVED } from './measuring/case-days';
import { lengthColumn } from './measuring/length-days';

/** The ranks of a percentile `p` and of its interval among `total` values: as `ranksOf` of the domain has them. */
const NEAREST = 'ceil(p * total - 1e-9)';
const HALF = '1.959963984540054 * sqrt(p * total * (1 - p))';
const LOW = `floor(p * total - ${HALF})`;
const HIGH = `ceil(p * total + ${HALF}) + 1`;

const LENGTHS = `case w.clock ${PERCENTILE_CLOCKS.map((of) => `when '${of}' then d.${lengthColumn(of)}`).join(' ')} end`;
const OF_SUBJECT = 'd.subject_key = s.key and d.day between a.first and a.last';

/**
 * $1..$2 the periods, $3 the subjects, $4..$5 clocks and percentiles that are wanted of each. The values of a clock are sorted once for all its
 * percentiles: the value of rank k among n is the first at or above the fraction (k - 1/2) / n.
 */
export const RANKS = `
with ${ASKED},
wanted as materialized (
  select clock, array_agg(distinct p order by p) as percentiles from unnest($4::text[], $5::float8[]) w (clock, p) group by clock
)
select a.ordinal, s.key as "subjectKey", w.clock, each.p, counted.total::int as count,
  found.lengths[3 * each.place - 2]::float8 as value, found.lengths[3 * each.place - 1]::float8 as low,
  found.lengths[3 * each.place]::float8 as high
from asked a cross join unnest($3::int[]) s (key) cross join wanted w
cross join lateral (select sum(cardinality(${LENGTHS}))::float8 as total from daily_length d where ${OF_SUBJECT}) counted
cross join lateral (
  select array_agg((least(total, greatest(1, rank)) - 0.5) / total order by place, which) as fractions
  from unnest(w.percentiles) with ordinality each (p, place)
  cross join lateral (values (1, ${NEAREST}), (2, ${LOW}), (3, ${HIGH})) r (which, rank)
) asked_of
cross join lateral (
  select percentile_disc(asked_of.fractions) within group (order by length) as lengths
  from daily_length d cross join lateral unnest(${LENGTHS}) l (length) where ${OF_SUBJECT}
) found
cross join lateral unnest(w.percentiles) with ordinality each (p, place)
where counted.total > 0`;

/**
 * `cases`: the contacts (all their columns) that were open at the end of a period ($1..$2), or of the last day on which their source was
 * seen, and how many days they had been.
 */
export const OPEN_CASES = `
with ${ASKED},
tracked as (
  select i.key as tracked_key, s.last_active_day from import i join source_seen s using (source_key)
  where ${TELLS_RESOLVED}
),
cases as (
  select a.ordinal, least(a.last, t.last_active_day) - i.day as age, i.*
  from asked a cross join organisation o
  join tracked t on t.last_active_day >= a.first
  join interaction i on i.import_key = t.tracked_key and i.day <= least(a.last, t.last_active_day) and i.outcome = 'a'
    and (i.resolved_at is null or (i.resolved_at at time zone o.time_zone)::date > least(a.last, t.last_active_day))
)`;

/** How old the open cases of the subjects $3 were at the end of the periods $1..$2, in days: the ages that there are, ascending, and how many are of each. */
export const AGES_OF_OPEN_CASES = `
with ${ASKED},
tracked as (
  select source_key, last_active_day from source_seen
  where source_key in (select i.source_key from import i where ${TELLS_RESOLVED})
),
counted as (
  select a.ordinal, d.subject_key, seen.until - d.day as age, sum(c.n)::int as n
  from asked a join tracked t on t.last_active_day >= a.first
  cross join lateral (select least(a.last, t.last_active_day) as until) seen
  join daily_case d on d.subject_key = any($3::int[]) and d.source_key = t.source_key and d.day <= seen.until
  cross join lateral unnest(d.closed_on, d.counts) c (closed_on, n)
  where c.closed_on > seen.until
  group by a.ordinal, d.subject_key, seen.until - d.day
)
select ordinal, subject_key as "subjectKey", array_agg(age order by age) as ages, array_agg(n order by age) as counts
from counted group by ordinal, subject_key`;
