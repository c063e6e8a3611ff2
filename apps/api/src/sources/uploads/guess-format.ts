import type { FileFormat, UploadQuery, UploadRow } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { tableOf } from '../csv/csv-cells';
import { headOfFile, kindBySignature, textOf } from '../csv/file-head';
import { isJsonLines } from '../json-lines/json-lines-file';
import { lookAtSheets } from '../xlsx/xlsx-file';
import { decimalOf, delimiterOf, encodingOf, hasHeader } from './guess-csv';

/** How a file seems to be written. */
export interface GuessedFormat {
  readonly format: FileFormat;
  readonly sheets?: readonly string[];
  readonly warnings: UploadRow['warnings'];
}

/** The format of a file: what is asked for, and for the rest what its beginning looks like. @throws Refusal `file-empty`, `file-type` */
export async function formatOf(path: string, asked: UploadQuery): Promise<GuessedFormat> {
  const head = await headOfFile(path);
  if (head.length === 0) throw new Refusal('file-empty', {});
  const found = kindBySignature(head);
  if (found === 'zip' || found === 'xls') return xlsxFormat(path, asked);
  if (found) throw new Refusal('file-type', { found });
  return isJsonLines(head) ? { format: { kind: 'jsonl' }, warnings: [] } : csvFormat(head, asked);
}

/** The header is the first row that is about as wide as the widest: titles above it are not. */
async function xlsxFormat(path: string, asked: UploadQuery): Promise<GuessedFormat> {
  const { sheet, headerRow, decimal } = asked;
  const format = { kind: 'xlsx' as const, ...(sheet !== undefined && { sheet }), headerRow: headerRow ?? 1, decimal: decimal ?? '.' };
  const { sheets, sheet: found, rows } = await lookAtSheets(path, format);
  const widths = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const header = rows[widths.findIndex((width) => width > 0 && width >= 0.8 * Math.max(...widths))];
  if (!header) throw new Refusal('file-empty', { sheet: found });
  const texts = rows.filter(({ line }) => line > header.line).flatMap(({ cells }) => cells);
  return {
    format: { ...format, sheet: found, headerRow: headerRow ?? header.line, decimal: decimal ?? (texts.some(isCommaNumber) ? ',' : '.') },
    sheets,
    warnings: [],
  };
}

const isCommaNumber = (cell: string): boolean => decimalOf([cell]) === ',';

function csvFormat(head: Buffer, asked: UploadQuery): GuessedFormat {
  const guessed = encodingOf(head);
  const encoding = asked.encoding ?? guessed.encoding;
  const text = textOf(head, { encoding });
  const delimiter = asked.delimiter ?? delimiterOf(text);
  const rows = tableOf(text.slice(0, 100_000), delimiter).slice(0, 50);
  const isUncertain = !guessed.certain && asked.encoding === undefined;
  const header = asked.header ?? hasHeader(rows);
  const decimal = asked.decimal ?? decimalOf(rows.flat());
  return {
    format: { kind: 'csv', delimiter, encoding, header, decimal },
    warnings: isUncertain ? [{ code: 'encoding-uncertain', details: { encoding } }] : [],
  };
}
