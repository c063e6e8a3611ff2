const END_OF_COPY = Buffer.from('\\.');
const QUOTED_END_OF_COPY = Buffer.from('"\\."');

/** The end of line that all rows of a COPY must have: the first that the file has. */
export class RowEnding {
  private first: Buffer | null = null;

  /** Whether a row may go on with the ending that it has (none, for the last of a file). A lone `\.` would end the COPY. */
  fits(row: Buffer, ending: Buffer): boolean {
    if (ending.length === 0) return false;
    this.first ??= Buffer.from(ending);
    return this.first.equals(ending) && !row.equals(END_OF_COPY);
  }

  /** The row with the ending of the first. */
  rewritten(row: Buffer): Buffer {
    return Buffer.concat([row.equals(END_OF_COPY) ? QUOTED_END_OF_COPY : row, this.first ?? Buffer.from('\n')]);
  }
}
