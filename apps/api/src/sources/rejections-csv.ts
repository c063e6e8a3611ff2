import type { Rejection } from '@circolo/contracts';
import { BYTE_ORDER_MARK, type CsvCell, csvLine } from '../platform/csv';

const HEADER = ['line', 'column', 'value', 'reason', 'details'];

/** Rejections as a CSV file in UTF-8, as spreadsheets open it. A value that is a number's own text stays a number. */
export async function* rejectionsCsv(pages: AsyncIterable<readonly Rejection[]>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(HEADER);
  for await (const page of pages) {
    yield page
      .map(({ line, column, value, reason, details }) =>
        csvLine([line, column, numberOr(value), reason, details && JSON.stringify(details)]),
      )
      .join('');
  }
}

function numberOr(value: string | null): CsvCell {
  return value !== null && Number.isFinite(Number(value)) && String(Number(value)) === value ? Number(value) : value;
}
