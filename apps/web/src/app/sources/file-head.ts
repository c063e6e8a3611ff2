import type { CsvFormat } from '@circolo/contracts';
import { parse } from 'papaparse';

export type Encoding = CsvFormat['encoding'];

/** The beginning of a file as a person needs it to say which column is what. */
export interface FileHead {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Its names, or `1`, `2`, `3`... where the file has no header. */
  readonly columns: readonly string[];
  /** The first rows, cell by cell. */
  readonly rows: readonly (readonly string[])[];
}

export interface HeadFormat {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly header: boolean;
}

const HEAD_BYTES = 256 * 1024;
/** Enough to meet the words that a column uses, few enough to be at hand at once. */
const ROWS = 2000;

/** Reads the beginning of a file; what `format` does not say is guessed. */
export async function readHead(file: Blob, format: Partial<HeadFormat> = {}): Promise<FileHead> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const encoding = format.encoding ?? encodingOf(bytes);
  const { data, meta } = parse<string[]>(new TextDecoder(encoding).decode(bytes), {
    delimiter: format.delimiter ?? '',
    delimitersToGuess: [',', ';', '\t', '|'],
    preview: ROWS + 1,
    skipEmptyLines: true,
  });
  // What was cut off in the middle is no row.
  const whole = file.size > HEAD_BYTES && data.length > 1 ? data.slice(0, -1) : data;
  const [first = [], ...others] = whole;
  const hasHeader = format.header ?? true;
  return {
    encoding,
    delimiter: meta.delimiter,
    columns: hasHeader ? first.map((name) => name.trim()) : first.map((_, index) => String(index + 1)),
    rows: hasHeader ? others : whole,
  };
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

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  try {
    // The last letter may be cut by the end of what was read.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
