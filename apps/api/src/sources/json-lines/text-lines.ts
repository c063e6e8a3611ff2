import { checkedUtf8 } from '../csv/checked-utf8';
import { LONGEST_ROW } from '../reading/rows-to-copy';

const LF = 10;

/** A line of a file without its end; null in place of a text that is longer than 1 MiB. */
export interface TextLine {
  readonly line: number;
  readonly text: string | null;
}

/** Cuts UTF-8 into lines, piece by piece, in memory that does not grow with the file. */
export class TextLines {
  private rest: Buffer = Buffer.alloc(0);
  private isTooLong = false;
  private line = 1;

  /** @throws Refusal `file-encoding` with the line of the first byte that is not UTF-8 */
  write(chunk: Buffer): TextLine[] {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const lines: TextLine[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
      lines.push(this.next(bytes.subarray(start, end)));
      start = end + 1;
    }
    this.rest = bytes.subarray(start);
    if (this.rest.length > LONGEST_ROW) {
      this.isTooLong = true;
      this.rest = this.rest.subarray(0, 0);
    }
    return lines;
  }

  end(): TextLine[] {
    return this.rest.length > 0 || this.isTooLong ? [this.next(this.rest)] : [];
  }

  private next(bytes: Buffer): TextLine {
    const isTooLong = this.isTooLong || bytes.length > LONGEST_ROW;
    this.isTooLong = false;
    const line = this.line++;
    return { line, text: isTooLong ? null : checkedUtf8(bytes, line).toString('utf8').replace(/\r$/, '') };
  }
}
