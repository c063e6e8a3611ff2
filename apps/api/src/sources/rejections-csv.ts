import type { Rejection } from '@circolo/contracts';

const HEADER = 'line,column,value,reason,details\r\n';
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;

/** Rejections as a CSV file in UTF-8, as spreadsheets open it: with a byte order mark, and no cell that they would run as a formula. */
export async function* rejectionsCsv(pages: AsyncIterable<readonly Rejection[]>): AsyncGenerator<string> {
  yield `\uFEFF${HEADER}`;
  for await (const page of pages) {
    yield page
      .map(
        ({ line, column, value, reason, details }) =>
          [String(line), column, value, reason, details && JSON.stringify(details)].map(cell).join(',') + '\r\n',
      )
      .join('');
  }
}

/** One cell: numbers stay numbers, a formula becomes text. */
export function cell(text: string | null): string {
  const safe = text === null ? '' : FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
