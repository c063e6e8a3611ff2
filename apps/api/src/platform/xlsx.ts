import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { Refusal } from '@circolo/domain';
import type { CsvCell } from './csv';

/** What a sheet of a spreadsheet holds at most, its header among them. */
export const MOST_ROWS = 100_000;
/** What a cell holds at most. */
const MOST_CHARACTERS = 32_767;

export interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/**
 * A workbook (Office Open XML): a sheet a part, each with a header row that stays in sight. Numbers stay numbers; every text is a cell
 * of the type text, whatever it begins with, so that no spreadsheet computes it. @throws Refusal `export-too-large`
 */
export function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, columns, rows }) => {
    if (rows.length >= MOST_ROWS) throw new Refusal('export-too-large', { rows: rows.length, most: MOST_ROWS - 1 });
    const data: SheetData = [
      columns.map((column) => ({ value: column, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cellOf)),
    ];
    return { sheet: name, data, stickyRowsCount: 1, columns: columns.map((column) => ({ width: Math.max(12, column.length + 2) })) };
  });
  return writeWorkbook(written).toBuffer();
}

function cellOf(cell: CsvCell) {
  if (cell === null || cell === '') return null;
  if (typeof cell !== 'string') return { value: cell };
  return { value: cell.slice(0, MOST_CHARACTERS), type: String };
}
