import { stat } from 'node:fs/promises';
import type { UploadRow, XlsxFormat } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { kindBySignature, headOfFile, MOST_COLUMNS } from '../csv/file-head';
import { columnNames } from '../reading/column-names';
import { type FileToRead, LONGEST_ROW, type RowsToCopy, type RowsWanted } from '../reading/rows-to-copy';
import { CellError, TABLE_DELIMITER, type TableCell, TableGate } from '../reading/table-gate';
import { openArchive } from './archive';
import { numberText } from './cell-text';
import { SharedStrings } from './shared-strings';
import { type RawCell, type RawRow, sheetRows } from './sheet-rows';
import { sheetOf, styleAt, withWorkbook, type Workbook, workbookOf } from './workbook';

/** So many texts are written at once. */
const PIECE_LETTERS = 256 * 1024;
/** How many rows below the header are looked at before somebody asks for rows. */
const ROWS_LOOKED_AT = 20;
const SMALL_BYTES = 4 * 1024 ** 2;

/**
 * Looks at a sheet's header and first rows.
 * @throws Refusal `file-empty`, `file-type`, `sheet-unknown`, `header-row-empty`, and `spreadsheet-damaged`, `-encrypted`, `-unsafe`, `-too-large`
 */
export async function xlsxFile(path: string, format: XlsxFormat): Promise<FileToRead> {
  await refuseOtherTypes(path);
  return withWorkbook(path, async (workbook) => {
    const first = await firstRowsOf(workbook, format);
    const header = first.rows.find(({ line }) => line === format.headerRow)?.cells ?? [];
    const names = await withTexts(workbook, [header], async (textOf) => namesOf(header.map((cell) => textOf(cell))));
    if (names.length === 0) throw new Refusal('header-row-empty', { line: format.headerRow });
    if (names.length > MOST_COLUMNS)
      throw new Refusal('file-type', { found: 'too-many-columns', columns: names.length, limit: MOST_COLUMNS });
    const named = columnNames(names);
    const warnings = warningsOf(workbook, format, first);
    return { ...named, warnings, hasPlainRows: false, rows: (wanted) => rowsToCopy(path, format, named.columns, names, wanted) };
  });
}

/** The names of a spreadsheet's sheets, those that are hidden after the others, and the first rows of one. */
export async function lookAtSheets(
  path: string,
  format: XlsxFormat,
): Promise<{
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}> {
  await refuseOtherTypes(path);
  return withWorkbook(path, async (workbook) => {
    const { rows } = await firstRowsOf(workbook, format);
    const read = await withTexts(
      workbook,
      rows.map(({ cells }) => cells),
      async (textOf) => rows.map(({ line, cells }) => ({ line, cells: Array.from(cells, (cell) => textOf(cell)) })),
    );
    const inOrder = [...workbook.sheets].sort((a, b) => Number(a.isHidden) - Number(b.isHidden));
    return { sheets: inOrder.map(({ name }) => name), sheet: sheetOf(workbook, format.sheet).name, rows: read };
  });
}

function rowsToCopy(
  path: string,
  format: XlsxFormat,
  columns: readonly string[],
  names: readonly string[],
  { rows, columnsRead, onRead }: RowsWanted,
): RowsToCopy {
  const gate = new TableGate({ columns, columnsRead, header: names.map((name) => name.trim()) });
  const most = rows ?? Infinity;
  async function* pieces(): AsyncGenerator<Buffer[], void> {
    const archive = await openArchive(path);
    let strings: SharedStrings | undefined;
    try {
      const workbook = await workbookOf(archive);
      const sheet = sheetOf(workbook, format.sheet);
      const fileBytes = (await stat(path)).size;
      if (rows === undefined) strings = await SharedStrings.of(archive, workbook.sharedStrings);
      let text = '';
      for await (const piece of sheetRows(workbook, sheet)) {
        const below = piece.rows.filter(({ line }) => line > format.headerRow);
        // Of a few rows only the texts that they name are read.
        const known = strings ?? (await SharedStrings.of(archive, workbook.sharedStrings, textsNeeded(below.map(({ cells }) => cells))));
        for (const { line, cells } of below) {
          if (gate.rows + gate.rowsHeldOut >= most) break;
          const read = tableRow(workbook, known, cells, format.decimal);
          if (read) text += gate.take(line, read);
          else gate.refuse(line, 'row-too-long', '', { limitBytes: LONGEST_ROW });
        }
        if (!strings) known.close();
        onRead?.(Math.round((piece.bytes / Math.max(1, sheet.part.uncompressedSize)) * fileBytes));
        if (text.length > PIECE_LETTERS || gate.waiting > PIECE_LETTERS) {
          yield [Buffer.from(text)];
          text = '';
        }
        if (gate.rows + gate.rowsHeldOut >= most) break;
      }
      yield [Buffer.from(text)];
    } finally {
      strings?.close();
      archive.close();
    }
  }
  return { gate, delimiter: TABLE_DELIMITER, pieces: pieces() };
}

interface FirstRows {
  readonly rows: readonly RawRow[];
  readonly merged: readonly string[];
}

/** The header and some rows below it. A small sheet is read to its end, where it says which cells are merged. */
async function firstRowsOf(workbook: Workbook, format: XlsxFormat): Promise<FirstRows> {
  const sheet = sheetOf(workbook, format.sheet);
  const last = format.headerRow + ROWS_LOOKED_AT;
  const first: RawRow[] = [];
  let merged: readonly string[] = [];
  for await (const piece of sheetRows(workbook, sheet)) {
    first.push(...piece.rows.filter(({ line }) => line >= format.headerRow && line <= last));
    merged = piece.merged;
    if ((piece.rows.at(-1)?.line ?? 0) > last && sheet.part.uncompressedSize > SMALL_BYTES) break;
  }
  return { rows: first, merged };
}

type TextOf = (cell: RawCell | undefined) => string;

async function withTexts<T>(workbook: Workbook, rows: readonly RawRow['cells'][], use: (textOf: TextOf) => Promise<T>): Promise<T> {
  const strings = await SharedStrings.of(workbook.archive, workbook.sharedStrings, textsNeeded(rows));
  try {
    return await use((cell) => {
      const read = tableCell(workbook, strings, cell, '.');
      return read instanceof CellError ? read.text : read;
    });
  } finally {
    strings.close();
  }
}

/** How many of the shared texts must be read for these rows. */
function textsNeeded(rows: readonly RawRow['cells'][]): number {
  return rows.flat().reduce((most, cell) => (cell?.kind === 'shared' ? Math.max(most, cell.number + 1) : most), 0);
}

/** The cells of a row; null when their texts are longer together than a row may be. */
function tableRow(workbook: Workbook, strings: SharedStrings, cells: RawRow['cells'], decimal: '.' | ','): readonly TableCell[] | null {
  const read: TableCell[] = [];
  let letters = 0;
  for (const raw of cells) {
    const cell = tableCell(workbook, strings, raw, decimal);
    letters += typeof cell === 'string' ? cell.length : 0;
    if (letters > LONGEST_ROW) return null;
    read.push(cell);
  }
  return read;
}

function tableCell(workbook: Workbook, strings: SharedStrings, cell: RawCell | undefined, decimal: '.' | ','): TableCell {
  switch (cell?.kind) {
    case 'text':
      return cell.text;
    case 'error':
      return new CellError(cell.text);
    case 'shared':
      return strings.text(cell.number);
    case 'number':
      return numberText(cell.value, styleAt(workbook, cell.style), workbook.from1904, decimal);
    default:
      return '';
  }
}

/** The names of the columns down to the last that has one. */
function namesOf(cells: readonly string[]): string[] {
  const names = Array.from(cells, (cell) => (cell ?? '').trim());
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1);
}

function warningsOf({ sheets }: Workbook, format: XlsxFormat, { rows, merged }: FirstRows): UploadRow['warnings'] {
  const formulas = rows.flatMap(({ line, cells }) =>
    [...cells.entries()].filter(([, cell]) => cell?.kind === 'formula').map(([column]) => placeOf(column, line)),
  );
  const others = sheets.map(({ name }) => name).filter((name) => name !== (format.sheet ?? sheets.find(({ isHidden }) => !isHidden)?.name));
  return [
    ...(formulas.length > 0 ? [{ code: 'formulas-without-value' as const, details: { cells: formulas } }] : []),
    ...(merged.length > 0 ? [{ code: 'cells-merged' as const, details: { cells: merged } }] : []),
    ...(others.length > 0 ? [{ code: 'other-sheets' as const, details: { sheets: others } }] : []),
  ];
}

function placeOf(column: number, line: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${line}`;
}

/** An archive is what a spreadsheet is; the old kind that holds an encrypted one is known by a name inside. */
async function refuseOtherTypes(path: string): Promise<void> {
  const head = await headOfFile(path);
  if (head.length === 0) throw new Refusal('file-empty', {});
  const found = kindBySignature(head);
  if (found === 'zip') return;
  if (found === 'xls' && head.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new Refusal('spreadsheet-encrypted', {});
  throw new Refusal('file-type', { found: found ?? 'text' });
}
