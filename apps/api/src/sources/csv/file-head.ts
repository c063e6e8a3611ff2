import { open } from 'node:fs/promises';
import type { CsvFormat } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { type ColumnNames, columnNames } from '../reading/column-names';
import { cellsOf } from './csv-cells';
import { utf8OfBeginning } from './utf8-of';

const HEAD_BYTES = 1024 ** 2;
/** PostgreSQL's own limit is 1,600 columns of a table. */
export const MOST_COLUMNS = 1000;

/** How files of other kinds begin, in hexadecimal. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['pdf', '25504446'],
  ['gzip', '1f8b'],
  ['xls', 'd0cf11e0'],
  ['rar', '52617221'],
  ['7z', '377abcaf'],
  ['bzip2', '425a68'],
  ['xz', 'fd377a58'],
  ['png', '89504e47'],
  ['jpeg', 'ffd8ff'],
];

/** Reads the first MiB of a file. */
export async function headOfFile(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * The names of the columns, from the beginning of a file: its first row, or `1`, `2`, `3`... where it has no header.
 * @throws Refusal `file-empty`, `file-type` (it is no text), `file-encoding`
 */
export function columnsOf(head: Buffer, format: CsvFormat): ColumnNames {
  if (head.length === 0) throw new Refusal('file-empty', {});
  refuseOtherTypes(head, format);
  const row = firstRow(textOf(head, format), format.delimiter);
  if (row === null) throw new Refusal('file-empty', {});
  const cells = cellsOf(row, format.delimiter);
  if (cells.length > MOST_COLUMNS)
    throw new Refusal('file-type', { found: 'too-many-columns', columns: cells.length, limit: MOST_COLUMNS });
  if (format.header) return columnNames(cells);
  return { columns: cells.map((_, index) => String(index + 1)), repeated: [], unnamed: [] };
}

/** What a file is that does not begin as text does; null for text, or for what nobody knows. */
export function kindBySignature(head: Buffer): string | null {
  const hex = head.subarray(0, 8).toString('hex');
  return SIGNATURES.find(([, signature]) => hex.startsWith(signature))?.[0] ?? null;
}

function refuseOtherTypes(head: Buffer, { encoding }: CsvFormat): void {
  const found = kindBySignature(head);
  if (found) throw new Refusal('file-type', { found });
  const mark = { fffe: 'utf-16le', feff: 'utf-16be' }[head.subarray(0, 2).toString('hex')];
  if (mark && mark !== encoding) throw new Refusal('file-encoding', { line: 1, encoding });
  if (encoding.startsWith('utf-16')) return;
  if (head.subarray(0, 8192).includes(0)) throw new Refusal('file-type', { found: 'binary' });
}

/** The decoded head, cut at its last whole letter. @throws Refusal `file-encoding` */
export function textOf(head: Buffer, { encoding }: Pick<CsvFormat, 'encoding'>): string {
  const bytes = utf8OfBeginning(head, encoding);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    throw new Refusal('file-encoding', { line: lineOfFault(bytes), encoding });
  }
}

function lineOfFault(bytes: Buffer): number {
  let line = 1;
  for (const decoder = new TextDecoder('utf-8', { fatal: true }); ; line++) {
    const end = bytes.indexOf(10);
    try {
      decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    bytes = bytes.subarray(end + 1);
  }
}

/** The first row that is not blank, its end left off; null when there is none, or none ends within the head. */
function firstRow(text: string, delimiter: string): string | null {
  let inQuote = false;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const letter = text[at];
    if (letter === '"') inQuote = !inQuote;
    if (letter !== undefined && (inQuote || (letter !== '\n' && letter !== '\r'))) continue;
    const row = text.slice(start, at);
    if (inQuote) throw new Refusal('quote-never-closed', { line: 1 });
    if (row !== '' && (row.trim() !== '' || row.includes(delimiter))) return row;
    start = at + 1;
  }
  return null;
}
