import type { ImportRow, KindQuality, RecordKind } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import type { Sql } from '../platform/database';

/** An import or a source whose data are looked at. */
export interface DataOf {
  readonly source: { readonly key: number; readonly id: string; readonly name: string };
  readonly import: { readonly key: number; readonly id: string; readonly fileName: string; readonly state: ImportRow['state'] } | null;
}

/** What imports of a kind brought, and which fields their mappings fill. */
export interface ImportedRows extends Pick<KindQuality, 'kind' | 'rows' | 'rejections'> {
  readonly mapped: readonly string[];
}

const ONE = `
  select json_build_object('key', s.key, 'id', s.id, 'name', s.name) as source,
    json_build_object('key', i.key, 'id', i.id, 'fileName', i.file_name, 'state', i.state) as import
  from import i join source s on s.key = i.source_key where i.id = $1`;
const WHOLE = `
  select json_build_object('key', key, 'id', id, 'name', name) as source, null::json as import from source where id = $1`;

/** @throws Refusal `not-found` */
export async function dataOf(sql: Sql, kind: 'import' | 'source', id: string): Promise<DataOf> {
  const [found] = await sql.query<DataOf[]>(kind === 'import' ? ONE : WHOLE, [id]);
  if (!found) throw new Refusal('not-found', { kind, id });
  return found;
}

/** An import is told of as it is; of a source those count that are done. $1 the key of the source, $2 that of the import or null. */
const ROWS = `
  with imports as (
    select key, kind, mapping, read, accepted, rejected, duplicates, corrected from import
    where source_key = $1 and case when $2::int is null then state = 'done' else key = $2 end
  ), sums as (
    select kind, json_build_object('read', sum(read), 'accepted', sum(accepted), 'rejected', sum(rejected), 'duplicates', sum(duplicates),
      'corrected', sum(corrected)) as rows
    from imports group by kind
  ), mapped as (
    select kind, array_agg(distinct field) as fields from imports cross join lateral jsonb_object_keys(mapping->'fields') field group by kind
  ), reasons as (
    select i.kind, r.reason, r.details->>'field' as field, count(distinct (r.import_key, r.line)) as rows
    from import_rejection r join imports i on i.key = r.import_key group by 1, 2, 3
  ), rejections as (
    select kind, json_agg(json_build_object('reason', reason, 'field', field, 'rows', rows) order by rows desc, reason, field) as rejections
    from reasons group by kind
  )
  select kind, s.rows, coalesce(r.rejections, '[]') as rejections, coalesce(m.fields, '{}') as mapped
  from sums s left join mapped m using (kind) left join rejections r using (kind) order by kind`;

/** The rows of an import, or of all imports of a source that are done, by kind of records. */
export async function importedRows(sql: Sql, { source, import: one }: DataOf): Promise<readonly ImportedRows[]> {
  return sql.query<(ImportedRows & { kind: RecordKind })[]>(ROWS, [source.key, one?.key ?? null]);
}
