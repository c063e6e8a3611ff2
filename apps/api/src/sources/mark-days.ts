import type { RecordDescriptor } from './records/record-kind';

/** The statement that has the days of records (`from`: a relation with the columns of their table) measured again; null for a kind that no figure is made of. */
export function markDays({ isMeasured, lastDay }: RecordDescriptor, from: string): string | null {
  if (!isMeasured) return null;
  const days =
    lastDay === null
      ? `select day from ${from} r`
      : `select d::date as day from (select distinct day, ${lastDay} from ${from} r) r, generate_series(day, ${lastDay}, interval '1 day') d`;
  // In one order, or two imports that mark the same days could wait for each other.
  return `insert into day_to_measure (day) select distinct day from (${days}) days order by day on conflict (day) do update set marked_at = clock_timestamp()`;
}

/** The relation of the days of the records that an import brought, and of those that it replaced. */
export function touchedBy({ table, lastDay }: RecordDescriptor, importKey: number): string {
  const days = (of: string): string => (lastDay === null ? `${of}.day` : `${of}.day, ${of}.${lastDay}`);
  return `(select ${days('i')} from ${table} i where i.import_key = ${importKey}
    union select ${days('s')} from ${table}_superseded s join ${table} i on i.key = s.superseded_by where i.import_key = ${importKey})`;
}

/** What an import or its undo has changed, while its transaction lasts. */
export interface ChangedRecords {
  readonly importKey: number;
  readonly cause: 'imported' | 'undone';
  /**
   * A relation of how many `records` came to lie on the days from `from` to `until` and lay before on those from `from_before` to
   * `until_before`: the first two are null for records that are gone, the others for new ones. Null for a kind that no figure is made of.
   */
  readonly relation: string | null;
}

/** What an import has changed. */
export const changedByImport = (records: RecordDescriptor, importKey: number): ChangedRecords => ({
  importKey,
  cause: 'imported',
  relation: changed(
    records,
    `${records.table} i left join ${records.table}_superseded s on s.superseded_by = i.key where i.import_key = ${importKey}`,
  ),
});

/** What `takeBack` has changed. */
export const changedByUndo = (records: RecordDescriptor, importKey: number): ChangedRecords => ({
  importKey,
  cause: 'undone',
  relation: changed(records, 'removed s left join revived i on i.superseded_by = s.key'),
});

/** Of `i` as it is now and `s` as it was. */
function changed({ isMeasured, lastDay }: RecordDescriptor, joined: string): string | null {
  if (!isMeasured) return null;
  const last = lastDay ?? 'day';
  return `(select i.day as "from", i.${last} as until, s.day as from_before, s.${last} as until_before, count(*) as records from ${joined} group by 1, 2, 3, 4)`;
}
