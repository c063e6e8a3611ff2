import { agreementCovers, type Day, type MonitoringAgreement } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { planned } from '../platform/planned';

export type RecordedAgreement = MonitoringAgreement & { readonly revision: number };

const LAST = planned(`
  select revision, kind, number, date, scope, file_name as file, indicators, purposes, roles, individual_productivity as "individualProductivity",
    valid_from as "validFrom", valid_until as "validUntil"
  from (select * from monitoring_agreement order by revision desc limit 1) last
  where withdrawn_at is null`);

/** The agreement as it was last recorded, whatever days it opens; null when there is none or it was withdrawn. */
export async function recordedAgreement(sql: Sql): Promise<RecordedAgreement | null> {
  const [agreement] = await sql.query<RecordedAgreement[]>(LAST);
  return agreement ?? null;
}

/** The agreement, when it opens the records of that day; else null. */
export async function agreementInForce(sql: Sql, day: Day): Promise<RecordedAgreement | null> {
  const agreement = await recordedAgreement(sql);
  return agreementCovers(agreement, { from: day, until: day }) ? agreement : null;
}
