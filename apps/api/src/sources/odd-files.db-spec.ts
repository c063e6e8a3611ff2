import { type TestImports, testImports } from '../testing/imported-file';
import { type SheetCell, spreadsheet } from '../testing/spreadsheet';
import { type TestDatabase, testDatabase } from '../testing/test-database';

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

const columns = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { column: name }]));
const FIELDS = columns('externalId', 'arrivedAt', 'channel', 'outcome', 'topic');
const HEADER = Object.keys(FIELDS);
const AT = '2026-11-02T09:00:00Z';
type Row = readonly (string | null)[];

/** Rows as a file of each format; null is an empty cell. */
const formats: Readonly<Record<string, { readonly format: object; readonly bytes: (rows: readonly Row[]) => Buffer }>> = {
  csv: {
    format: { kind: 'csv' },
    bytes: (rows) => Buffer.from(rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\n')),
  },
  xlsx: {
    format: { kind: 'xlsx' },
    bytes: (rows) => spreadsheet({ sheets: [{ name: 'Dati', rows: Object.fromEntries(rows.map((row, place) => [place + 1, row])) }] }),
  },
};
let files = 0;
async function read(format: object, bytes: Buffer, fields: object = FIELDS, more: object = {}) {
  const source = `odd-${++files}`;
  const row = await imports.read({ source, format, fields, ...more }, bytes);
  const { read: rows, accepted, rejected, duplicates } = row;
  expect({ state: row.state, failure: row.failure, rows }).toEqual({
    state: 'done',
    failure: null,
    rows: accepted + rejected + duplicates,
  });
  const told = (await imports.rejectionsOf(row.id)).map(({ line, column, reason }) => [line, column, reason]);
  const kept = await database.dataSource.query<{ id: string; at: string; topic: string | null; wait: number | null }[]>(
    `select i.external_id as id, i.arrived_at as at, t.code as topic, i.wait_ms / 1000.0::float8 as wait
     from interaction i join source s on s.key = i.source_key left join subject t on t.key = i.topic_key where s.name = $1 order by 1`,
    [source],
  );
  return { accepted, rejected, skipped: row.skipped, told, kept };
}

describe.each(Object.entries(formats))('A %s file', (_, { format, bytes }) => {
  it('whose header comes again is read on', async () => {
    const rows = [HEADER, ['a', AT, 'mail', 'answered', 'bills'], HEADER, ['b', AT, 'mail', 'answered', 'bills']];
    const { kept, told } = await read(format, bytes(rows));
    expect(told).toEqual([[3, null, 'header-again']]);
    expect(kept.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('that changes the order of its columns half way is not read as if it had not', async () => {
    const other = ['externalId', 'channel', 'topic', 'arrivedAt', 'outcome'];
    const rows = [
      HEADER,
      ['a', AT, 'mail', 'answered', 'bills'],
      other,
      ['b', 'mail', 'bills', AT, 'answered'],
      ['c', AT, 'mail', 'answered', 'bills'],
      HEADER,
      ['d', AT, 'mail', 'answered', 'bills'],
    ];
    const { kept, told } = await read(format, bytes(rows));
    expect(told).toEqual([
      [3, null, 'header-again'],
      [4, null, 'columns-changed'],
      [5, null, 'columns-changed'],
      [6, null, 'header-again'],
    ]);
    expect(kept.map(({ id }) => id)).toEqual(['a', 'd']);
  });

  it('that has more columns from some row on tells of each such row', async () => {
    const rows = [HEADER, ['a', AT, 'mail', 'answered', 'bills'], [...HEADER, 'note'], ['b', AT, 'mail', 'answered', 'bills', 'x']];
    const { kept, told } = await read(format, bytes(rows));
    expect(told).toEqual([
      [3, null, 'ragged-row'],
      [4, null, 'ragged-row'],
    ]);
    expect(kept.map(({ id }) => id)).toEqual(['a']);
  });
});

it('reads JSON lines whose keys change half way by the keys of the first thousand, and tells what each row then lacks', async () => {
  const line = (id: number, at: string) =>
    JSON.stringify({ externalId: `${id}`, [at]: AT, channel: 'mail', outcome: 'answered', topic: 'x' });
  const lines = Array.from({ length: 1003 }, (_, n) => line(n, n < 1001 ? 'arrivedAt' : 'arrived'));
  const { accepted, told } = await read({ kind: 'jsonl' }, Buffer.from(lines.join('\n')));
  expect([accepted, told]).toEqual([
    1001,
    [
      [1002, 'arrivedAt', 'required-missing'],
      [1003, 'arrivedAt', 'required-missing'],
    ],
  ]);
});

describe('A row without any value', () => {
  const GOOD: Row = ['a', AT, 'mail', 'answered', 'bills'];
  const NOTHING: Row = [null, null, null, null, null];

  it('lacks every required value in a CSV file, where a blank line is none', async () => {
    const { kept, told } = await read(
      { kind: 'csv' },
      Buffer.concat([formats['csv']!.bytes([HEADER, NOTHING, GOOD]), Buffer.from('\n\n')]),
    );
    expect(told).toEqual(['externalId', 'arrivedAt', 'channel', 'outcome'].map((name) => [2, name, 'required-missing']));
    expect(kept).toHaveLength(1);
  });

  it('is left out by a mapping that says so', async () => {
    const skipWhen = [{ column: 'externalId', empty: true }];
    const rows = await read({ kind: 'csv' }, formats['csv']!.bytes([HEADER, NOTHING, GOOD]), FIELDS, { rows: { skipWhen } });
    expect(rows).toMatchObject({ accepted: 1, rejected: 0, skipped: 1 });
  });

  it('is no row of a spreadsheet, nor of JSON lines', async () => {
    expect(await read({ kind: 'xlsx' }, formats['xlsx']!.bytes([HEADER, NOTHING, GOOD]))).toMatchObject({ accepted: 1, told: [] });
    const lines = ['{}', JSON.stringify(Object.fromEntries(HEADER.map((name, place) => [name, GOOD[place]]))), '{"externalId":null}'];
    expect(await read({ kind: 'jsonl' }, Buffer.from(lines.join('\n')))).toMatchObject({ accepted: 1, told: [] });
  });
});

it('reads one field from two columns, and two columns of one name apart', async () => {
  const fields = {
    externalId: { column: 'id (2)' },
    arrivedAt: { columns: ['day', 'time'], join: ' ', as: 'instant', format: 'dd/MM/yyyy HH:mm' },
    channel: { constant: 'mail' },
    outcome: { constant: 'answered' },
    topic: { columns: ['area', 'topic'], join: ' / ' },
  };
  const file = ['id,day,time,id,area,topic', 'x,02/11/2026,09:00,a,bills,late', 'x,02/11/2026,,b,,late', 'x,,,c,,'].join('\n');
  const { kept, told } = await read({ kind: 'csv' }, Buffer.from(file), fields, { timeZone: 'UTC' });
  expect(kept.map(({ id, at, topic }) => [id, at, topic])).toEqual([['a', '2026-11-02T09:00:00.000Z', 'bills / late']]);
  expect(told).toEqual([
    [3, 'day, time', 'not-an-instant'],
    [4, 'day, time', 'required-missing'],
  ]);
});

it('imports the named one of ten sheets, with formulas, merged cells, and dates that are numbers', async () => {
  const dated = { value: 46328.375, style: 1 };
  const rows: Record<number, readonly SheetCell[]> = {
    1: ['Contatti di novembre'],
    3: ['id', 'at', 'topic', 'wait'],
    4: ['a', dated, 'bills', { xml: '<c><f>B4*2</f><v>12.5</v></c>' }],
    5: ['b', dated, null, { xml: '<c><f>NOW()</f></c>' }],
    6: ['c', { value: 46328.5, style: 1 }, 'forms', { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' }],
    7: ['d', 46328.375, 'forms', 3],
  };
  const others = Array.from({ length: 9 }, (_, place) => ({ name: `Altro ${place}`, rows: { 1: ['id', 'at', 'topic', 'wait'] } }));
  const file = spreadsheet({
    sheets: [...others.slice(0, 6), { name: 'Dati', rows, after: '<mergeCells><mergeCell ref="C4:C5"/></mergeCells>' }, ...others.slice(6)],
    styles: ['dd/mm/yyyy hh:mm'],
  });
  const fields = {
    externalId: { column: 'id' },
    arrivedAt: { column: 'at' },
    channel: { constant: 'mail' },
    outcome: { constant: 'answered' },
    topic: { column: 'topic' },
    waitSeconds: { column: 'wait' },
  };
  const format = { kind: 'xlsx', sheet: 'Dati', headerRow: 3 };
  const styled = await read(format, file, fields, { timeZone: 'UTC' });
  expect(styled.kept).toEqual([
    { id: 'a', at: '2026-11-02T09:00:00.000Z', topic: 'bills', wait: 12.5 },
    { id: 'b', at: '2026-11-02T09:00:00.000Z', topic: null, wait: null },
  ]);
  expect(styled.told).toEqual([
    [6, 'wait', 'error-in-cell'],
    [7, 'at', 'not-an-instant'],
  ]);
  const serial = { ...fields, arrivedAt: { column: 'at', as: 'instant', format: 'excel-serial' } };
  const counted = await read(format, file, serial, { timeZone: 'UTC' });
  expect(counted.kept).toEqual([{ id: 'd', at: '2026-11-02T09:00:00.000Z', topic: 'forms', wait: 3 }]);
});
