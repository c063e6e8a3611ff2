import type { IndicatorVersion } from '@circolo/domain';
import type { Sql } from '../platform/database';

/** Every version that was published beside the shipped ones, the oldest first. */
export const indicatorVersions = (sql: Sql): Promise<readonly IndicatorVersion[]> =>
  sql.query('select indicator, version, parameters, valid_from::text as "from" from indicator_version order by indicator, version');
