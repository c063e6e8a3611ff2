import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { UploadRow, XlsxFormat } from '@circolo/contracts';
import { type SheetCell, spreadsheet, type TestWorkbook } from '../../testing/spreadsheet';
import { formatOf } from '../uploads/guess-format';
import { lookAt } from '../uploads/look-at';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'circolo-xlsx-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function seen(workbook: TestWorkbook, format: Partial<XlsxFormat> = {}) {
  const file = path.join(folder, 'file.xlsx');
  await writeFile(file, spreadsheet(workbook));
  return lookAt(file, { kind: 'xlsx', headerRow: 1, decimal: '.', ...format });
}
const sheet = (...rows: SheetCell[][]) => ({ name: 'Dati', rows: Object.fromEntries(rows.map((cells, place) => [place + 1, cells])) });
const styled = (value: number, style = 1): SheetCell => ({ value, style });
const cellsOf = ({ sample }: Pick<UploadRow, 'sample'>) => sample.map(({ cells }) => cells);

describe('a number comes out as its style says', () => {
  it.each<[string, number, string]>([
    ['yyyy-mm-dd', 44197, '2021-01-01'],
    ['dd/mm/yyyy', 44197.5, '2021-01-01T12:00:00'],
    ['dd/mm/yyyy hh:mm', 44197, '2021-01-01T00:00:00'],
    ['d-mmm-yy h:mm AM/PM', 44197.384004629629, '2021-01-01T09:12:58'],
    ['[$-410]d mmmm yyyy;@', 44255, '2021-02-28'],
    ['mmm-yy', 61, '1900-03-01'],
    ['yyyy-mm-dd', 2958465, '9999-12-31'],
    ['h:mm:ss', 0.38400462962962961, '09:12:58'],
    ['h:mm', 0.999999, '23:59:59'],
    ['mm:ss', 1.6550925925925926e-3, '00:02:23'],
    ['mm:ss.0', 1.6608796296296296e-3, '00:02:23.500'],
    ['[h]:mm:ss', 1.5, '36:00:00'],
    ['[mm]:ss', -0.001, '-00:01:26'],
    ['h:mm', 44197.25, '2021-01-01T06:00:00'],
    ['General', 12.5, '12.5'],
    ['0.00', 0.1 + 0.2, '0.3'],
    ['0.00E+00', 1.5e-9, '0.0000000015'],
    ['#,##0 "days"', 44197, '44197'],
    ['[Red]0;[Blue]-0', -3, '-3'],
    ['yyyy-mm-dd', 60, '60'],
    ['yyyy-mm-dd', -5, '-5'],
    ['0', 1e20, '100000000000000000000'],
  ])('%s: %d is %s', async (style, value, text) => {
    expect(cellsOf(await seen({ sheets: [sheet(['x'], [styled(value)])], styles: [style] }))).toEqual([[text]]);
  });

  it('counts from 1904 where the workbook does', async () => {
    const workbook = {
      sheets: [sheet(['giorno', 'ora'], [styled(42735), styled(0.5, 2)])],
      styles: ['yyyy-mm-dd', 'h:mm:ss'],
      from1904: true,
    };
    expect(cellsOf(await seen(workbook))).toEqual([['2021-01-01', '12:00:00']]);
  });

  it('has the decimal sign of the format', async () => {
    expect(cellsOf(await seen({ sheets: [sheet(['x'], [12.5])] }, { decimal: ',' }))).toEqual([['12,5']]);
  });
});

it.each([true, false])('reads texts that are shared (%s) or stand in their cells, truths, formulas by their value', async (shared) => {
  const rows = [
    ['testo', 'vero', 'formula', 'vuota', 'data'],
    [
      '  Forlì "x"; <&>\r\n',
      true,
      { xml: '<c t="str"><f>A1&amp;B1</f><v>a&amp;b</v></c>' },
      { xml: '<c><f>NOW()</f></c>' },
      { xml: '<c t="d"><v>2021-01-01T09:00:00</v></c>' },
    ],
    [
      '',
      false,
      { xml: '<c><f>1+1</f><v>2</v></c>' },
      null,
      { xml: '<c t="inlineStr"><is><r><t>a</t></r><rPh><t>no</t></rPh><r><t>b</t></r></is></c>' },
    ],
  ] satisfies SheetCell[][];
  const { sample, warnings } = await seen({ sheets: [sheet(...rows)], shared });
  expect(sample.map(({ cells }) => cells)).toEqual([
    ['  Forlì "x"; <&>\r\n', 'true', 'a&b', '', '2021-01-01T09:00:00'],
    ['', 'false', '2', '', 'ab'],
  ]);
  expect(warnings).toEqual([{ code: 'formulas-without-value', details: { cells: ['D2'] } }]);
});

it('reads nothing where a shared text is named by what is no number of one', async () => {
  const odd = (number: string) => ({ xml: `<c t="s"><v>${number}</v></c>` });
  const { sample } = await seen({
    sheets: [sheet(['x', 'y', 'z', 'u'], ['a', odd('0.5'), odd('-1'), odd('99')], ['b', odd('x'), odd('1e9'), odd('Infinity')])],
  });
  expect(sample.map(({ cells }) => cells)).toEqual([
    ['a', '', '', ''],
    ['b', '', '', ''],
  ]);
});

it('keeps the numbers of its rows where some are blank or missing', async () => {
  const { sample } = await seen({ sheets: [{ name: 'Dati', rows: { 1: ['x'], 4: ['a'], 5: [null], 9: ['b'] } }] });
  expect(sample).toEqual([
    { line: 4, cells: ['a'] },
    { line: 9, cells: ['b'] },
  ]);
});

it('gives the value of merged cells to the first of them', async () => {
  const merged = { ...sheet(['x', 'y'], ['a', 'b'], [null, 'c']), after: '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>' };
  const { sample, warnings } = await seen({ sheets: [merged] });
  expect(sample.map(({ cells }) => cells)).toEqual([
    ['a', 'b'],
    ['', 'c'],
  ]);
  expect(warnings).toEqual([{ code: 'cells-merged', details: { cells: ['A2:A3'] } }]);
});

it('tells a cell with an error from its row', async () => {
  const { sample, warnings } = await seen({ sheets: [sheet(['x', 'y'], ['a', { xml: '<c t="e"><v>#N/A</v></c>' }], ['b', 'c'])] });
  expect(sample).toEqual([{ line: 3, cells: ['b', 'c'] }]);
  expect(warnings).toEqual([{ code: 'cells-with-errors', details: { cells: [{ line: 2, column: 'y', value: '#N/A' }] } }]);
});

it('reads the sheet that is named, of ten, and the first that is not hidden when none is', async () => {
  const sheets = Array.from({ length: 10 }, (_, n) => ({
    name: `Foglio ${n}`,
    rows: { 1: [`colonna ${n}`], 2: [`${n}`] },
    ...(n === 0 ? { state: 'hidden' as const } : {}),
  }));
  expect((await seen({ sheets }, { sheet: 'Foglio 7' })).columns).toEqual(['colonna 7']);
  expect((await seen({ sheets })).columns).toEqual(['colonna 1']);
  await expect(seen({ sheets }, { sheet: 'Foglio 10' })).rejects.toMatchObject({ code: 'sheet-unknown', details: { sheet: 'Foglio 10' } });
});

it('finds the header below a title, and says which sheets there are', async () => {
  const file = path.join(folder, 'titled.xlsx');
  const rows = { 1: ['Report di novembre'], 3: ['id', 'attesa', 'esito'], 4: ['a', '12,5', 'answered'], 5: ['b', 7, null] };
  await writeFile(
    file,
    spreadsheet({
      sheets: [
        { name: 'Note', rows: { 1: ['x'] }, state: 'hidden' },
        { name: 'Dati', rows },
      ],
    }),
  );
  const { format, sheets } = await formatOf(file, {});
  expect({ format, sheets }).toEqual({ format: { kind: 'xlsx', sheet: 'Dati', headerRow: 3, decimal: ',' }, sheets: ['Dati', 'Note'] });
  expect(await lookAt(file, format)).toMatchObject({
    columns: ['id', 'attesa', 'esito'],
    sample: [
      { line: 4, cells: ['a', '12,5', 'answered'] },
      { line: 5, cells: ['b', '7', ''] },
    ],
  });
});

it('refuses a header row without names', async () => {
  await expect(seen({ sheets: [sheet(['x'], ['a'])] }, { headerRow: 7 })).rejects.toMatchObject({
    code: 'header-row-empty',
    details: { line: 7 },
  });
});

it('reads only the texts that a look needs, whatever the workbook shares', async () => {
  const rows = Array.from({ length: 3000 }, (_, n) => [`${n}`, `testo ${n}`]);
  expect((await seen({ sheets: [sheet(['id', 'testo'], ...rows)] })).sample.at(-1)).toEqual({ line: 21, cells: ['19', 'testo 19'] });
});
