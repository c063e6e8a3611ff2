import { createReadStream } from 'node:fs';
import { Refusal } from '@circolo/domain';
import { headOfFile, kindBySignature, MOST_COLUMNS } from '../csv/file-head';
import { Utf8Of } from '../csv/utf8-of';
import { type FileToRead, LONGEST_ROW, type RowsToCopy, type RowsWanted } from '../reading/rows-to-copy';
import { TABLE_DELIMITER, TableGate } from '../reading/table-gate';
import { cellsOfObject } from './json-cells';
import { type TextLine, TextLines } from './text-lines';

const PIECE_BYTES = 256 * 1024;
const LINES_LOOKED_AT = 1000;
const LONGEST_NAME = 200;

/** Whether a file begins with a line that is a JSON object. */
export function isJsonLines(head: Buffer): boolean {
  const [first = ''] = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split('\n', 1);
  return first.startsWith('{') && (cellsOfObject(first) !== null || !first.includes('}'));
}

/**
 * Finds the columns of a file of JSON lines: the keys of its first 1,000 objects, in the order in which they come.
 * @throws Refusal `file-empty`, `file-type`, `file-encoding`, `json-lines-expected` when none of those lines is an object
 */
export async function jsonLinesFile(path: string): Promise<FileToRead> {
  const head = await headOfFile(path);
  if (head.length === 0) throw new Refusal('file-empty', {});
  const found = kindBySignature(head);
  if (found) throw new Refusal('file-type', { found });
  const columns = await columnsOf(path);
  return { columns, repeated: [], unnamed: [], hasPlainRows: false, rows: (wanted) => rowsToCopy(path, columns, wanted) };
}

async function columnsOf(path: string): Promise<readonly string[]> {
  const columns = new Set<string>();
  let looked = 0;
  for await (const { lines } of linesOf(path)) {
    for (const { text } of lines) {
      if (looked === LINES_LOOKED_AT) break;
      if (text === null || text.trim() === '') continue;
      looked++;
      for (const name of cellsOfObject(text)?.keys() ?? []) if (name !== '' && name.length <= LONGEST_NAME) columns.add(name);
    }
    if (looked === LINES_LOOKED_AT) break;
  }
  if (looked === 0) throw new Refusal('file-empty', {});
  if (columns.size === 0) throw new Refusal('json-lines-expected', { lines: looked });
  if (columns.size > MOST_COLUMNS)
    throw new Refusal('file-type', { found: 'too-many-columns', columns: columns.size, limit: MOST_COLUMNS });
  return [...columns];
}

function rowsToCopy(path: string, columns: readonly string[], { rows, columnsRead, onRead }: RowsWanted): RowsToCopy {
  const gate = new TableGate({ columns, columnsRead, header: null });
  const most = rows ?? Infinity;
  async function* pieces(): AsyncGenerator<Buffer[], void> {
    for await (const { lines, bytes } of linesOf(path)) {
      onRead?.(bytes);
      let text = '';
      for (const line of lines) {
        if (gate.rows + gate.rowsHeldOut >= most) break;
        text += rowOfLine(gate, columns, line);
      }
      yield [Buffer.from(text)];
      if (gate.rows + gate.rowsHeldOut >= most) return;
    }
  }
  return { gate, delimiter: TABLE_DELIMITER, pieces: pieces() };
}

function rowOfLine(gate: TableGate, columns: readonly string[], { line, text }: TextLine): string {
  if (text === null) gate.refuse(line, 'row-too-long', '', { limitBytes: LONGEST_ROW });
  if (text === null || text.trim() === '') return '';
  const cells = cellsOfObject(text);
  if (cells)
    return gate.take(
      line,
      columns.map((column) => cells.get(column) ?? ''),
    );
  gate.refuse(line, 'not-an-object', text);
  return '';
}

async function* linesOf(path: string): AsyncGenerator<{ readonly lines: readonly TextLine[]; readonly bytes: number }, void> {
  const utf8 = new Utf8Of('utf-8');
  const lines = new TextLines();
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    yield { lines: lines.write(utf8.write(chunk)), bytes };
  }
  yield { lines: [...lines.write(utf8.end()), ...lines.end()], bytes };
}
