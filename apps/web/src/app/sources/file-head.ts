import type { CsvFormat, UploadRow } from '@circolo/contracts';
import { parse } from 'papaparse';

/** The beginning of a file as a person needs it to say which column is what. */
export interface FileHead {
  /** Its names as the server tells them apart, or `1`, `2`, `3`... where the file has no header. */
  readonly columns: readonly string[];
  /** The first rows, cell by cell. */
  readonly rows: readonly (readonly string[])[];
}

const HEAD_BYTES = 256 * 1024;
/** Enough to meet the words that a column uses, few enough to be at hand at once. */
const ROWS = 2000;
const FEW = 3;

/** The beginning of an upload. Of a text file that is at hand more rows are read than the server shows. */
export async function headOf({ format, columns, sample }: UploadRow, file: Blob | null): Promise<FileHead> {
  const shown = sample.map(({ cells }) => cells);
  if (format.kind !== 'csv' || file === null) return { columns, rows: shown };
  const rows = await firstRows(file, format);
  // Where the two do not read alike, the server is right.
  return { columns, rows: rows.length > shown.length ? rows : shown };
}

/** The first rows of a text file, without its header. */
export async function firstRows(file: Blob, { encoding, delimiter, header }: CsvFormat): Promise<readonly (readonly string[])[]> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const { data } = parse<string[]>(new TextDecoder(encoding).decode(bytes), { delimiter, preview: ROWS + 1, skipEmptyLines: true });
  // What was cut off in the middle is no row.
  const whole = file.size > HEAD_BYTES && data.length > 1 ? data.slice(0, -1) : data;
  return header ? whole.slice(1) : whole;
}

/** The values of columns in the first rows, joined by a space; empty ones are left out. */
export function samplesOf({ columns, rows }: FileHead, ...names: readonly string[]): readonly string[] {
  const places = names.map((name) => columns.indexOf(name));
  return rows
    .map((row) =>
      places
        .map((place) => (row[place] ?? '').trim())
        .join(' ')
        .trim(),
    )
    .filter((cell) => cell !== '');
}

/** A few different values of columns in the first rows, for beside their names; none where there are no columns. */
export function firstSamples(head: FileHead, columns: readonly string[]): string {
  return columns.length === 0 ? '' : [...new Set(samplesOf(head, ...columns))].slice(0, FEW).join(' · ');
}
