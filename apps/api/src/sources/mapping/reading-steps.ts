import type { RecordField } from '../records/record-kind';
import type { ClockChanges } from './read-instant';

/** A value computed under a name, for the steps after it. */
export interface Step {
  readonly name: string;
  readonly sql: string;
}

/** How one field is read: each list of steps may use the names of the lists before it, the first the columns of staging. */
export interface FieldReading {
  readonly field: RecordField;
  /** The file's columns that it comes from. */
  readonly columns: readonly string[];
  readonly steps: readonly (readonly Step[])[];
  /** The text as a rejection shows it, over staging's columns: as it stands in the file, or its pseudonym. */
  readonly raw: string | null;
  /** The name of the text that was read; null where no text can be at fault. */
  readonly cell: string | null;
  /** The name of the value. */
  readonly value: string;
  /** Why `cell` gave no value. */
  readonly reason: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface ReadingContext {
  /** Staging's column for a column of the file. */
  readonly cellOf: (column: string) => string;
  readonly decimal: '.' | ',';
  readonly clocks: ClockChanges;
  /** The organisation's, in which its days begin. */
  readonly timeZone: string;
}
