import type { Mapping } from '@circolo/contracts';
import type { Sql } from '../../platform/database';
import type { RecordDescriptor } from '../records/record-kind';

/** What reading a file came to. `read` = `accepted` + `rejected` + `duplicates`; `corrected` are among the accepted, `idsReused` among those, `skipped` were left out by the mapping. */
export interface Counts {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
  readonly corrected: number;
  readonly idsReused: number;
  readonly skipped: number;
}

interface EarlierReading {
  readonly key: number;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly skipped: number;
}

/** An import of the same kind and bytes by the same mapping, all of whose records are in force as it brought them. $1 the key of the import. */
const earlierIn = (table: string): string => `
  select e.key, e.read, e.accepted, e.rejected, e.skipped
  from import i join import e on e.source_key = i.source_key and e.kind = i.kind and e.checksum = i.checksum and e.mapping = i.mapping and e.key <> i.key
  where i.key = $1 and e.state in ('reading', 'done') and e.loaded_at is not null and e.duplicates = 0
    and e.accepted = (select count(*) from ${table} r where r.import_key = e.key)
  order by e.key desc limit 1`;

const SAME_REJECTIONS = `
  insert into import_rejection (import_key, line, column_name, value, reason, details)
  select $1, line, column_name, value, reason, details from import_rejection where import_key = $2 order by line, ordinal`;

/**
 * The answer of a file that was read before, when nothing that came of it has changed since: its records are duplicates, its
 * rejections the same. Null when it has to be read. A mapping that refuses codes may know more of them by now.
 */
export async function countsOfSameFile(
  tx: Sql,
  { table }: RecordDescriptor,
  importKey: number,
  { unknown }: Mapping,
): Promise<Counts | null> {
  if (Object.values(unknown).includes('refuse')) return null;
  const [earlier] = await tx.query<EarlierReading[]>(earlierIn(table), [importKey]);
  if (!earlier) return null;
  await tx.query(SAME_REJECTIONS, [importKey, earlier.key]);
  return {
    read: earlier.read,
    accepted: 0,
    rejected: earlier.rejected,
    duplicates: earlier.accepted,
    corrected: 0,
    idsReused: 0,
    skipped: earlier.skipped,
  };
}
