import type { PoolClient } from 'pg';
import type { Mapping } from '@circolo/contracts';
import type { Sql } from '../../platform/database';
import type { CompiledMapping } from '../mapping/compile-mapping';
import type { PlainLayout } from '../mapping/plain-layout';
import { hasRecords, keepPlainRows, keepRecords, type Kept } from './keep-records';
import { makeReading, settleCodes } from './make-reading';
import { plainRows, valuesOf } from './record-rows';
import { faults, heldOutValue } from './rejections.queries';
import type { Staged } from './stage-rows';

export interface StagedImport {
  readonly compiled: CompiledMapping;
  readonly unknown: Mapping['unknown'];
  readonly plain: PlainLayout | null;
  readonly staged: Staged;
  /** The organisation's, whose local days the records fall on. */
  readonly timeZone: string;
  readonly importKey: number;
  readonly sourceKey: number;
}

/** Makes records and rejections of what has been staged. `read` are the rows that were not left out. */
export async function keepRows(client: PoolClient, tx: Sql, one: StagedImport): Promise<{ readonly read: number; readonly kept: Kept }> {
  const { compiled, unknown, plain, staged, timeZone, importKey, sourceKey } = one;
  const careful = await makeReading(client, compiled);
  const read = careful + staged.plain + staged.heldOut;
  const { rows } = await client.query<{ some: boolean }>('select exists (select from team_membership) as some');
  const context = { importKey, sourceKey, hasMemberships: rows[0]!.some };
  const from = plain && staged.plain > 0 ? plainRows(compiled.records, plain, timeZone) : null;
  if (from !== null && (await arePlainRowsAll(client, one))) {
    await settleCodes(client, tx, compiled, unknown, { sourceKey, from });
    const kept = await keepPlainRows(client, compiled, context, from);
    if (kept) {
      await reject(client, one);
      return { read, kept };
    }
  }
  if (from !== null) {
    const names = ['ordinal', ...valuesOf(compiled), 'day', 'sound'].join(', ');
    await client.query(`insert into reading (${names}) select ${names} from ${from} r`);
  }
  await settleCodes(client, tx, compiled, unknown, { sourceKey, from: 'reading' });
  await reject(client, one);
  return { read, kept: await keepRecords(client, compiled, context) };
}

/** Whether nothing stands between plain rows and the table: no other row is sound, and the source is new. */
async function arePlainRowsAll(client: PoolClient, { compiled, sourceKey }: StagedImport): Promise<boolean> {
  if ((await client.query('select from reading where sound limit 1')).rowCount !== 0) return false;
  return !(await hasRecords(client, compiled.records, sourceKey));
}

/** Tells of the rows that the gate held out, and of every fault of those that are not sound. */
async function reject(client: PoolClient, { compiled, unknown, importKey, sourceKey }: StagedImport): Promise<void> {
  await client.query(`
    insert into import_rejection (import_key, line, column_name, value, reason, details)
    select ${importKey}, line, column_name, ${heldOutValue(compiled)}, reason, details from held_out order by line`);
  await client.query(`
    insert into import_rejection (import_key, line, column_name, value, reason, details)
    select ${importKey}, f.* from (${faults(compiled, unknown, sourceKey)}) f`);
}
