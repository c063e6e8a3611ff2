import type { Place } from './measuring/measured-places';

/** $1..$2 the first and last days of the periods that were asked for, in their order. */
export const ASKED =
  'asked as (select ordinal::int, first, last from unnest($1::date[], $2::date[]) with ordinality as period (first, last, ordinal))';

const SUBJECT = 's.key, s.kind, s.id, s.code, s.name';

/** How many people a team's figures come from in the period; null where nobody is known, or for other kinds. */
const PEOPLE = `
  case when s.kind = 'team' then (
    select nullif(count(distinct agent_key), 0)::int from team_presence t cross join unnest(t.agent_keys) present (agent_key)
    where t.team_key = s.key and t.day between a.first and a.last
  ) end as people`;

/** The sums at some places, added up as numbers, in one array. What came as sums over days counts where the period holds them whole. */
const addedUp = (places: readonly Place[]): string =>
  `array[${places.map(({ over, squared, position }) => `coalesce(sum(d.${squared ? 'squares' : 'sums'}[${position}]) filter (where d.over = '${over}'), 0)::float8`).join(',\n    ')}]::float8[] as sums`;

const IN_PERIOD = 'd.day >= a.first and d.last_day <= a.last';

const STANDING = `union select subject_key from daily_sum where kind = $3 and $4::int is null and day <= (select max(last) from asked)`;

/**
 * One page of subjects of one kind by period: those that have something in one of the periods, the organisation and the subject
 * asked for always; with a stock also those that only have something from before. $3 kind, $4 subject or null, $5..$7 where to go on
 * (ordinal, name, key), $8 how many, $9 what the name holds or null.
 */
export const pageOfSums = (places: readonly Place[], withStock: boolean): string => `
with ${ASKED},
sums as materialized (
  select a.ordinal, d.subject_key, ${addedUp(places)}
  from asked a join daily_sum d on d.kind = $3 and ${IN_PERIOD}
  where $4::int is null or d.subject_key = $4
  group by a.ordinal, d.subject_key
),
measured as (
  select subject_key as key from sums
  union select key from subject where kind = $3 and (key = $4 or kind = 'organisation')
  ${withStock ? STANDING : ''}
)
select a.ordinal, ${SUBJECT}, ${PEOPLE}, m.sums
from asked a cross join measured join subject s using (key) left join sums m on m.ordinal = a.ordinal and m.subject_key = s.key
where ($5::int is null or (a.ordinal, s.name, s.key) >= ($5::int, $6::text collate "it-x-icu", $7::int))
  and ($9::text is null or strpos(lower(s.name), lower($9)) > 0)
order by a.ordinal, s.name, s.key
limit $8`;

/** $3 the kinds: everything that was measured of them. */
export const sumsOfKinds = (places: readonly Place[]): string => `
with ${ASKED},
sums as materialized (
  select a.ordinal, d.subject_key, ${addedUp(places)}
  from asked a join daily_sum d on d.kind = any($3::text[]) and ${IN_PERIOD}
  group by a.ordinal, d.subject_key
)
select a.ordinal, ${SUBJECT}, ${PEOPLE}, m.sums
from sums m join asked a using (ordinal) join subject s on s.key = m.subject_key
order by s.name, s.key, a.ordinal`;

/** $3 the subjects, each with every period, whether measured or not. */
export const sumsOfSubjects = (places: readonly Place[]): string => `
with ${ASKED},
sums as materialized (
  select a.ordinal, d.subject_key, ${addedUp(places)}
  from asked a join daily_sum d on ${IN_PERIOD}
  where d.subject_key = any($3::int[])
  group by a.ordinal, d.subject_key
)
select a.ordinal, ${SUBJECT}, ${PEOPLE}, m.sums
from asked a cross join subject s left join sums m on m.ordinal = a.ordinal and m.subject_key = s.key
where s.key = any($3::int[])
order by s.name, s.key, a.ordinal`;
