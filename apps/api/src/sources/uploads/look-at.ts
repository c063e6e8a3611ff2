import type { FileFormat, UploadRow } from '@circolo/contracts';
import { tableOf } from '../csv/csv-cells';
import { fileToRead } from '../reading/file-to-read';
import type { HeldOutRow } from '../reading/held-out-row';
import type { FileToRead } from '../reading/rows-to-copy';

const ROWS = 20;
type Seen = Pick<UploadRow, 'columns' | 'sample' | 'warnings'>;

/** What a person should see of a file in a format, before it is mapped. @throws Refusal what reading it so comes to */
export async function lookAt(path: string, format: FileFormat): Promise<Seen> {
  const file = await fileToRead(path, format);
  const { rows, heldOut } = await firstRowsOf(file);
  return { columns: [...file.columns], sample: rows, warnings: warningsOf(file, rows, heldOut) };
}

function warningsOf(file: FileToRead, rows: UploadRow['sample'], heldOut: readonly HeldOutRow[]): UploadRow['warnings'] {
  const ragged = heldOut.filter(({ reason }) => reason === 'ragged-row').length;
  const errors = heldOut.filter(({ reason }) => reason === 'error-in-cell');
  const warnings: UploadRow['warnings'] = [...(file.warnings ?? [])];
  if (file.repeated.length > 0) warnings.push({ code: 'columns-repeated', details: { names: file.repeated } });
  if (file.unnamed.length > 0) warnings.push({ code: 'columns-unnamed', details: { places: file.unnamed } });
  if (ragged > 0) warnings.push({ code: 'rows-ragged', details: { rows: ragged } });
  if (errors.length > 0) {
    warnings.push({ code: 'cells-with-errors', details: { cells: errors.map(({ line, column, value }) => ({ line, column, value })) } });
  }
  if (rows.length === 0 && heldOut.length === 0) warnings.push({ code: 'no-rows', details: {} });
  return warnings;
}

async function firstRowsOf(file: FileToRead): Promise<{ readonly rows: UploadRow['sample']; readonly heldOut: readonly HeldOutRow[] }> {
  const { gate, delimiter, pieces } = file.rows({ rows: ROWS });
  const passed: Buffer[] = [];
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) passed.push(...piece.value);
  const offsets = gate.takeOffsets();
  const rows = tableOf(Buffer.concat(passed).toString('utf8'), delimiter).map((cells, index) => {
    const { offset } = offsets.findLast(({ ordinal }) => ordinal <= index + 1) ?? { offset: 0 };
    return { line: index + 1 + offset, cells };
  });
  return { rows: rows.slice(0, ROWS), heldOut: gate.takeHeldOut() };
}
