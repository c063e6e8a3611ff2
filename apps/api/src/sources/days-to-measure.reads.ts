import type { Day } from '@circolo/domain';
import type { Sql } from '../platform/database';

const TAKE = 'with taken as (delete from day_to_measure returning day) select day from taken order by day';

/** Whether imports, corrections or undos have touched days that were not measured since. */
export async function areDaysToMeasure(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ some: boolean }[]>('select exists (select from day_to_measure) as some');
  return row?.some ?? false;
}

/** Takes the days that have to be measured again off the list: whoever does so measures them in the same transaction. */
export async function takeDaysToMeasure(tx: Sql): Promise<readonly Day[]> {
  const rows = await tx.query<{ day: Day }[]>(TAKE);
  return rows.map(({ day }) => day);
}
