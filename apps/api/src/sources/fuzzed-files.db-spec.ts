import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { type TestImports, testImports } from '../testing/imported-file';
import { type SheetCell, spreadsheet } from '../testing/spreadsheet';
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
  encoding: fc.constantFrom('utf-8', 'utf-8', 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'utf-16le', 'utf-16be'),
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

const mappingOf = (source: string, format: object) => ({
  source,
  format,
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

/** A file's bytes and format, with what an import must say of it. */
interface Written {
  readonly format: object;
  readonly bytes: Buffer;
  readonly kept: readonly (readonly unknown[])[];
  readonly faults: readonly (readonly unknown[])[];
}
type GoodRow = Extract<FuzzedFile['rows'][number], { arrived: unknown }>;
type Place = 'short' | 'long';

/** Where a format puts rows, and what becomes of those that are none. */
interface Writer {
  readonly firstLine: number;
  /** @returns on how many lines it stands */
  readonly row: (line: number, cells: readonly string[]) => number;
  /** @returns how many lines it takes, and the fault it is */
  readonly broken: (line: number, id: string, place: Place) => { readonly lines: number; readonly fault: readonly unknown[] };
  readonly blank: (line: number) => void;
  readonly end: () => Pick<Written, 'format' | 'bytes'>;
}

const HEADER = ['Codice', ...NAMES.map((column) => COLUMNS[column])];

function written(fuzzed: FuzzedFile, writer: Writer): Written {
  const kept: unknown[][] = [];
  const faults: (readonly unknown[])[] = [];
  let line = writer.firstLine;
  for (const [index, row] of fuzzed.rows.entries()) {
    if (fuzzed.blank && index % 7 === 3) writer.blank(line++);
    const id = `r${String(index).padStart(4, '0')}`;
    if ('ragged' in row) {
      const { lines, fault } = writer.broken(line, id, row.ragged as Place);
      faults.push(fault);
      line += lines;
      continue;
    }
    const cells = row as GoodRow;
    const wrong = NAMES.filter((column) => cells[column].reason !== undefined);
    for (const column of wrong) faults.push([line, COLUMNS[column], cells[column].text.slice(0, 500) || null, cells[column].reason]);
    if (wrong.length === 0) kept.push([id, ...NAMES.map((column) => cells[column].value)]);
    line += writer.row(line, [id, ...NAMES.map((column) => cells[column].text)]);
  }
  return { ...writer.end(), kept, faults };
}

function csv({ delimiter, encoding, mark, end }: FuzzedFile): Writer {
  const texts = [rowOf(HEADER, delimiter)];
  const add = (cells: readonly string[]): number => {
    texts.push(rowOf(cells, delimiter));
    return texts.at(-1)!.split(/\r\n|\n|\r/).length;
  };
  return {
    firstLine: 2,
    row: (_, cells) => add(cells),
    broken: (line, id, place) => {
      const lines = add(place === 'short' ? [id, ''] : [id, '', '', '', '', '', '', 'one more']);
      return { lines, fault: [line, null, texts.at(-1), 'ragged-row'] };
    },
    blank: () => void texts.push(''),
    end: () => {
      const text = texts.join(end) + end;
      const whole = mark && encoding.startsWith('utf') ? `\uFEFF${text}` : text;
      return { format: { kind: 'csv', delimiter, encoding, decimal: ',' }, bytes: bytesIn(encoding, whole) };
    },
  };
}

function bytesIn(encoding: string, text: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (!encoding.startsWith('utf-16')) return Buffer.from(text, 'latin1');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

/** A sheet below a title; whole numbers are numbers there, and every other text is shared, or none is. */
function xlsx({ mark }: FuzzedFile): Writer {
  const rows: Record<number, readonly SheetCell[]> = { 1: ['Contatti'], 3: HEADER };
  return {
    firstLine: 4,
    row: (line, cells) => {
      rows[line] = cells.map((cell) => (/^(0|[1-9]\d{0,8})$/.test(cell) ? Number(cell) : cell));
      return 1;
    },
    broken: (line, id, place) => {
      const cells = [id, '', '', '', '', '', '', 'one more'];
      rows[line] = place === 'long' ? cells : [id, null, { xml: '<c t="e"><v>#VALUE!</v></c>' }];
      return {
        lines: 1,
        fault: place === 'long' ? [line, null, rowOf(cells, ','), 'ragged-row'] : [line, 'Attesa', '#VALUE!', 'error-in-cell'],
      };
    },
    blank: () => undefined,
    end: () => ({
      format: { kind: 'xlsx', sheet: 'Dati', headerRow: 3, decimal: ',' },
      bytes: spreadsheet({
        sheets: [
          { name: 'Altro', rows: { 1: ['x'] } },
          { name: 'Dati', rows },
        ],
        shared: mark,
      }),
    }),
  };
}

/** Objects whose keys stand in any order; the first tells all of them. */
function jsonLines({ end }: FuzzedFile): Writer {
  const texts = [JSON.stringify(Object.fromEntries(['Altro', ...HEADER].map((name) => [name, null])))];
  return {
    firstLine: 2,
    row: (line, cells) => {
      const entries = HEADER.map((name, place) => [name, cells[place]]);
      texts.push(JSON.stringify(Object.fromEntries(line % 2 === 0 ? entries : entries.reverse())));
      return 1;
    },
    broken: (line, id, place) => {
      texts.push(place === 'short' ? `{"Codice":"${id}"` : `["${id}"]`);
      return { lines: 1, fault: [line, null, texts.at(-1), 'not-an-object'] };
    },
    blank: () => void texts.push(''),
    end: () => ({ format: { kind: 'jsonl' }, bytes: Buffer.from(texts.join(end === '\r\n' ? end : '\n')) }),
  };
}

/** A field that a format has no decimal sign of its own for. */
const withComma = (mapping: ReturnType<typeof mappingOf>) => ({
  ...mapping,
  fields: {
    ...mapping.fields,
    waitSeconds: { ...mapping.fields.waitSeconds, decimal: ',' },
    csat: { ...mapping.fields.csat, decimal: ',' },
  },
});

const byLine = (faults: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] =>
  [...faults].sort((a, b) => Number(a[0]) - Number(b[0]) || String(a[1]).localeCompare(String(b[1])));

const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const sentences = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../../web/src/app/sources/${language}.json`), 'utf8')).reason;

it.each([
  ['CSV', csv],
  ['XLSX', xlsx],
  ['JSON lines', jsonLines],
])(
  `reads ${ROWS} fuzzed rows of %s as they were meant, and tells every fault with line, column, value and reason (seed ${SEED})`,
  async (name, writer) => {
    let number = 0;
    const reasons = new Set<string>();
    await fc.assert(
      fc.asyncProperty(file, async (fuzzed) => {
        const source = `fuzzed-${name}-${++number}`;
        const { format, bytes, kept, faults } = written(fuzzed, writer(fuzzed));
        const row = await imports.read(withComma(mappingOf(source, format)), bytes);
        expect(row).toMatchObject({ state: 'done', failure: null, accepted: kept.length, duplicates: 0 });
        expect(row.read).toBe(row.accepted + row.rejected + row.duplicates);
        const told = await imports.rejectionsOf(row.id);
        expect(row.read).toBe(fuzzed.rows.length);
        expect(byLine(told.map(({ line, column, value, reason }) => [line, column, value, reason]))).toEqual(byLine(faults));
        for (const { reason } of told) reasons.add(reason);
        const rows = await database.dataSource.query<{ cells: unknown[] }[]>(
          `select json_build_array(external_id, to_char(arrived_at at time zone 'Europe/Rome', 'YYYY-MM-DD HH24:MI'), wait_ms, talk_ms, resolved, csat, customer) as cells
         from interaction where source_key = (select key from source where name = $1) order by external_id`,
          [source],
        );
        expect(rows.map(({ cells }) => cells)).toEqual(kept);
      }),
      { numRuns: ROWS / ROWS_OF_A_FILE, seed: SEED, endOnFailure: true },
    );
    for (const language of ['it', 'en']) expect(Object.keys(sentences(language))).toEqual(expect.arrayContaining([...reasons]));
  },
  600_000,
);
