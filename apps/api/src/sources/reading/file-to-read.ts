import type { FileFormat } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { csvFile } from '../csv/csv-file';
import type { FileToRead } from './rows-to-copy';

/**
 * Opens a file in a format. What it needs is read again whenever its rows are asked for, so nothing is left to close.
 * @throws Refusal `file-empty`, `file-type`, `file-encoding`, `quote-never-closed`
 */
export async function fileToRead(path: string, format: FileFormat): Promise<FileToRead> {
  switch (format.kind) {
    case 'csv':
      return csvFile(path, format);
    default:
      throw new Refusal('file-type', { found: format.kind });
  }
}

/** The columns of a file by the names that tell them apart. @throws Refusal as `fileToRead` does */
export async function columnsOfFile(path: string, format: FileFormat): Promise<readonly string[]> {
  return (await fileToRead(path, format)).columns;
}
