import type { FileFormat, UploadQuery, UploadRow } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { tableOf } from '../csv/csv-cells';
import { headOfFile, kindBySignature, textOf } from '../csv/file-head';
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
  if (found) throw new Refusal('file-type', { found });
  return csvFormat(head, asked);
}

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
