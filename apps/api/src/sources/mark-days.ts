import type { RecordDescriptor } from './records/record-kind';

/** The statement that has the days of records (`from`: a relation with the columns of their table) measured again; null for a kind that no figure is made of. */
export function markDays({ isMeasured, lastDay }: RecordDescriptor, from: string): string | null {
  if (!isMeasured) return null;
  const days =
    lastDay === null
      ? `select day from ${from} r`
      : `select d::date as day from (select distinct day, ${lastDay} from ${from} r) r, generate_series(day, ${lastDay}, interval '1 day') d`;
  return `insert into day_to_measure (day) select distinct day from (${days}) days on conflict (day) do update set marked_at = clock_timestamp()`;
}

/** The relation of the days of the records that an import brought, and of those that it replaced. */
export function touchedBy({ table, lastDay }: RecordDescriptor, importKey: number): string {
  const days = (of: string): string => (lastDay === null ? `${of}.day` : `${of}.day, ${of}.${lastDay}`);
  return `(select ${days('i')} from ${table} i where i.import_key = ${importKey}
    union select ${days('s')} from ${table}_superseded s join ${table} i on i.key = s.superseded_by where i.import_key = ${importKey})`;
}
