import { agreementCovers, type Days } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { recordedAgreement } from './monitoring-agreement.reads';

const MEASURED = `
  select subject_key as key from daily_sum
  where day between $1 and $2 and (kind <> 'agent' or $3::boolean)
  group by kind, subject_key
  order by array_position(array['organisation', 'team', 'channel', 'topic', 'agent'], kind), subject_key`;

/** The subjects that have sums on some of the days, the organisation first; agents only when an agreement opens all of the days. */
export async function measuredSubjects(sql: Sql, { from, until }: Days): Promise<readonly number[]> {
  const withAgents = agreementCovers(await recordedAgreement(sql), { from, until });
  const rows = await sql.query<{ key: number }[]>(MEASURED, [from, until, withAgents]);
  return rows.map(({ key }) => key);
}

/** Whether anything at all was measured on the days. */
export async function hasMeasurements(sql: Sql, { from, until }: Days): Promise<boolean> {
  const [row] = await sql.query<{ some: boolean }[]>('select exists (select from daily_sum where day between $1 and $2) as some', [
    from,
    until,
  ]);
  return row?.some ?? false;
}
