/** From the row `ordinal` on, a row's line in the file is its ordinal plus `offset`. */
export interface LineOffset {
  readonly ordinal: number;
  readonly offset: number;
}

/** On which line of the file each of many rows began, told only where the distance between line and ordinal changes. */
export class LineOffsets {
  private offset: number | null;
  private found: LineOffset[] = [];

  /** @param before what the ordinals are counted on from; the first offset goes without saying when it is 0 */
  constructor(before: number) {
    this.offset = before === 0 ? 0 : null;
  }

  note(ordinal: number, line: number): void {
    if (line - ordinal === this.offset) return;
    this.offset = line - ordinal;
    this.found.push({ ordinal, offset: this.offset });
  }

  get waiting(): number {
    return this.found.length;
  }

  /** The changes since the last call. */
  take(): LineOffset[] {
    return this.found.splice(0);
  }
}
