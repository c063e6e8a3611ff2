import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { CsvFormat } from '@circolo/contracts';
import type { FileToRead, RowsToCopy, RowsWanted } from '../reading/rows-to-copy';
import { CsvGate } from './csv-gate';
import { columnsOf, headOfFile } from './file-head';
import { firstRows } from './first-rows';
import { Utf8Of } from './utf8-of';

const PIECE_BYTES = 256 * 1024;

/** @throws Refusal `file-empty`, `file-type`, `file-encoding`, `quote-never-closed` */
export async function csvFile(path: string, format: CsvFormat): Promise<FileToRead> {
  const head = await headOfFile(path);
  const names = columnsOf(head, format);
  const columns = names.columns.length;
  const rows = (wanted: RowsWanted): RowsToCopy => {
    const { plain, onRead } = wanted;
    const gate = new CsvGate({ delimiter: format.delimiter, header: format.header, columns, ...(plain ? { plain: plain.shapes } : {}) });
    const isWhole = wanted.rows === undefined;
    const chunks = isWhole
      ? createReadStream(path, { highWaterMark: PIECE_BYTES })
      : Readable.from([firstRows(head, format, columns, wanted.rows)]);
    const utf8 = new Utf8Of(isWhole ? format.encoding : 'utf-8');
    return { gate, delimiter: format.delimiter, pieces: throughGate(gate, utf8, chunks, onRead) };
  };
  return { ...names, rows, hasPlainRows: true };
}

async function* throughGate(
  gate: CsvGate,
  utf8: Utf8Of,
  chunks: AsyncIterable<Buffer>,
  onRead?: (bytes: number) => void,
): AsyncGenerator<Buffer[], void> {
  let bytes = 0;
  for await (const chunk of chunks) {
    onRead?.((bytes += chunk.length));
    yield gate.write(utf8.write(chunk));
  }
  yield gate.write(utf8.end());
  yield gate.end();
}
