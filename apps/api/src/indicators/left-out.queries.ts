import type { MeasureDefinition, SubjectKind } from '@circolo/domain';
import { IS_OF } from './interactions.queries';
import { measureSql } from './measuring/measure-sql';
import { recordsInWork } from './measuring/records-in-work';

/** Contacts that share a fate: `place` is the condition that was not fulfilled, by measure and by its order there, or null of those that count. */
export interface Fate {
  readonly measure: number | null;
  readonly place: number | null;
  readonly outcome: string;
  readonly contacts: number;
}

/**
 * How far the contacts of a subject ($3, or all) in the days $1..$2 come towards any of the measures: all the way, or up to the
 * condition that they do not fulfil, in the measure that they come furthest in. Each contact is counted once.
 */
export function fatesOf(kind: SubjectKind, counted: readonly MeasureDefinition[]): string {
  const conditions = counted.map((measure) => measure.where.map((one) => measureSql({ ...measure, where: [one] }).where));
  const all = conditions.flat();
  const wanted = { clocks: all.flatMap(({ clocks }) => clocks), tracked: all.flatMap(({ tracked }) => tracked) };
  const records = recordsInWork('interactions', `r.day between $1::date and $2::date and ${IS_OF[kind]}`, wanted);
  const reached = conditions.map((steps, measure) => {
    const stops = steps.map(({ sql }, place) => `when (${sql}) is not true then ${place}`).join(' ');
    return `${stops === '' ? steps.length : `case ${stops} else ${steps.length} end`} as p${measure}`;
  });
  const whole = conditions.map((steps, measure) => `p${measure} = ${steps.length}`).join(' or ');
  const furthest = conditions.map((_, measure) => {
    const others = conditions.map((__, other) => `p${measure} >= p${other}`).join(' and ');
    return `when ${others} then ${measure}`;
  });
  const places = conditions.map((_, measure) => `when ${measure} then p${measure}`).join(' ');
  return `
select case when counts then null else measure end as measure, case when counts then null else case measure ${places} end end as place,
  case when counts then '' else outcome end as outcome, count(*)::int as contacts
from (
  select *, ${whole} as counts, case ${furthest.join(' ')} end as measure
  from (
    select ${reached.join(', ')},
      case r.outcome when 'a' then 'answered' when 'b' then 'abandoned' when 'i' then 'left-in-ivr' when 'n' then 'not-ours' else 'other' end as outcome
    from (${records}) r
  ) reached
) fate
group by 1, 2, 3`;
}
