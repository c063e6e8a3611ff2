import { definitionsFor, type Indicator, type IndicatorCode, type IndicatorVersion, type Period } from '@circolo/domain';
import type { Sql } from '../platform/database';

/** Every version that was published beside the shipped ones, the oldest first. */
export const indicatorVersions = (sql: Sql): Promise<readonly IndicatorVersion[]> =>
  sql.query('select indicator, version, parameters, valid_from::text as "from" from indicator_version order by indicator, version');

/** The definition that figures of the period are made with. */
export async function definitionOf(sql: Sql, code: IndicatorCode, period: Period): Promise<Indicator<IndicatorCode>> {
  return definitionsFor(await indicatorVersions(sql), period).find((one) => one.code === code)!;
}
