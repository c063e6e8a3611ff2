import { MEASURED_RECORDS, type MeasuredKind, type MeasuredRecords } from '@circolo/domain';
import { keptRecords } from '../../sources/kept-records.reads';

/** Where the records (`r`) of a kind lie, and by which columns they belong to subjects. */
export interface RecordsTable {
  readonly table: string;
  /** When a record began. */
  readonly at: string;
  /** Whether an hour is told with it, and not a day alone. */
  readonly isTimed: boolean;
  readonly lastDay: string;
  readonly keyOf: Readonly<Partial<Record<MeasuredKind, string>>>;
  /** An array of keys of labels; null where there are none. */
  readonly labels: string | null;
}

const tableOf = (over: MeasuredRecords): RecordsTable => {
  const { table, at, lastDay, labels, fields } = keptRecords(over);
  const keys = fields.flatMap(({ subject, column }) => (subject === null ? [] : [[subject, `r.${column}`] as const]));
  return {
    table,
    at: `r.${at}`,
    isTimed: fields.find(({ column }) => column === at)!.kind === 'instant',
    lastDay: `r.${lastDay ?? 'day'}`,
    keyOf: Object.fromEntries(keys),
    labels: labels && `r.${labels}`,
  };
};

export const RECORDS_TABLES = Object.fromEntries(MEASURED_RECORDS.map((over) => [over, tableOf(over)])) as Readonly<
  Record<MeasuredRecords, RecordsTable>
>;

const fieldOf = (over: MeasuredRecords, name: string) => keptRecords(over).fields.find((field) => field.name === name)!;

/** The column of a field of a record. */
export const columnOf = (over: MeasuredRecords, field: string): string => `r.${fieldOf(over, field).column}`;

/** A number of a record in the unit of its field: durations are kept in milliseconds. */
export function numberOf(over: MeasuredRecords, field: string): string {
  const { column, kind } = fieldOf(over, field);
  return kind === 'seconds' ? `(r.${column} / 1000.0)` : `r.${column}`;
}
