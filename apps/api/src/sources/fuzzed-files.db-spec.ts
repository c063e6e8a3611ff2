import fc from 'fast-check';
import { type TestImports, testImports } from '../testing/imported-file';
import { type TestDatabase, testDatabase } from '../testing/test-database';
import { rowOf } from './csv/csv-cells';

const ROWS = process.env['FULL'] ? 10_000 : 1000;
const ROWS_OF_A_FILE = 50;

let database: TestDatabase;
let imports: TestImports;
beforeAll(async () => {
  database = await testDatabase();
  imports = await testImports(database.dataSource);
});
afterAll(async () => {
  await imports.close();
  await database.close();
});

/** A cell as it is written, with what an import must make of it: a value, or a reason. */
interface FuzzedCell {
  readonly text: string;
  readonly value?: string | number | boolean | null;
  readonly reason?: string;
}

const two = (n: number): string => String(n).padStart(2, '0');
const good = (text: string, value: FuzzedCell['value']): FuzzedCell => ({ text, value });
const bad =
  (reason: string) =>
  (text: string): FuzzedCell => ({ text, reason });
const empty = fc.constant(good('', null));

const day = fc.record({
  d: fc.integer({ min: 1, max: 28 }),
  m: fc.integer({ min: 1, max: 12 }),
  h: fc.integer({ min: 4, max: 23 }),
  i: fc.integer({ min: 0, max: 59 }),
});
const arrived = fc.oneof(
  {
    weight: 8,
    arbitrary: day.map(({ d, m, h, i }) =>
      good(`${two(d)}/${two(m)}/2026 ${two(h)}:${two(i)}`, `2026-${two(m)}-${two(d)} ${two(h)}:${two(i)}`),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('31/02/2026 10:00', '29/02/2026 10:00', '31/04/2026 23:59', '12/31/2026 10:00', '00/01/2026 10:00')
      .map(bad('no-such-date')),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('2026-02-03 10:00', '3/2/2026 10:00', '03/02/2026 24:00', '03/02/2026', 'ieri', '03/02/26 10:00', '03/02/2026 10:0x')
      .map(bad('not-an-instant')),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 59 }).map((i) => bad('no-such-local-time')(`29/03/2026 02:${two(i)}`)) },
  { weight: 1, arbitrary: fc.constant(bad('required-missing')('')) },
);
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '.');
const wait = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 2_000_000 }).map((n) => good(String(n), n * 1000)) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 0, max: 99 }))
      .map(([n, c]) => good(`${grouped(n)},${two(c)}`, n * 1000 + c * 10)),
  },
  { weight: 1, arbitrary: empty },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 5000 }).map((n) => bad('negative-duration')(`-${n}`)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('1.5', '12.34,5', '1.234', '1 234', '1e3', 'NaN', '--1', ',5', '1,', '0x10', "1'234", 'due')
      .map(bad('not-a-number')),
  },
  { weight: 1, arbitrary: fc.constantFrom('2147484', '99.999.999,00').map(bad('duration-too-long')) },
);
const talk = fc.oneof(
  { weight: 6, arbitrary: day.map(({ d, i, h }) => good(`${d}.${two(i)}.${two(h)}`, (d * 3600 + i * 60 + h) * 1000)) },
  { weight: 1, arbitrary: empty },
  { weight: 1, arbitrary: fc.constantFrom('0:02:23', '0.2.23', '0.60.00', '0.00.60', '1.00', '..', 'a.02.23').map(bad('not-a-duration')) },
);
const resolved = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(good('SÌ', true), good('NO', false)) },
  { weight: 1, arbitrary: empty },
  { weight: 1, arbitrary: fc.constantFrom('sì', 'FORSE', '1', 'SI').map(bad('not-a-boolean')) },
);
const csat = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 5 }).map((n) => good(String(n), n)) },
  { weight: 1, arbitrary: empty },
  { weight: 1, arbitrary: fc.constantFrom('0', '6', '-1', '99').map(bad('off-scale')) },
  { weight: 1, arbitrary: fc.constantFrom('4,5', '1,01').map(bad('not-a-whole-number')) },
);
const name = fc
  .string({
    unit: fc.constantFrom('a', 'è', 'Ò', 'ß', '"', ';', ',', '\t', '\n', '\r\n', "'", '\\', '%', '='),
    minLength: 1,
    maxLength: 12,
  })
  .map((text) => `x${text}x`);
const customer = fc.oneof(
  { weight: 5, arbitrary: name.map((text) => good(text, text)) },
  { weight: 1, arbitrary: empty },
  { weight: 1, arbitrary: fc.constant(bad('text-too-long')('ù'.repeat(501))) },
);

const file = fc.record({
  delimiter: fc.constantFrom(';', ',', '\t', '|'),
  encoding: fc.constantFrom('utf-8', 'utf-8', 'windows-1252', 'iso-8859-1', 'utf-16le'),
  mark: fc.boolean(),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  blank: fc.boolean(),
  rows: fc.array(
    fc.oneof(
      { weight: 12, arbitrary: fc.record({ arrived, wait, talk, resolved, csat, customer }) },
      { weight: 1, arbitrary: fc.constantFrom('short', 'long').map((ragged) => ({ ragged })) },
    ),
    { minLength: ROWS_OF_A_FILE, maxLength: ROWS_OF_A_FILE },
  ),
});
type FuzzedFile = typeof file extends fc.Arbitrary<infer T> ? T : never;

const COLUMNS = { arrived: 'Data', wait: 'Attesa', talk: 'Conversazione', resolved: 'Risolto', csat: 'Voto', customer: 'Cliente' } as const;
type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];

const mappingOf = (source: string, { delimiter, encoding }: FuzzedFile) => ({
  source,
  format: { kind: 'csv', delimiter, encoding, decimal: ',' },
  timeZone: 'Europe/Rome',
  fields: {
    externalId: { column: 'Codice' },
    arrivedAt: { column: 'Data', as: 'instant', format: 'dd/MM/yyyy HH:mm' },
    channel: { constant: 'telephone' },
    outcome: { constant: 'answered' },
    waitSeconds: { column: 'Attesa', as: 'number' },
    talkSeconds: { column: 'Conversazione', as: 'duration', format: 'H.mm.ss' },
    resolved: { column: 'Risolto', as: 'boolean', true: ['SÌ'], false: ['NO'] },
    csat: { column: 'Voto', as: 'number', scale: [1, 5] },
    customer: { column: 'Cliente' },
  },
});

/** The file's bytes, with what an import must say of it. */
function written(fuzzed: FuzzedFile) {
  const texts = [rowOf(['Codice', ...NAMES.map((column) => COLUMNS[column])], fuzzed.delimiter)];
  const kept: unknown[][] = [];
  const faults: unknown[][] = [];
  let line = 2;
  for (const [index, row] of fuzzed.rows.entries()) {
    if (fuzzed.blank && index % 7 === 3) {
      texts.push('');
      line++;
    }
    const id = `r${String(index).padStart(4, '0')}`;
    const cells =
      'ragged' in row
        ? row.ragged === 'short'
          ? [id, '']
          : [id, '', '', '', '', '', '', 'one more']
        : [id, ...NAMES.map((column) => row[column].text)];
    const text = rowOf(cells, fuzzed.delimiter);
    texts.push(text);
    if ('ragged' in row) faults.push([line, null, text, 'ragged-row']);
    else {
      const wrong = NAMES.filter((column) => row[column].reason !== undefined);
      for (const column of wrong) faults.push([line, COLUMNS[column], row[column].text.slice(0, 500) || null, row[column].reason]);
      if (wrong.length === 0) kept.push([id, ...NAMES.map((column) => row[column].value)]);
    }
    line += text.split(/\r\n|\n|\r/).length;
  }
  const text = texts.join(fuzzed.end) + fuzzed.end;
  const isWide = fuzzed.encoding === 'utf-8' || fuzzed.encoding === 'utf-16le';
  const bytes = Buffer.from(
    isWide && fuzzed.mark ? `\uFEFF${text}` : text,
    fuzzed.encoding === 'utf-8' ? 'utf8' : fuzzed.encoding === 'utf-16le' ? 'utf16le' : 'latin1',
  );
  return { bytes, kept, faults };
}

const byLine = (faults: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] =>
  [...faults].sort((a, b) => Number(a[0]) - Number(b[0]) || String(a[1]).localeCompare(String(b[1])));

it(`reads ${ROWS} fuzzed rows as they were meant, and tells every fault with line, column, value and reason`, async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(file, async (fuzzed) => {
      const source = `fuzzed-${++number}`;
      const { bytes, kept, faults } = written(fuzzed);
      const row = await imports.read(mappingOf(source, fuzzed), bytes);
      expect(row).toMatchObject({ state: 'done', failure: null, read: fuzzed.rows.length, accepted: kept.length, duplicates: 0 });
      expect(row.read).toBe(row.accepted + row.rejected + row.duplicates);
      const told = await imports.rejectionsOf(row.id);
      expect(byLine(told.map(({ line, column, value, reason }) => [line, column, value, reason]))).toEqual(byLine(faults));
      const rows = await database.dataSource.query<{ cells: unknown[] }[]>(
        `select json_build_array(external_id, to_char(arrived_at at time zone 'Europe/Rome', 'YYYY-MM-DD HH24:MI'), wait_ms, talk_ms, resolved, csat, customer) as cells
         from interaction where source_key = (select key from source where name = $1) order by external_id`,
        [source],
      );
      expect(rows.map(({ cells }) => cells)).toEqual(kept);
    }),
    { numRuns: ROWS / ROWS_OF_A_FILE, ...(process.env['SEED'] ? { seed: Number(process.env['SEED']) } : {}), endOnFailure: true },
  );
}, 600_000);
