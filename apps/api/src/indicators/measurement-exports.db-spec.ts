import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import type { List, MeasurementRow } from '@circolo/contracts';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { addInteractions, testOrganisation } from '../testing/test-interactions';

const NAMES = process.env['FULL'] ? 500 : 50;

let test: TestApp;
let reader: Signed;
beforeAll(async () => {
  test = await testApp();
  await testOrganisation(test.dataSource);
  reader = await test.signIn('care-manager');
});
afterAll(() => test.close());

/** A file of the API, as its bytes. */
async function file(path: string): Promise<{ readonly bytes: Buffer; readonly type: string }> {
  const answer = await test.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { cookie: reader.cookie } });
  expect(answer.statusCode).toBe(200);
  return { bytes: answer.rawPayload, type: String(answer.headers['content-type']) };
}
const csv = async (path: string) => parse((await file(path)).bytes, { bom: true, record_delimiter: '\r\n' }) as string[][];
const xlsx = async (path: string, sheet: string) => readSheet((await file(path)).bytes, sheet);

describe('names that spreadsheets would compute', () => {
  const hostile = fc
    .tuple(
      fc.constantFrom('=', '+', '-', '@', '\t=', ' =', '=cmd|', '@SUM(', '＝', '"=', '-1+', '=1', '=HYPERLINK("http://x";"y")'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    )
    .map(([begin, rest]) => `${begin}${rest}`.replaceAll('\0', ''));
  const names = [...new Set(fc.sample(hostile, { numRuns: NAMES * 2, seed: 3 }))].slice(0, NAMES);

  beforeAll(async () => {
    await addInteractions(
      test.dataSource,
      names.map((_, place) => ({ arrivedAt: '2026-05-04T10:00:00Z', topic: `t${place}`, waitSeconds: 3 })),
    );
    for (const [place, name] of names.entries())
      await test.dataSource.query(`update subject set name = $1 where kind = 'topic' and code = $2`, [name, `t${place}`]);
  });

  it('are texts in the CSV, and numbers stay numbers', async () => {
    const [header, ...rows] = await csv('/measurements.csv?period=2026-05&subject=topic&indicator=ASA');
    expect(rows).toHaveLength(names.length);
    for (const row of rows) {
      for (const [place, cell] of row.entries()) {
        const isNumber = cell !== '' && Number.isFinite(Number(cell));
        if (!isNumber) expect(cell).not.toMatch(/^[\s\0]*[=+\-@|%＝＋－＠]/);
        if (header![place] === 'value') expect(cell).toBe('3');
      }
      expect(names.map((name) => name.replace(/^'/, ''))).toContain(row[header!.indexOf('subjectName')]!.replace(/^'/, ''));
    }
  });

  it('are texts in the XLSX as they are, and numbers stay numbers', async () => {
    const path = '/measurements.xlsx?period=2026-05&subject=topic&indicator=ASA';
    const [header, ...rows] = await xlsx(path, 'measurements');
    const { bytes } = await file(path);
    const { unzipSync, strFromU8 } = await import('fflate');
    const parts = unzipSync(new Uint8Array(bytes));
    const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/') && name.endsWith('.xml'));
    expect(sheets).toHaveLength(2);
    for (const name of sheets) expect(strFromU8(parts[name]!)).not.toMatch(/<f[ >]/);
    expect(rows).toHaveLength(names.length);
    const columns = header as string[];
    for (const row of rows) {
      expect(typeof row[columns.indexOf('subjectName')]).toBe('string');
      expect(row[columns.indexOf('value')]).toBe(3);
      expect(row[columns.indexOf('sample')]).toBe(1);
    }
  });

  it('are texts among the deviations', async () => {
    const target = { indicator: 'ASA', value: 1, warning: 2, critical: 3, from: '2026-01-01', subject: { kind: 'topic' } };
    expect((await call(test, reader, 'POST', '/targets', { body: target })).status).toBe(201);
    const [, ...rows] = await csv('/deviations.csv?period=2026-05&subject=topic');
    expect(rows).toHaveLength(names.length);
    for (const row of rows)
      for (const cell of row) if (!Number.isFinite(Number(cell))) expect(cell).not.toMatch(/^[\s\0]*[=+\-@|%＝＋－＠]/);
  });
});

describe('the same figure', () => {
  const QUERY = 'period=2026-06&period=2026-05&subject=channel&indicator=ASA&indicator=ANS&indicator=SL2&indicator=VOL&indicator=NPS';
  beforeAll(() =>
    addInteractions(
      test.dataSource,
      Array.from({ length: 97 }, (_, n) => ({
        arrivedAt: `2026-06-${String(1 + (n % 28)).padStart(2, '0')}T08:00:00Z`,
        channel: n % 3 === 0 ? 'email' : 'telephone',
        ...(n % 7 === 0 ? { outcome: 'b' as const } : {}),
        waitSeconds: (n * n) % 61,
      })),
    ),
  );

  it('comes from the API, in the CSV and in the XLSX, to the last bit', async () => {
    const { items } = (await call<List<MeasurementRow>>(test, reader, 'GET', `/measurements?${QUERY}`)).body;
    const figures = ({ value, sample, low, high, numerator, denominator }: MeasurementRow) => [
      value,
      sample,
      low,
      high,
      numerator,
      denominator,
    ];
    const wanted = items.map((row) => [row.indicator, row.period, row.subject.name, ...figures(row)]);
    expect(wanted.length).toBeGreaterThan(10);
    const columns = ['indicator', 'period', 'subjectName', 'value', 'sample', 'low', 'high', 'numerator', 'denominator'];

    const [header, ...lines] = await csv(`/measurements.csv?${QUERY}`);
    const read = lines.map((line) =>
      columns.map((column, place) => {
        const cell = line[header!.indexOf(column)]!;
        return place < 3 ? cell : cell === '' ? null : Number(cell);
      }),
    );
    expect(read).toEqual(wanted);

    const [names, ...rows] = await xlsx(`/measurements.xlsx?${QUERY}`, 'measurements');
    expect(rows.map((row) => columns.map((column) => row[(names as string[]).indexOf(column)]))).toEqual(wanted);
  });

  it('says on a second sheet what was asked for', async () => {
    const rows = await xlsx(`/measurements.xlsx?${QUERY}&search=tele`, 'filters');
    expect(rows).toEqual(
      expect.arrayContaining([
        ['filter', 'value'],
        ['indicator', 'ASA'],
        ['period', '2026-06'],
        ['subject', 'channel'],
        ['search', 'tele'],
      ]),
    );
    expect(rows.at(-1)).toEqual(['exportedAt', expect.stringMatching(/^\d{4}-.*Z$/)]);
    expect((await file(`/measurements.xlsx?${QUERY}`)).type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  });

  it('is looked for by the name of its subject, crossed or not', async () => {
    const named = async (query: string) =>
      new Set(
        (await call<List<MeasurementRow>>(test, reader, 'GET', `/measurements?${query}`)).body.items.map(({ subject }) => subject.name),
      );
    expect(await named(`${QUERY}&search=TELE`)).toEqual(new Set(['telephone']));
    expect(await named(`${QUERY}&search=tele&by=hour`)).toEqual(new Set(['telephone']));
    expect(await named(`${QUERY}&search=nothing`)).toEqual(new Set());
  });
});
