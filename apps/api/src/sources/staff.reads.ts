import type { Day } from '@circolo/domain';
import type { Sql } from '../platform/database';

/** What the staff records in force say of an agent on a day. */
export interface StaffOnDay {
  readonly agentKey: number;
  /** The day of the hiring that still lasts. */
  readonly hiredOn: Day;
  readonly leftOn: Day | null;
  readonly role: string | null;
  /** The share of full time, 0 to 1; null where the file does not say. */
  readonly presence: number | null;
  readonly employer: string | null;
}

/** Who was hired again has several records: the last hiring up to the day counts, as long as it had not ended before. */
const ON_DAY = `
  select "agentKey", "hiredOn", "leftOn", role, presence, employer from (
    select distinct on (r.agent_key) r.agent_key as "agentKey", r.hired_on as "hiredOn", r.left_on as "leftOn", r.role, r.presence::float8 as presence, r.employer
    from staff_record r
    where r.hired_on <= $1::date and ($2::int[] is null or r.agent_key = any($2))
    order by r.agent_key, r.hired_on desc, r.left_on desc nulls first, r.key desc
  ) latest
  where "leftOn" is null or "leftOn" >= $1::date
  order by "agentKey"`;

/** Who was employed on a day, of these agents or of all. `leftOn` is the last day of work. */
export function staffOn(sql: Sql, day: Day, agentKeys: readonly number[] | null = null): Promise<readonly StaffOnDay[]> {
  return sql.query(ON_DAY, [day, agentKeys]);
}
