import type { MonitoringPurpose } from '@circolo/domain';
import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';

const OPEN_TO = `
  select a.purposes @> array[$1::text] and a.roles && $2::text[] as open
  from monitoring_agreement a, (select ($3::timestamptz at time zone time_zone)::date as day from organisation) today
  where a.revision = (select max(revision) from monitoring_agreement) and a.withdrawn_at is null
    and (a.valid_from is null or a.valid_from <= today.day) and (a.valid_until is null or a.valid_until >= today.day)`;

/** Whether the monitoring agreement in force at the instant lets this person see work about single agents for the purpose. Their own is theirs in any case. */
export async function seesAgents(sql: Sql, by: Principal, purpose: MonitoringPurpose, at: string): Promise<boolean> {
  const [agreement] = await sql.query<{ open: boolean }[]>(OPEN_TO, [purpose, by.roles, at]);
  return agreement?.open ?? false;
}
