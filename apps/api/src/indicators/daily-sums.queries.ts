/** One measurement at a time: two that touch a day would both insert its rows. */
export const LOCK_MEASURING = 'select pg_advisory_xact_lock(4171203)';

/** $1 the kinds, $2 the days, or null for all. */
export const DELETE_SUMS = 'delete from daily_sum where kind = any($1::text[]) and ($2::date[] is null or day = any($2))';
export const DELETE_LENGTHS = 'delete from daily_length where kind = any($1::text[]) and ($2::date[] is null or day = any($2))';
export const DELETE_CASES = `
delete from daily_case
where subject_key in (select key from subject where kind = any($1::text[])) and ($2::date[] is null or day = any($2))`;

/** $1 the days, or null for all. */
export const DELETE_PRESENCE = 'delete from team_presence where $1::date[] is null or day = any($1)';
export const INSERT_PRESENCE = `
insert into team_presence (team_key, day, agent_keys)
select team_key, day, array_agg(distinct agent_key) from interaction
where team_key is not null and agent_key is not null and ($1::date[] is null or day = any($1))
group by team_key, day`;

/** The kinds of subjects that there are: what nobody is, nothing need be summed for. */
export const KINDS_THERE = 'select distinct kind from subject';

/** Tables of a few rows that nobody else analyses: without it they are taken for hundreds, and so is what is joined with them. */
export const KNOW_SMALL_TABLES = 'analyze organisation, source_seen, opening_calendar, import, subject';

/** $1 the days, $2 how many days around them: those on which customers who called then called too. */
export const DAYS_AROUND = `
  select distinct i.day::text as day
  from interaction i
  where i.customer is not null and i.day <> all($1::date[]) and i.day in (
    select (d + n)::date from unnest($1::date[]) d cross join generate_series(-$2::int, $2::int) n
  )`;
