import { type MeasuredKind, MEASURES } from '@circolo/domain';
import { CONDITION_OF, isCount, SUM_OF } from './measure-conditions';

/** `waitMsSquared` is kept in `wait_ms_squared`. */
const columnOf = (measure: string) => measure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const COLUMNS = MEASURES.map(columnOf).join(', ');

const AGGREGATES = MEASURES.map((measure) =>
  isCount(measure)
    ? `count(*) filter (where ${CONDITION_OF[measure]})`
    : `coalesce(sum(${SUM_OF[measure].of}) filter (where ${CONDITION_OF[SUM_OF[measure].over]}), 0)`,
).join(',\n  ');

const KEY_OF: Readonly<Record<Exclude<MeasuredKind, 'organisation'>, string>> = {
  team: 'i.team_key',
  agent: 'i.agent_key',
  channel: 'i.channel_key',
  topic: 'i.topic_key',
};

/** One measurement at a time: two that touch a day would both insert its rows. */
export const LOCK_MEASURING = 'select pg_advisory_xact_lock(4171203)';

/** $1 the kinds, $2 the days, or null for all. */
export const DELETE_SUMS = 'delete from daily_sum where kind = any($1::text[]) and ($2::date[] is null or day = any($2))';

/**
 * The sums of the days ($1, or null for all) for every kind at once, in one pass over the interactions.
 * $2 and $3: the first and last day whose agents an agreement opens, null for no limit; used only when `agent` is among the kinds.
 */
export function insertSums(kinds: readonly MeasuredKind[]): string {
  const keyed = kinds.filter((kind) => kind !== 'organisation');
  const sets = kinds.map((kind) => (kind === 'organisation' ? '(i.day)' : `(i.day, ${KEY_OF[kind]})`));
  const grouped = (kind: (typeof keyed)[number]) => `grouping(${KEY_OF[kind]}) = 0`;
  const organisation = `(select key from subject where kind = 'organisation')`;
  return `
insert into daily_sum (kind, subject_key, day, ${COLUMNS})
select
  ${caseOf(
    keyed.map((kind) => [grouped(kind), `'${kind}'`]),
    `'organisation'`,
  )},
  ${caseOf(
    keyed.map((kind) => [grouped(kind), KEY_OF[kind]]),
    organisation,
  )},
  i.day,
  ${AGGREGATES}
from interaction i
where ($1::date[] is null or i.day = any($1))
group by grouping sets (${sets.join(', ')})
having ${['true', ...keyed.map((kind) => `not (${grouped(kind)} and ${KEY_OF[kind]} is null)`)].join(' and ')}
  ${keyed.includes('agent') ? `and not (${grouped('agent')} and (coalesce(i.day < $2::date, false) or coalesce(i.day > $3::date, false)))` : 'and $2::date is null and $3::date is null'}`;
}

const caseOf = (branches: readonly (readonly [when: string, then: string])[], otherwise: string) =>
  branches.length === 0 ? otherwise : `case ${branches.map(([when, then]) => `when ${when} then ${then}`).join(' ')} else ${otherwise} end`;

/** $1 the days, or null for all. */
export const DELETE_PRESENCE = 'delete from team_presence where $1::date[] is null or day = any($1)';
export const INSERT_PRESENCE = `
insert into team_presence (team_key, day, agent_key)
select distinct team_key, day, agent_key from interaction
where team_key is not null and agent_key is not null and ($1::date[] is null or day = any($1))`;

/** The measures of a `daily_sum` (`d`), added up, as numbers under their names. */
export const ADDED_UP = MEASURES.map((measure) => `sum(d.${columnOf(measure)})::float8 as "${measure}"`).join(', ');
export const MEASURE_NAMES = MEASURES.map((measure) => `"${measure}"`).join(', ');
