import type { CsvFormat } from '@circolo/contracts';
import { CsvGate } from './csv-gate';
import { utf8OfBeginning } from './utf8-of';

const LF = 10;
const CR = 13;

/**
 * The beginning of a file up to its first rows (and its header), in UTF-8. A last row whose quote is still open is left out.
 * @throws Refusal `file-encoding`
 */
export function firstRows(beginning: Buffer, format: CsvFormat, columns: number, rows: number): Buffer {
  const bytes = utf8OfBeginning(beginning, format.encoding);
  const gate = new CsvGate({ delimiter: format.delimiter, header: format.header, columns });
  let written = 0;
  let heldOut = 0;
  let whole = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== LF && (bytes[at] !== CR || bytes[at + 1] === LF)) continue;
    gate.write(bytes.subarray(written, at + 1));
    written = at + 1;
    heldOut += gate.takeHeldOut().length;
    if (!gate.isInQuote) whole = written;
    if (gate.rows + heldOut >= rows) return bytes.subarray(0, whole);
  }
  gate.write(bytes.subarray(written));
  return gate.isInQuote ? bytes.subarray(0, whole) : bytes;
}
