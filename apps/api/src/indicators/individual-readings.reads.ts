import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';

const LOG = 'insert into individual_reading (person_id, what, period, subjects) values ($1, $2, $3, $4)';

/** Keeps that somebody read figures of single agents other than themselves; nothing when there were none. */
export async function logReading(
  sql: Sql,
  { personId, agentKey }: Principal,
  what: string,
  periods: readonly string[],
  agentKeys: readonly number[],
): Promise<void> {
  const others = new Set(agentKeys.filter((key) => key !== agentKey));
  if (others.size > 0) await sql.query(LOG, [personId, what, periods.join(' '), others.size]);
}
