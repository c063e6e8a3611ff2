import type { MeasuredKind } from '@circolo/domain';
import type { Sql } from '../../platform/database';
import { groupingOf, WHOLE } from './sum-days';

/** Imports that tell when cases are resolved: of others nothing is known to be open. */
export const TELLS_RESOLVED = `i.kind = 'interactions' and i.mapping->'fields' ? 'resolvedAt'`;

/** Whether any source tells when its cases are resolved: without one nothing is known to be open. */
export async function areCasesTracked(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ some: boolean }[]>(`select exists (select from import i where ${TELLS_RESOLVED}) as some`);
  return row?.some ?? false;
}

/** The cases of some days ($1, or null for all) that were open when their day ended, each with the day on which it was resolved. */
const CASES = `
  select *
  from (
    select r.*, coalesce((r.resolved_at at time zone o.time_zone)::date, 'infinity') as closed_on
    from interaction r cross join organisation o join import i on i.key = r.import_key and ${TELLS_RESOLVED}
    where r.outcome = 'a' and ($1::date[] is null or r.day = any($1)) offset 0
  ) r
  where r.closed_on > r.day`;

const kept = (counted: string): string => `
insert into daily_case (subject_key, source_key, day, closed_on, counts)
select key, source_key, day, array_agg(closed_on), array_agg(n)
from (${counted}) g
group by key, source_key, day`;

/** Keeps for every kind of subject which of a day's cases stayed open, and until when, in one pass. $2 and $3 as for the sums. */
export function caseDays(kinds: readonly MeasuredKind[]): string | null {
  const grouping = groupingOf('interactions', kinds);
  if (grouping === null) return null;
  const sets = grouping.sets.map((set) => `(r.source_key, r.day, r.closed_on${set === WHOLE ? '' : `, ${set}`})`);
  return kept(`
  select ${grouping.key} as key, r.source_key, r.day, r.closed_on, count(*)::int as n
  from (${CASES}) r
  group by grouping sets (${sets.join(', ')})
  having ${grouping.having}`);
}

/** The same for labels, of which a record has several. */
export const LABEL_CASE_DAYS = kept(`
  select label.key, r.source_key, r.day, r.closed_on, count(*)::int as n
  from (${CASES}) r cross join lateral (select distinct key from unnest(r.label_keys) l (key)) label
  where r.label_keys is not null
  group by label.key, r.source_key, r.day, r.closed_on`);
