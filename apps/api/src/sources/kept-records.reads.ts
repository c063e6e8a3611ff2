import type { RecordKind } from '@circolo/contracts';
import { RECORD_DESCRIPTORS } from './records';

/** Where the records in force of a kind lie, for stages that look at them as they came: the columns `day`, `import_key` and `source_key` are always there. */
export interface KeptRecords {
  readonly table: string;
  /** The column of the last day of records that cover several. */
  readonly lastDay: string | null;
  /** Whether they are of a day, so that a day without any says something. */
  readonly isOfDays: boolean;
  /** In the order of the kind's layout. */
  readonly fields: readonly { readonly name: string; readonly column: string }[];
}

/** The tables and columns of a kind of records. */
export function keptRecords(kind: RecordKind): KeptRecords {
  const { table, lastDay, isMeasured, fields } = RECORD_DESCRIPTORS[kind];
  return { table, lastDay, isOfDays: isMeasured, fields: fields.map(({ name, column }) => ({ name, column })) };
}
