import type { FileFormat } from '@circolo/contracts';
import { csvFile } from '../csv/csv-file';
import { jsonLinesFile } from '../json-lines/json-lines-file';
import { xlsxFile } from '../xlsx/xlsx-file';
import type { FileToRead } from './rows-to-copy';

/**
 * Opens a file in a format. What it needs is read again whenever its rows are asked for, so nothing is left to close.
 * @throws Refusal `file-empty`, `file-type`, `file-encoding`, `quote-never-closed`, `json-lines-expected`, `spreadsheet-...`
 */
export async function fileToRead(path: string, format: FileFormat): Promise<FileToRead> {
  switch (format.kind) {
    case 'csv':
      return csvFile(path, format);
    case 'xlsx':
      return xlsxFile(path, format);
    case 'jsonl':
      return jsonLinesFile(path);
  }
}

/** The columns of a file by the names that tell them apart. @throws Refusal as `fileToRead` does */
export async function columnsOfFile(path: string, format: FileFormat): Promise<readonly string[]> {
  return (await fileToRead(path, format)).columns;
}
