import type { Day } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { planned } from '../platform/planned';

/** A day that an import is just marking again stays on the list: waiting for it here, and it for other days there, would be a deadlock. */
const TAKE = `
  with free as (select day from day_to_measure order by day for update skip locked),
  taken as (delete from day_to_measure d using free where d.day = free.day returning d.day)
  select day from taken order by day`;

/** The lock between those who change the records of days and those who begin to look at them. */
const RECORDS_LOCK = 4_171_212;

/** Before an import or its undo marks days: from here to the end of its transaction nobody begins to look. */
export const CHANGE_RECORDS = `select pg_advisory_xact_lock_shared(${RECORDS_LOCK})`;

/** Waits for imports and undos that are about to end; those that end later wait for this transaction. Ask before anything of their days is locked. */
export async function holdRecords(tx: Sql): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [RECORDS_LOCK]);
}

const SOME = planned('select exists (select from day_to_measure) as some');

/** Whether imports, corrections or undos have touched days that were not measured since. */
export async function areDaysToMeasure(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ some: boolean }[]>(SOME);
  return row?.some ?? false;
}

/** Takes the days that have to be measured again off the list: whoever does so measures them in the same transaction. */
export async function takeDaysToMeasure(tx: Sql): Promise<readonly Day[]> {
  const rows = await tx.query<{ day: Day }[]>(TAKE);
  return rows.map(({ day }) => day);
}
