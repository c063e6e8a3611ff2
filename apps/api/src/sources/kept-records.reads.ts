import type { FieldKind, RecordKind } from '@circolo/contracts';
import type { SubjectKind } from '@circolo/domain';
import { OUTCOME_LETTERS } from './mapping/readings';
import { RECORD_DESCRIPTORS } from './records';
import { LABELS_COLUMN } from './records/record-kind';

/** A field of a kept record. Durations (`seconds`) are kept in milliseconds; a code is kept as the key of the `subject` it names. */
export interface KeptField {
  readonly name: string;
  readonly column: string;
  readonly kind: FieldKind;
  readonly subject: SubjectKind | null;
}

/** Where the records in force of a kind lie, for stages that look at them as they came: the columns `day`, `import_key` and `source_key` are always there. */
export interface KeptRecords {
  readonly table: string;
  /** The column of the instant or day that a record is of. */
  readonly at: string;
  /** The column of the last day of records that cover several. */
  readonly lastDay: string | null;
  /** The column of an array of keys of labels, of records that have them. */
  readonly labels: string | null;
  /** Whether they are of a day, so that a day without any says something. */
  readonly isOfDays: boolean;
  /** In the order of the kind's layout. */
  readonly fields: readonly KeptField[];
}

/** The tables and columns of a kind of records. */
export function keptRecords(kind: RecordKind): KeptRecords {
  const { table, dayField, lastDay, isMeasured, fields, content } = RECORD_DESCRIPTORS[kind];
  return {
    table,
    at: dayField.column,
    lastDay,
    labels: content.some(({ column }) => column === LABELS_COLUMN) ? LABELS_COLUMN : null,
    isOfDays: isMeasured,
    fields: fields.map(({ name, column, kind: of, subject }) => ({ name, column, kind: of, subject })),
  };
}

/** The letter that an outcome is kept as. */
export const outcomeLetter = (outcome: string): string => OUTCOME_LETTERS[outcome as keyof typeof OUTCOME_LETTERS];

/** SQL of the outcome that a column keeps as a letter. */
export const outcomeOf = (column: string): string =>
  `case ${column} ${Object.entries(OUTCOME_LETTERS)
    .map(([outcome, letter]) => `when '${letter}' then '${outcome}'`)
    .join(' ')} end`;
