import type { PoolClient } from 'pg';
import type { CompiledMapping } from '../mapping/compile-mapping';
import { CONTENT, interactionRows, type RowsContext, SAME_CONTENT, valuesOf } from './interaction-rows';
import { columnNames, lineOf } from './rejections.queries';

export interface Kept {
  /** Interactions that the import brought, corrections among them. */
  readonly accepted: number;
  readonly corrected: number;
  /** Rows that say what is already there. */
  readonly duplicates: number;
}

const COLUMNS = CONTENT.join(', ');
const NEW_KEY = `nextval(pg_get_serial_sequence('interaction', 'key'))`;

/**
 * Makes interactions of the sound rows of `reading`. One that is there with the same content is a duplicate; with another it is replaced,
 * and waits among the superseded. An id that comes again in the file counts as its first row says.
 */
export async function keepInteractions(
  client: PoolClient,
  compiled: CompiledMapping,
  context: RowsContext & { readonly importKey: number },
): Promise<Kept> {
  const rows = (where: string) => interactionRows(compiled, context, where);
  const insert = async (where: string): Promise<number> => {
    const { rowCount } = await client.query(
      `insert into interaction (import_key, ${COLUMNS}) select ${context.importKey}, ${COLUMNS} from (${rows(where)}) k on conflict (source_key, external_id) do nothing`,
    );
    return rowCount ?? 0;
  };
  const sound = await count(client, 'select count(*) from reading where sound');
  let inserted = await insert('r.sound');
  if (inserted === sound) return { accepted: inserted, corrected: 0, duplicates: 0 };

  const repeated = await settleRepeats(client, compiled, context.importKey);
  if (repeated.rows > 0) {
    // Which of several rows of an id went in first is not said: those that have any are put in again, the first of each.
    const { rowCount } = await client.query(
      `delete from interaction i using repeat t where i.import_key = ${context.importKey} and i.external_id = t.external_id`,
    );
    inserted += (await insert('r.sound and r.ordinal in (select first from repeat)')) - (rowCount ?? 0);
  }
  const met = await meetEarlier(client, rows('r.sound'), context);
  return { accepted: inserted + met.corrected, corrected: met.corrected, duplicates: repeated.same + met.same };
}

/** Rows of an id that came before in the file are no longer sound: they say the same and are counted, or another thing and are rejected. */
async function settleRepeats(client: PoolClient, compiled: CompiledMapping, importKey: number): Promise<{ rows: number; same: number }> {
  const values = valuesOf(compiled);
  const side = (name: string) => values.map((value) => `${name}.${value}`).join(', ');
  await client.query(`
    create temp table repeat on commit drop as
    select external_id, min(ordinal) as first from reading where sound group by external_id having count(*) > 1`);
  const { rows } = await client.query<{ same: number; different: number }>(`
    with again as (
      update reading r set sound = false from repeat t join reading f on f.ordinal = t.first
      where r.sound and r.external_id = t.external_id and r.ordinal <> t.first
      returning r.ordinal, r.external_id, f.ordinal as first, row(${side('r')}) is not distinct from row(${side('f')}) as same
    ), rejected as (
      insert into import_rejection (import_key, line, column_name, value, reason, details)
      select ${importKey}, ${lineOf('a.ordinal')}, ${columnNames(compiled.fields.find(({ field }) => field === 'externalId')!)}, left(a.external_id, 500), 'id-repeated',
        jsonb_build_object('field', 'externalId', 'firstLine', ${lineOf('a.first')})
      from again a where not a.same order by a.ordinal
    )
    select count(*) filter (where same)::int as same, count(*) filter (where not same)::int as different from again`);
  const { same, different } = rows[0]!;
  return { rows: same + different, same };
}

/**
 * Compares rows with the interactions that earlier imports brought: the same are confirmed, the others superseded by new ones. The very
 * same file sent again confirms nothing: undoing the import that brought its records removes them.
 */
async function meetEarlier(
  client: PoolClient,
  rows: string,
  { sourceKey, importKey }: { sourceKey: number; importKey: number },
): Promise<{ same: number; corrected: number }> {
  await client.query(`analyze reading; set local enable_nestloop = on; set local enable_mergejoin = on`);
  await client.query(`
    create temp table met on commit drop as
    select k.*, i.key, case when not (${SAME_CONTENT}) then ${NEW_KEY} end as new_key
    from (${rows}) k join interaction i on i.source_key = ${sourceKey} and i.external_id = k.external_id and i.import_key <> ${importKey}`);
  await client.query(`
    insert into interaction_confirmation (import_key, interaction_key)
    select ${importKey}, m.key from met m join interaction i on i.key = m.key join import brought on brought.key = i.import_key
    where m.new_key is null and brought.checksum <> (select checksum from import where key = ${importKey})`);
  const same = await count(client, `select count(*)::int as count from met where new_key is null`);
  await client.query(`
    with gone as (delete from interaction i using met m where m.key = i.key and m.new_key is not null returning i.*, m.new_key)
    insert into interaction_superseded (key, import_key, ${COLUMNS}, superseded_by) select key, import_key, ${COLUMNS}, new_key from gone`);
  const corrected = await client.query(`
    insert into interaction (key, import_key, ${COLUMNS}) overriding system value select new_key, ${importKey}, ${COLUMNS} from met where new_key is not null`);
  return { same, corrected: corrected.rowCount ?? 0 };
}

async function count(client: PoolClient, sql: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(sql);
  return Number(rows[0]!.count);
}
