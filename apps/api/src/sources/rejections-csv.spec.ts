import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { cell, rejectionsCsv } from './rejections-csv';

it.each([
  ['=1+1', "'=1+1"],
  ['+39 011', "'+39 011"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-12,5', '"-12,5"'],
  ['-12.5', '-12.5'],
  ['a "b"', '"a ""b"""'],
  [null, ''],
])('writes %j as %j', (text, written) => {
  expect(cell(text)).toBe(written);
});

it('writes no cell that a spreadsheet would run, and loses nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('=', '-', '+', '@', '\t', '\r', '\n', '1', 'a', '"', ','), maxLength: 8 }),
      async (value) => {
        let text = '';
        const page = [{ line: 2, column: 'Note', value, reason: 'text-too-long', details: null }];
        for await (const part of rejectionsCsv(
          (async function* () {
            yield page;
          })(),
        ))
          text += part;
        const [, row] = parse(text, { bom: true, record_delimiter: '\r\n' }) as string[][];
        expect(row).toHaveLength(5);
        expect(row![2]!.replace(/^'/, '')).toBe(value.replace(/^'/, ''));
        if (!/^-?\d+([.,]\d+)?$/.test(row![2]!)) expect(row![2]!).not.toMatch(/^[=+\-@\t\r]/);
      },
    ),
    { numRuns: process.env['FULL'] ? 500 : 100 },
  );
});
