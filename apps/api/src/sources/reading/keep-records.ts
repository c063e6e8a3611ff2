import type { PoolClient } from 'pg';
import type { CompiledMapping } from '../mapping/compile-mapping';
import type { RecordDescriptor } from '../records/record-kind';
import { anotherRecord, contentOf, recordRows, type RowsContext, sameContent, valuesOf } from './record-rows';
import { columnNames, lineOf } from './rejections.queries';

export interface Kept {
  /** Records that the import brought, corrections among them. */
  readonly accepted: number;
  readonly corrected: number;
  /** Of the corrections, those that look like another record under the same id. */
  readonly idsReused: number;
  /** Rows that say what is already there. */
  readonly duplicates: number;
}

const UNIQUE_VIOLATION = '23505';

type Context = RowsContext & { readonly importKey: number };

/**
 * Makes records of the sound rows of `reading`. One that is there with the same content is a duplicate; with another it is replaced,
 * and waits among the superseded. An id that comes again in the file counts as its first row says. Nobody else may write to the source meanwhile.
 */
export async function keepRecords(client: PoolClient, compiled: CompiledMapping, context: Context): Promise<Kept> {
  const rows = (where: string): string => recordRows(compiled, context, { from: 'reading', where });
  const repeated = await settleRepeats(client, compiled, context.importKey);
  const met = await meetEarlier(client, compiled, rows, context);
  const sound = await count(client, 'select count(*)::int as count from reading where sound');
  const kept = { corrected: met.corrected, idsReused: met.idsReused, duplicates: repeated.same + met.same };
  if (met.rows === sound) return { ...kept, accepted: met.corrected };
  const isNew = met.rows > 0 ? ' and not exists (select from met m where m.ordinal = r.ordinal)' : '';
  const inserted = await insert(client, compiled, context, rows(`r.sound${isNew}`));
  return { ...kept, accepted: inserted + met.corrected };
}

/**
 * The short way for plain rows alone, of a source that has no records of the kind: nothing can be met, and that no id comes again is what the
 * unique index says. @returns null, and nothing is kept, when one does
 */
export async function keepPlainRows(client: PoolClient, compiled: CompiledMapping, context: Context, from: string): Promise<Kept | null> {
  await client.query('savepoint plain');
  try {
    const accepted = await insert(client, compiled, context, recordRows(compiled, context, { from, where: 'true' }));
    return { accepted, corrected: 0, idsReused: 0, duplicates: 0 };
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    await client.query('rollback to savepoint plain');
    return null;
  }
}

export async function hasRecords(client: PoolClient, { table }: RecordDescriptor, sourceKey: number): Promise<boolean> {
  return (await client.query(`select from ${table} where source_key = $1 limit 1`, [sourceKey])).rowCount === 1;
}

async function insert(client: PoolClient, { records }: CompiledMapping, { importKey }: Context, rows: string): Promise<number> {
  const columns = contentOf(records);
  const { rowCount } = await client.query(
    `insert into ${records.table} (import_key, ${columns}) select ${importKey}, ${columns} from (${rows}) k`,
  );
  return rowCount ?? 0;
}

/** Rows of an id that came before in the file are no longer sound: they say the same and are counted, or another thing and are rejected. */
async function settleRepeats(client: PoolClient, compiled: CompiledMapping, importKey: number): Promise<{ readonly same: number }> {
  const values = [...valuesOf(compiled), 'day'];
  const side = (name: string) => values.map((value) => `${name}.${value}`).join(', ');
  const { rowCount } = await client.query(`
    create temp table repeat on commit drop as
    select ordinal, external_id, line, row_number() over (partition by external_id order by line) as place
    from (
      select r.ordinal, r.external_id, ${lineOf('r.ordinal')} as line
      from reading r join (select external_id from reading where sound group by external_id having count(*) > 1) again using (external_id)
      where r.sound
    ) lines`);
  if (rowCount === 0) return { same: 0 };
  const { rows } = await client.query<{ same: number }>(`
    with again as (
      update reading r set sound = false
      from repeat t join repeat f on f.external_id = t.external_id and f.place = 1 join reading first on first.ordinal = f.ordinal
      where t.place > 1 and r.ordinal = t.ordinal
      returning r.external_id, t.line, f.line as first_line, row(${side('r')}) is not distinct from row(${side('first')}) as same
    ), rejected as (
      insert into import_rejection (import_key, line, column_name, value, reason, details)
      select ${importKey}, line, ${columnNames(compiled.fields.find(({ field }) => field.name === 'externalId')!)}, left(external_id, 500), 'id-repeated',
        jsonb_build_object('field', 'externalId', 'firstLine', first_line)
      from again where not same order by line
    )
    select count(*) filter (where same)::int as same from again`);
  return rows[0]!;
}

interface Met extends Pick<Kept, 'corrected' | 'idsReused'> {
  readonly rows: number;
  readonly same: number;
}

/**
 * Compares rows with the records that earlier imports brought: the same are confirmed, the others superseded by new ones. The very
 * same file sent again confirms nothing: undoing the import that brought its records removes them.
 */
async function meetEarlier(
  client: PoolClient,
  { records }: CompiledMapping,
  rows: (where: string) => string,
  { sourceKey, importKey }: Context,
): Promise<Met> {
  const { table } = records;
  const columns = contentOf(records);
  if (!(await hasRecords(client, records, sourceKey))) return { rows: 0, same: 0, corrected: 0, idsReused: 0 };
  await client.query(`analyze reading; set local enable_nestloop = on; set local enable_mergejoin = on`);
  const met = await client.query(`
    create temp table met on commit drop as
    select k.ordinal, i.key, case when not (${sameContent(records)}) then nextval(pg_get_serial_sequence('${table}', 'key')) end as new_key,
      ${anotherRecord(records)} as is_another
    from (${rows('r.sound')}) k join ${table} i on i.source_key = ${sourceKey} and i.external_id = k.external_id`);
  await client.query('analyze met');
  await client.query(`
    insert into ${table}_confirmation (import_key, ${table}_key)
    select ${importKey}, m.key from met m join ${table} i on i.key = m.key join import brought on brought.key = i.import_key
    where m.new_key is null and brought.checksum <> (select checksum from import where key = ${importKey})`);
  await client.query(`
    with gone as (delete from ${table} i using met m where m.key = i.key and m.new_key is not null returning i.*, m.new_key)
    insert into ${table}_superseded (key, import_key, ${columns}, superseded_by) select key, import_key, ${columns}, new_key from gone`);
  const { rowCount } = await client.query(`
    insert into ${table} (key, import_key, ${columns}) overriding system value
    select m.new_key, ${importKey}, ${columns}
    from (${rows('r.ordinal in (select ordinal from met where new_key is not null)')}) k join met m on m.ordinal = k.ordinal`);
  await client.query('set local enable_nestloop = off; set local enable_mergejoin = off');
  const [all, corrected] = [met.rowCount ?? 0, rowCount ?? 0];
  const idsReused = await count(client, 'select count(*)::int as count from met where is_another');
  return { rows: all, same: all - corrected, corrected, idsReused };
}

async function count(client: PoolClient, sql: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(sql);
  return rows[0]!.count;
}
