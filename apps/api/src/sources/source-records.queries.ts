import type { RecordDescriptor } from './records/record-kind';

/** The first and last day, looked at only where the days in `gone` (a query) take one of them away: the index on the day answers at once. */
const lookAgain = ({ kind, table }: RecordDescriptor, source: string, gone: string): string => `
  update source_records r set
    first_day = (select min(day) from ${table} where source_key = r.source_key),
    last_day = (select max(day) from ${table} where source_key = r.source_key)
  where r.source_key = ${source} and r.kind = '${kind}' and exists (select from (${gone}) g where g.day in (r.first_day, r.last_day))`;

/** What an import has brought, as it ends. */
export function countImported(records: RecordDescriptor, importKey: number): readonly string[] {
  const superseded = `select s.day from ${records.table}_superseded s join ${records.table} i on i.key = s.superseded_by where i.import_key = ${importKey}`;
  return [
    `insert into source_records as r (source_key, kind, count, first_day, last_day)
     select source_key, kind, accepted - corrected, first_day, last_day from import where key = ${importKey} and accepted > 0
     on conflict (source_key, kind) do update set count = r.count + excluded.count,
       first_day = least(r.first_day, excluded.first_day), last_day = greatest(r.last_day, excluded.last_day)`,
    lookAgain(records, `(select source_key from import where key = ${importKey} and corrected > 0)`, superseded),
  ];
}

/** What an undo has taken away (`removed`) and put back (`revived`). */
export function countUndone(records: RecordDescriptor, importKey: number): readonly string[] {
  const source = `(select source_key from import where key = ${importKey})`;
  return [
    `update source_records r set count = r.count - (select count(*) from removed) + (select count(*) from revived),
       first_day = least(r.first_day, (select min(day) from revived)), last_day = greatest(r.last_day, (select max(day) from revived))
     where r.source_key = ${source} and r.kind = '${records.kind}'`,
    lookAgain(records, source, 'select day from removed'),
  ];
}
