import { isUtf8 } from 'node:buffer';
import { Refusal } from '@circolo/domain';

/** Whole rows, if they are UTF-8. @throws Refusal `file-encoding` with the line of the first byte that is not */
export function checkedUtf8(rows: Buffer, firstLine: number): Buffer {
  if (isUtf8(rows)) return rows;
  let line = firstLine;
  for (let start = 0; start < rows.length; line++) {
    const end = rows.indexOf(10, start);
    const next = end < 0 ? rows.length : end + 1;
    if (!isUtf8(rows.subarray(start, next))) break;
    start = next;
  }
  throw new Refusal('file-encoding', { line, encoding: 'utf-8' });
}
