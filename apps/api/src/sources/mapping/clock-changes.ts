import type { Sql } from '../../platform/database';
import type { ClockChanges } from './read-instant';

const CHANGES = `
  select day::date::text as day, (length - interval '1 day')::text as longer
  from (select day, lead(day at time zone $1) over (order by day) - (day at time zone $1) as length
        from generate_series(timestamp '1990-01-01', timestamp '2050-01-01', interval '1 day') day) days
  where length <> interval '1 day' order by day`;

const known = new Map<string, ClockChanges>();

/** Asks PostgreSQL itself on which days, from 1990 to 2049, the clocks of a zone are changed; remembered while the process runs. */
export async function clockChanges(sql: Sql, zone: string): Promise<ClockChanges> {
  const found = known.get(zone);
  if (found) return found;
  const rows: { day: string; longer: string }[] = await sql.query(CHANGES, [zone]);
  const changes = {
    zone,
    days: rows.map(({ day }) => day),
    back: [...new Set(rows.map(({ longer }) => longer))].filter((text) => !text.startsWith('-')),
  };
  known.set(zone, changes);
  return changes;
}
