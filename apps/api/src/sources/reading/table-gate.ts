import { rowOf } from '../csv/csv-cells';
import { HeaderAgain } from './header-again';
import { type HeldOutRow, shownText } from './held-out-row';
import { LineOffsets, type LineOffset } from './line-offsets';
import { LONGEST_ROW, type RowsGate } from './rows-to-copy';

export const TABLE_DELIMITER = ',';

/** A cell that holds an error of the program that wrote it, such as `#N/A`. */
export class CellError {
  constructor(readonly text: string) {}
}
export type TableCell = string | CellError;

interface TableOptions {
  readonly columns: readonly string[];
  /** Columns of which somebody reads something: an error there refuses the row. */
  readonly columnsRead: ReadonlySet<string> | undefined;
  /** The names as they stand in the file, when they stand there. */
  readonly header: readonly string[] | null;
}

/** Writes rows of cells as CSV that COPY takes, and holds out those it cannot: what `CsvGate` does for bytes, for values. */
export class TableGate implements RowsGate {
  rows = 0;
  readonly rowsAside = 0;
  rowsHeldOut = 0;
  padded = false;
  private heldOut: HeldOutRow[] = [];
  private haveColumnsChanged = false;
  private readonly headerAgain: HeaderAgain | null;
  private readonly offsets = new LineOffsets(0);

  constructor(private readonly options: TableOptions) {
    this.headerAgain = options.header && new HeaderAgain(options.header);
  }

  /** @param line of the file. @returns the row with its end, or nothing when it is held out or has no value at all */
  take(line: number, cells: readonly TableCell[]): string {
    if (cells.every((cell) => cell === '')) return '';
    const problem = this.problemsOf(line, cells);
    if (problem.length > 0) return this.holdOut(problem);
    const texts = this.options.columns.map((_, place) => textOf(cells[place] ?? ''));
    const row = rowOf(texts, TABLE_DELIMITER);
    if (row.length > LONGEST_ROW)
      return this.holdOut([{ ...held(line, cells), reason: 'row-too-long', details: { limitBytes: LONGEST_ROW } }]);
    this.rows++;
    this.offsets.note(this.rows, line);
    this.padded ||= texts.some((text) => /^[ \t]|[ \t]$/.test(text));
    // Alone on its line it would end the COPY.
    return `${row === '\\.' ? '"\\."' : row}\n`;
  }

  /** Holds a row out for a reason that its reader knows. */
  refuse(line: number, reason: HeldOutRow['reason'], text: string, details: HeldOutRow['details'] = null): void {
    this.holdOut([{ line, reason, value: shownText(text), details }]);
  }

  takeHeldOut(): HeldOutRow[] {
    return this.heldOut.splice(0);
  }

  takeOffsets(): LineOffset[] {
    return this.offsets.take();
  }

  takeAside(): Buffer[] {
    return [];
  }

  get waiting(): number {
    return 100 * (this.heldOut.length + this.offsets.waiting);
  }

  private holdOut(rows: readonly HeldOutRow[]): '' {
    this.rowsHeldOut++;
    this.heldOut.push(...rows);
    return '';
  }

  private problemsOf(line: number, cells: readonly TableCell[]): readonly HeldOutRow[] {
    const { columns, columnsRead } = this.options;
    const found = cells.findLastIndex((cell) => cell !== '') + 1;
    if (found > columns.length) return [{ ...held(line, cells), reason: 'ragged-row', details: { expected: columns.length, found } }];
    const again = this.headerAgain?.of(columns.map((_, place) => textOf(cells[place] ?? ''))) ?? null;
    if (again !== null) {
      this.haveColumnsChanged = again === 'changed';
      return [{ ...held(line, cells), reason: 'header-again', details: null }];
    }
    if (this.haveColumnsChanged) return [{ ...held(line, cells), reason: 'columns-changed', details: null }];
    if (cells.some((cell) => textOf(cell).includes('\0'))) return [{ ...held(line, cells), reason: 'invalid-character', details: null }];
    return cells.flatMap((cell, place): HeldOutRow[] => {
      const column = columns[place]!;
      if (!(cell instanceof CellError) || (columnsRead && !columnsRead.has(column))) return [];
      return [{ line, column, reason: 'error-in-cell', value: cell.text, details: null }];
    });
  }
}

const textOf = (cell: TableCell): string => (cell instanceof CellError ? cell.text : cell);

const held = (line: number, cells: readonly TableCell[]): Pick<HeldOutRow, 'line' | 'value'> => ({
  line,
  value: shownText(rowOf(cells.map(textOf), TABLE_DELIMITER)),
});
