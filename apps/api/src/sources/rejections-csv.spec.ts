import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import type { Rejection } from '@circolo/contracts';
import { rejectionsCsv } from './rejections-csv';

const CELLS = process.env['FULL'] ? 500 : 50;
/** What a spreadsheet would compute, however it is dressed. */
const COMPUTED = /^[\s\0]*[=+\-@|%＝＋－＠]|^[\t\r\n]/;
const isNumber = (text: string): boolean => text !== '' && String(Number(text)) === text;

async function fileOf(rejections: readonly Rejection[]): Promise<string[][]> {
  const pages = (async function* () {
    yield rejections;
  })();
  let text = '';
  for await (const part of rejectionsCsv(pages)) text += part;
  return parse(text, { bom: true, record_delimiter: '\r\n' }) as string[][];
}
const rejected = (value: string | null, column: string | null = 'Note'): Rejection => ({
  line: 2,
  column,
  value,
  reason: 'text-too-long',
  details: { limit: 500 },
});

it.each([
  ['=1+1', "'=1+1"],
  ['+39 011', "'+39 011"],
  [' @SUM(A1)', "' @SUM(A1)"],
  ['＝1', "'＝1"],
  ['-12,5', "'-12,5"],
  ['-12.5', '-12.5'],
  ['007', '007'],
  ['a "b"', 'a "b"'],
  [null, ''],
])('writes %j as %j', async (value, written) => {
  expect(await fileOf([rejected(value)])).toEqual([
    ['line', 'column', 'value', 'reason', 'details'],
    ['2', 'Note', written, 'text-too-long', '{"limit":500}'],
  ]);
});

it('writes no cell that a spreadsheet would compute, keeps numbers numbers, and loses nothing', async () => {
  const begin = fc.constantFrom('=', '+', '-', '@', '\t=', ' =', '\0=', '=cmd|', '@SUM(', '＝', '＠', '%0A=', '\r', '\n', '"=', '-1+', '');
  const hostile = fc.tuple(begin, fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.float({ noNaN: true }).map(String)));
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (one, other) => {
      const [value, column] = [one.join(''), other.join('')];
      const [, row] = await fileOf([rejected(value, column)]);
      expect(row).toHaveLength(5);
      for (const cell of row!) if (!isNumber(cell)) expect(cell).not.toMatch(COMPUTED);
      if (isNumber(value) && Number.isFinite(Number(value))) expect(row![2]).toBe(value);
      else expect([value, `'${value}`]).toContain(row![2]);
      expect([column, `'${column}`]).toContain(row![1]);
    }),
    { numRuns: CELLS },
  );
});
