import type { Sql } from '../platform/database';
import { CHANGE_RECORDS } from './days-to-measure.reads';
import { markDays } from './mark-days';
import { contentOf } from './reading/record-rows';
import type { RecordDescriptor } from './records/record-kind';
import { countUndone } from './source-records.queries';

/** Rows that a later import said again belong to the earliest of those from now on. */
const handOver = (table: string): readonly string[] => [
  `create temp table heir on commit drop as
   select c.${table}_key as key, min(c.import_key) as import_key from ${table}_confirmation c
   where c.import_key <> $1 and c.${table}_key in
     (select key from ${table} where import_key = $1 union all select key from ${table}_superseded where import_key = $1)
   group by c.${table}_key`,
  `update ${table} i set import_key = h.import_key from heir h where h.key = i.key`,
  `update ${table}_superseded i set import_key = h.import_key from heir h where h.key = i.key`,
  `delete from ${table}_confirmation c using heir h where c.import_key = h.import_key and c.${table}_key = h.key`,
];

/** A version in the middle of a chain goes: the one before it is superseded by the one after it. */
const relink = (table: string): readonly string[] => [
  `update ${table}_superseded earlier set superseded_by = gone.superseded_by
   from ${table}_superseded gone where gone.import_key = $1 and earlier.superseded_by = gone.key`,
  `delete from ${table}_superseded where import_key = $1`,
];

/** Versions in force go, and what they had superseded is in force again. */
function revive(records: RecordDescriptor): readonly string[] {
  const { table, lastDay } = records;
  const columns = contentOf(records);
  const days = lastDay === null ? 'day' : `day, ${lastDay}`;
  const marked = markDays(records, `(select ${days} from removed union select ${days} from revived)`);
  return [
    `create temp table removed on commit drop as select key, ${days} from ${table} where import_key = $1`,
    `delete from ${table} where import_key = $1`,
    `create temp table revived on commit drop as select s.* from ${table}_superseded s join removed r on s.superseded_by = r.key`,
    `delete from ${table}_superseded s using revived r where s.key = r.key`,
    `insert into ${table} (key, import_key, ${columns}) overriding system value select key, import_key, ${columns} from revived`,
    ...(marked ? [CHANGE_RECORDS, marked] : []),
  ];
}

/**
 * Takes an import's versions of records out and puts back what they had superseded, wherever in a chain of corrections they
 * stand; the days concerned are to be measured again. Done twice it does nothing more. To be called in a transaction.
 */
export async function takeBack(tx: Sql, records: RecordDescriptor, importKey: number): Promise<void> {
  const { table } = records;
  const statements = [
    ...handOver(table),
    `delete from ${table}_confirmation where import_key = $1`,
    ...relink(table),
    ...revive(records),
    ...countUndone(records, importKey),
  ];
  for (const statement of statements) await tx.query(statement, statement.includes('$1') ? [importKey] : []);
}
