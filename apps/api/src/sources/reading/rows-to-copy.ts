import type { UploadRow } from '@circolo/contracts';
import type { PlainLayout } from '../mapping/plain-layout';
import type { HeldOutRow } from './held-out-row';
import type { LineOffset } from './line-offsets';

/** A row of more bytes is held out; of a table of cells, of more letters. */
export const LONGEST_ROW = 1024 ** 2;

/** Rows put aside are counted on from here, so that an ordinal says which of the two a row is. */
export const FIRST_ASIDE = 1_000_000_000_000;

/** What a gate has let through and held out so far, and what of it waits to be taken. */
export interface RowsGate {
  /** Rows that went straight on. */
  readonly rows: number;
  /** Rows that were put aside, to be read with care. */
  readonly rowsAside: number;
  /** Rows that were held out. */
  readonly rowsHeldOut: number;
  /** Some cell begins or ends with a space or a tab. */
  readonly padded: boolean;
  /** About how many bytes wait to be taken. */
  readonly waiting: number;
  takeAside(): Buffer[];
  /** The rows held out since the last call, or their cells at fault. */
  takeHeldOut(): HeldOutRow[];
  /** The line offsets found since the last call. */
  takeOffsets(): LineOffset[];
}

/** The rows of a file as PostgreSQL's COPY takes them, whole rows in each piece, beside what a gate holds back. */
export interface RowsToCopy {
  readonly gate: RowsGate;
  readonly delimiter: string;
  /** Ends when the file does, or after the rows that were asked for. */
  readonly pieces: AsyncIterator<Buffer[], void>;
}

export interface RowsWanted {
  /** Only the first rows. */
  readonly rows?: number;
  /** Their cells' errors refuse a row; of the others nobody reads anything. All columns when absent. */
  readonly columnsRead?: ReadonlySet<string>;
  readonly plain?: PlainLayout | null;
  /** Told again and again how much of the file has been read, in its own bytes. */
  readonly onRead?: (bytes: number) => void;
}

/** A file whose format and columns are known. */
export interface FileToRead {
  readonly columns: readonly string[];
  /** What a person should know of its columns. */
  readonly repeated: readonly string[];
  readonly unnamed: readonly number[];
  readonly warnings?: UploadRow['warnings'];
  /** @throws Refusal while the pieces are read: `file-encoding`, `quote-never-closed`, `spreadsheet-damaged`... */
  readonly rows: (wanted: RowsWanted) => RowsToCopy;
  /** Whether rows of plain cells may be read by their types alone. */
  readonly hasPlainRows: boolean;
}
