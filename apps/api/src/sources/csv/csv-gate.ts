import { Refusal, type RefusalDetails } from '@circolo/domain';
import { HeaderAgain } from '../reading/header-again';
import { heldOutRow, type HeldOutRow } from '../reading/held-out-row';
import { LineOffsets, type LineOffset } from '../reading/line-offsets';
import { FIRST_ASIDE, LONGEST_ROW, type RowsGate } from '../reading/rows-to-copy';
import { checkedUtf8 } from './checked-utf8';
import { cellsOf } from './csv-cells';
import { isPlain, type PlainShape } from './plain-cells';
import { RowEnding } from './row-ending';

const LF = 10;
const CR = 13;
const QUOTE = 34;
const SPACE = 32;
const TAB = 9;
const NOBODY_READS: PlainShape = { kind: 'any', required: false };

export interface GateOptions {
  readonly delimiter: string;
  /** The first row names the columns and is not passed on. */
  readonly header: boolean;
  /** How many fields a row must have; those of the first row when absent. */
  readonly columns?: number;
  /** The shape of each column's cells: rows with a cell of another go aside. */
  readonly plain?: readonly PlainShape[];
}

/**
 * Lets through the rows of a CSV file in UTF-8 that PostgreSQL's COPY will take, bytes untouched, and holds out the others: another
 * number of fields than the header, a NUL, longer than 1 MiB; the header again, and what follows it when it has the columns in another
 * order. It finds the ends of rows and fields just as COPY does (a quote
 * anywhere opens or closes), works per byte and never per value, and remembers on which line of the file each row began.
 * Blank lines are left out; ends of lines that differ from the first are rewritten to it, since COPY takes one kind only.
 * Where the shapes of plain cells are given, only rows of such cells go straight on; the other good ones are put aside, to be read with care.
 */
export class CsvGate implements RowsGate {
  rows = 0;
  rowsAside = 0;
  rowsHeldOut = 0;
  padded = false;
  /** 1 for the bytes that mean something. */
  private readonly kindOf = new Uint8Array(256);
  private readonly ending = new RowEnding();
  private rest: Buffer = Buffer.alloc(0);
  private scanned = 0;
  private inQuote = false;
  private fields = 1;
  private fieldStart = 0;
  private nul = false;
  private line = 1;
  private rowLine = 1;
  private quoteLine = 1;
  private lastCr = -2;
  private first = true;
  private columns: number | null;
  private dropped = 0;
  private isRowPlain = true;
  private headerBytes = -1;
  private headerAgain: HeaderAgain | null = null;
  private haveColumnsChanged = false;
  private heldOut: HeldOutRow[] = [];
  private aside: Buffer[] = [];
  private asideBytes = 0;
  private readonly offsets = new LineOffsets(0);
  private readonly offsetsAside = new LineOffsets(FIRST_ASIDE);

  constructor(private readonly options: GateOptions) {
    this.columns = options.columns ?? null;
    for (const byte of [LF, CR, QUOTE, 0, options.delimiter.charCodeAt(0)]) this.kindOf[byte] = 1;
  }

  /** Takes the next bytes of the file; answers what may go on. @throws Refusal `file-encoding` with the line of the first byte that is not UTF-8 */
  write(chunk: Buffer): Buffer[] {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    return this.scan(bytes, false);
  }

  /** Takes the last row, if no end of line closes it. @throws Refusal `quote-never-closed` with the line where it opened */
  end(): Buffer[] {
    const passed = this.scan(this.rest, true);
    if (this.inQuote) throw new Refusal('quote-never-closed', { line: this.quoteLine });
    return passed;
  }

  takeHeldOut(): HeldOutRow[] {
    return this.heldOut.splice(0);
  }

  takeOffsets(): LineOffset[] {
    return [...this.offsets.take(), ...this.offsetsAside.take()];
  }

  /** The rows put aside since the last call, with their ends. Their ordinals begin after FIRST_ASIDE. */
  takeAside(): Buffer[] {
    this.asideBytes = 0;
    return this.aside.splice(0);
  }

  get waiting(): number {
    return 100 * (this.heldOut.length + this.offsets.waiting + this.offsetsAside.waiting) + this.asideBytes;
  }

  /** Whether the bytes so far end inside quotes. */
  get isInQuote(): boolean {
    return this.inQuote;
  }

  private scan(bytes: Buffer, last: boolean): Buffer[] {
    const passed: Buffer[] = [];
    const delimiter = this.options.delimiter.charCodeAt(0);
    const kindOf = this.kindOf;
    const run = { start: 0, line: this.rowLine };
    let rowStart = 0;
    let at = this.scanned;
    const flush = (until: number): void => {
      if (until > run.start) passed.push(checkedUtf8(bytes.subarray(run.start, until), run.line));
    };
    const endRow = (end: number, next: number): void => {
      this.endField(bytes, end);
      const row = bytes.subarray(rowStart, end);
      const fits = this.ending.fits(row, bytes.subarray(end, next));
      const goesOn = this.accept(row);
      if (!goesOn || !fits) {
        flush(rowStart);
        if (goesOn) passed.push(checkedUtf8(this.ending.rewritten(row), this.rowLine));
        run.start = next;
        run.line = this.line;
      }
      rowStart = next;
      this.beginRow(next);
    };
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (kindOf[byte] === 0) continue;
      if (byte === QUOTE) {
        this.inQuote = !this.inQuote;
        this.isRowPlain = false;
        if (this.inQuote) this.quoteLine = this.line;
      } else if (byte === LF) {
        if (this.lastCr !== at - 1) this.line++;
        if (!this.inQuote) endRow(at, at + 1);
      } else if (byte === CR) {
        if (!this.inQuote && at + 1 === bytes.length && !last) break;
        this.line++;
        this.lastCr = at;
        if (this.inQuote) continue;
        const withLf = bytes[at + 1] === LF;
        endRow(at, withLf ? at + 2 : at + 1);
        if (withLf) at++;
      } else if (byte === delimiter) {
        if (this.inQuote) continue;
        this.endField(bytes, at);
        this.fields++;
        this.fieldStart = at + 1;
      } else {
        this.nul = true;
      }
    }
    if (last && !this.inQuote && rowStart < bytes.length) endRow(bytes.length, bytes.length);
    flush(rowStart);
    this.keepRest(bytes, rowStart, at);
    return passed;
  }

  /** What of an unfinished row must wait for the next bytes; of one that is too long only its beginning is kept. */
  private keepRest(bytes: Buffer, rowStart: number, at: number): void {
    const rest = bytes.subarray(rowStart, at);
    const unread = bytes.subarray(at);
    const tooLong = this.dropped + rest.length > LONGEST_ROW;
    const kept = tooLong ? rest.subarray(0, 1024) : rest;
    this.dropped += rest.length - kept.length;
    this.rest = Buffer.concat([kept, unread]);
    this.scanned = kept.length;
    this.fieldStart = Math.max(0, this.fieldStart - rowStart);
    this.lastCr = this.lastCr === at - 1 && rest.length > 0 ? kept.length - 1 : -2;
  }

  /** Whether a finished row goes on. */
  private accept(row: Buffer): boolean {
    if (row.length === 0 || (this.fields === 1 && this.columns !== 1 && row.toString('latin1').trim() === '')) return false;
    if (this.first) {
      this.first = false;
      this.columns ??= this.fields;
      if (this.options.header) {
        this.headerBytes = row.length;
        this.headerAgain = new HeaderAgain(cellsOf(row.toString('utf8'), this.options.delimiter).map((cell) => cell.trim()));
        return false;
      }
    }
    const problem = this.problemOf(row);
    if (problem) {
      this.rowsHeldOut++;
      this.heldOut.push(heldOutRow(row, this.rowLine, ...problem));
      return false;
    }
    if (this.options.plain && !this.isRowPlain) {
      this.putAside(row);
      return false;
    }
    this.rows++;
    this.offsets.note(this.rows, this.rowLine);
    return true;
  }

  private putAside(row: Buffer): void {
    this.rowsAside++;
    this.offsetsAside.note(FIRST_ASIDE + this.rowsAside, this.rowLine);
    const whole = checkedUtf8(this.ending.rewritten(row), this.rowLine);
    this.aside.push(whole);
    this.asideBytes += whole.length;
  }

  private problemOf(row: Buffer): [HeldOutRow['reason'], RefusalDetails | null] | null {
    if (this.dropped + row.length > LONGEST_ROW) return ['row-too-long', { limitBytes: LONGEST_ROW }];
    if (this.nul) return ['invalid-character', null];
    if (this.fields !== this.columns) return ['ragged-row', { expected: this.columns, found: this.fields }];
    if (row.length === this.headerBytes && this.isHeader(row)) return ['header-again', null];
    return this.haveColumnsChanged ? ['columns-changed', null] : null;
  }

  /** The names in any order take as many bytes as the header: no other row needs a look. */
  private isHeader(row: Buffer): boolean {
    const again = this.headerAgain!.of(cellsOf(row.toString('utf8'), this.options.delimiter));
    if (again !== null) this.haveColumnsChanged = again === 'changed';
    return again !== null;
  }

  private beginRow(start: number): void {
    this.fields = 1;
    this.fieldStart = start;
    this.nul = false;
    this.dropped = 0;
    this.isRowPlain = true;
    this.rowLine = this.line;
  }

  private endField(bytes: Buffer, end: number): void {
    const { plain } = this.options;
    const start = this.fieldStart;
    if (end > start) {
      const open = bytes[start] === QUOTE ? start + 1 : start;
      const close = bytes[end - 1] === QUOTE ? end - 2 : end - 1;
      if (isBlank(bytes[open]) || isBlank(bytes[close])) {
        this.padded = true;
        this.isRowPlain = false;
      }
    }
    if (plain && this.isRowPlain) this.isRowPlain = isPlain(plain[this.fields - 1] ?? NOBODY_READS, bytes, start, end);
  }
}

const isBlank = (byte: number | undefined): boolean => byte === SPACE || byte === TAB;
