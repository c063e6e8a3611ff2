import { Refusal } from '@circolo/domain';
import { tooLarge } from './archive';
import { unescaped } from './cell-text';
import { readXml, type XmlReader } from './xml-part';
import type { Sheet, Workbook } from './workbook';

/** What a sheet itself can hold. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Of a row that is longer only the beginning is kept; it is refused later. */
const LONGEST_ROW = 1024 ** 2 + 1024;

const MERGED_TOLD = 20;

/** A cell as it is written: `shared` is the number of a shared text; `number` has its style; `formula` was saved without its value. */
export type RawCell =
  | { readonly kind: 'text' | 'error'; readonly text: string }
  | { readonly kind: 'shared'; readonly number: number }
  | { readonly kind: 'number'; readonly value: number; readonly style: number }
  | { readonly kind: 'formula' };

export interface RawRow {
  /** The sheet's own number of the row, 1 is the first. */
  readonly line: number;
  /** By column, the first is 0; cells without anything are left out. */
  readonly cells: readonly (RawCell | undefined)[];
}

/** What came of a piece of a sheet: its rows, and how many of its bytes have been read. */
export interface SheetPiece {
  readonly rows: RawRow[];
  /** Ranges of merged cells, which stand after all rows. */
  readonly merged: readonly string[];
  readonly bytes: number;
}

/** Reads the rows of a sheet piece by piece. @throws Refusal `spreadsheet-too-large`, and those of `readXml` */
export async function* sheetRows({ archive }: Workbook, { part }: Sheet): AsyncGenerator<SheetPiece, void> {
  const reader = new SheetReader();
  for await (const bytes of readXml(archive, part, reader)) yield { rows: reader.take(), merged: reader.merged, bytes };
}

class SheetReader implements XmlReader {
  readonly merged: string[] = [];
  private rows: RawRow[] = [];
  private line = 0;
  private cells: (RawCell | undefined)[] = [];
  private column = -1;
  private type = 'n';
  private style = 0;
  private hasFormula = false;
  private value: string | null = null;
  private isRead = false;
  private isPhonetic = false;
  private letters = 0;

  take(): RawRow[] {
    return this.rows.splice(0);
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v' || name === 't') {
      this.isRead = !this.isPhonetic;
      this.value ??= '';
    } else if (name === 'row') this.openRow(attributes);
    else if (name === 'f') this.hasFormula = true;
    else if (name === 'rPh') this.isPhonetic = true;
    else if (name === 'mergeCell' && this.merged.length < MERGED_TOLD) this.merged.push((attributes['ref'] ?? '').slice(0, 30));
  }

  text(text: string): void {
    if (!this.isRead) return;
    this.letters += text.length;
    if (this.letters <= LONGEST_ROW) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isRead = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.rows.push({ line: this.line, cells: this.cells });
    else if (name === 'rPh') this.isPhonetic = false;
  }

  private openRow({ r }: Readonly<Record<string, string>>): void {
    const line = r === undefined ? this.line + 1 : Number(r);
    if (line > MOST_ROWS) throw tooLarge('rows', line, MOST_ROWS);
    if (!(Number.isInteger(line) && line > this.line)) throw new Refusal('spreadsheet-damaged', { fault: `row ${String(r).slice(0, 20)}` });
    this.line = line;
    this.cells = [];
    this.column = -1;
    this.letters = 0;
  }

  private openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r);
    if (this.column >= MOST_COLUMNS) throw tooLarge('columns', this.column + 1, MOST_COLUMNS);
    this.type = t ?? 'n';
    this.style = s === undefined ? 0 : Number(s);
    this.hasFormula = false;
    this.value = null;
  }

  private closeCell(): void {
    const cell = this.cell();
    if (cell) this.cells[this.column] = cell;
  }

  private cell(): RawCell | undefined {
    const { value } = this;
    if (value === null || value === '') return this.hasFormula ? { kind: 'formula' } : undefined;
    switch (this.type) {
      case 's':
        return { kind: 'shared', number: Number(value) };
      case 'b':
        return { kind: 'text', text: value.trim() === '1' ? 'true' : 'false' };
      case 'e':
        return { kind: 'error', text: value };
      case 'n': {
        const number = Number(value);
        return Number.isFinite(number) ? { kind: 'number', value: number, style: this.style } : { kind: 'text', text: value };
      }
      default:
        return { kind: 'text', text: unescaped(value) };
    }
  }
}

/** The column of a cell's place: `AB12` is the 27th after the first. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
    if (column > MOST_COLUMNS) break;
  }
  if (column === 0) throw new Refusal('spreadsheet-damaged', { fault: `cell ${place.slice(0, 20)}` });
  return column - 1;
}
