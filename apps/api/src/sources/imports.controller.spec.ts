import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { FIELDS_OF, RECORD_KINDS } from '@circolo/contracts';
import { createOrganisation } from '../subjects/create-organisation';
import { multipart, type Part } from '../testing/multipart';
import { testApp, type Signed, type TestApp } from '../testing/test-app';
import { SourceReader } from './source-reader';

const LIMIT = 200_000;
let server: TestApp;
let manager: Signed;
beforeAll(async () => {
  server = await testApp({ UPLOAD_LIMIT_BYTES: String(LIMIT) });
  const [organisation] = await server.dataSource.query<{ some: boolean }[]>('select exists (select from organisation) as some');
  if (!organisation?.some) await createOrganisation(server.dataSource, 'Comune di Prova');
  manager = await server.signIn('care-manager');
});
afterAll(() => server.close());

const mapping = {
  source: 'acd',
  format: { kind: 'csv' },
  fields: {
    externalId: { column: 'id' },
    arrivedAt: { column: 'at' },
    channel: { constant: 'telephone' },
    outcome: { column: 'result' },
    agent: { column: 'agent' },
    waitSeconds: { column: 'wait' },
  },
};
const FILE = 'id,at,result,agent,wait\na,2026-11-02T09:00:00Z,answered,Anna,12\nb,2026-11-02T09:00:00Z,lost,=Anna,-3\n';

const formOf = (file: string | Buffer, wanted: unknown = mapping): Part[] => [
  { name: 'kind', value: 'interactions' },
  { name: 'mapping', value: typeof wanted === 'string' ? wanted : JSON.stringify(wanted) },
  { name: 'file', value: file, fileName: 'contatti.csv' },
];

function post(url: string, parts: readonly Part[], by: Signed | null = manager) {
  const { headers, payload } = multipart(parts);
  return server.app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { ...headers, ...(by ? { cookie: by.cookie } : {}) },
    payload,
  });
}
const get = (url: string, by = manager) => server.app.inject({ url: `/api/v1${url}`, headers: { cookie: by.cookie } });
const remove = (url: string) => server.app.inject({ method: 'DELETE', url: `/api/v1${url}`, headers: { cookie: manager.cookie } });

async function leftovers(): Promise<{ files: readonly string[]; imports: number; sources: number }> {
  const files = await readdir(path.join(server.dataFolder, 'uploads')).catch(() => []);
  const [counts] = await server.dataSource.query<{ imports: number; sources: number }[]>(
    'select (select count(*)::int from import) as imports, (select count(*)::int from source) as sources',
  );
  return { files, ...counts! };
}

describe('a form that is refused leaves nothing', () => {
  it.each<[string, readonly Part[], number, object]>([
    ['an empty file', formOf(''), 422, { code: 'file-empty' }],
    ['a file of blank lines', formOf('\n \n'), 422, { code: 'file-empty' }],
    ['a spreadsheet', formOf(Buffer.from('504b0304140000000800', 'hex')), 415, { code: 'file-type', details: { found: 'zip' } }],
    ['a packed file', formOf(gzipSync(FILE)), 415, { code: 'file-type', details: { found: 'gzip' } }],
    ['a PDF', formOf('%PDF-1.7 ...'), 415, { code: 'file-type', details: { found: 'pdf' } }],
    ['any bytes', formOf(Buffer.from([1, 2, 0, 3])), 415, { code: 'file-type', details: { found: 'binary' } }],
    ['UTF-16 that was called UTF-8', formOf(Buffer.from(`\uFEFF${FILE}`, 'utf16le')), 422, { code: 'file-encoding', details: { line: 1 } }],
    [
      'Latin letters that were called UTF-8',
      formOf(Buffer.from(FILE.replace('Anna', 'Zo\u00eb'), 'latin1')),
      422,
      { code: 'file-encoding', details: { line: 2 } },
    ],
    [
      'a column that is not there',
      formOf(FILE.replace('wait', 'attesa')),
      422,
      { code: 'column-missing', details: { missing: ['wait'], present: ['id', 'at', 'result', 'agent', 'attesa'] } },
    ],
    ['two columns of a name that is used', formOf(FILE.replace('agent,', 'at,')), 422, { code: 'column-missing' }],
    ['no file', formOf(FILE).slice(0, 2), 400, { code: 'file-missing' }],
    [
      'a kind that there is not',
      [{ name: 'kind', value: 'weather' }, ...formOf(FILE).slice(1)],
      400,
      { code: 'validation', errors: [{ field: 'kind' }] },
    ],
    [
      'the fields of another kind',
      [{ name: 'kind', value: 'complaints' }, ...formOf(FILE).slice(1)],
      422,
      {
        code: 'mapping-invalid',
        errors: [
          { field: 'fields', code: 'unrecognized_keys' },
          { field: 'fields', code: 'custom' },
        ],
      },
    ],
    ['a mapping that is no JSON', formOf(FILE, '{'), 422, { code: 'mapping-invalid', errors: [{ field: 'mapping', code: 'not-json' }] }],
    [
      'a mapping of another shape',
      formOf(FILE, { ...mapping, fields: { ...mapping.fields, csat: { column: 5 } } }),
      422,
      { code: 'mapping-invalid' },
    ],
    [
      'a mapping without a required field',
      formOf(FILE, { ...mapping, fields: {} }),
      422,
      { code: 'mapping-invalid', errors: [{ field: 'fields', code: 'custom' }] },
    ],
    [
      'an unknown time zone',
      formOf(FILE, { ...mapping, timeZone: 'Europe/Atlantis' }),
      422,
      { code: 'mapping-invalid', errors: [{ field: 'timeZone', code: 'time-zone-unknown' }] },
    ],
    ['a file beyond the limit', formOf(`${FILE}${'x'.repeat(LIMIT)}`), 413, { code: 'file-too-large', details: { limitBytes: LIMIT } }],
    [
      'a file beyond the limit, the fields after it',
      formOf(`${FILE}${'x'.repeat(LIMIT)}`).reverse(),
      413,
      { code: 'file-too-large', details: { limitBytes: LIMIT } },
    ],
  ])('%s', async (_, parts, status, problem) => {
    const answer = await post('/imports', parts);
    expect({ status: answer.statusCode, body: answer.json() }).toMatchObject({ status, body: problem });
    expect(await leftovers()).toEqual({ files: [], imports: 0, sources: 0 });
  });

  it('what is no form', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/v1/imports',
      headers: { cookie: manager.cookie },
      payload: { kind: 'interactions' },
    });
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 400, code: 'file-missing' });
  });
});

it('shows the first rows as they would be read, and makes nothing', async () => {
  const file = `kind,${FILE.replaceAll('\n', '\n,')}TEST,,,,,\n"x"\n`.replace('\n,TEST', '\nTEST');
  const answer = await post(
    '/imports/preview',
    formOf(file, { ...mapping, rows: { skipWhen: [{ column: 'kind', in: ['TEST'] }] }, unknown: { agent: 'refuse' } }),
  );
  expect(answer.json()).toEqual({
    columns: ['kind', 'id', 'at', 'result', 'agent', 'wait'],
    raw: [
      { line: 2, cells: ['', 'a', '2026-11-02T09:00:00Z', 'answered', 'Anna', '12'] },
      { line: 3, cells: ['', 'b', '2026-11-02T09:00:00Z', 'lost', '=Anna', '-3'] },
      { line: 4, cells: ['TEST', '', '', '', '', ''] },
    ],
    rows: [
      {
        line: 2,
        values: {
          externalId: 'a',
          arrivedAt: '2026-11-02T09:00:00.000Z',
          channel: 'telephone',
          outcome: 'answered',
          agent: 'Anna',
          waitSeconds: 12,
        },
        skipped: false,
      },
      {
        line: 3,
        values: {
          externalId: 'b',
          arrivedAt: '2026-11-02T09:00:00.000Z',
          channel: 'telephone',
          outcome: null,
          agent: '=Anna',
          waitSeconds: null,
        },
        skipped: false,
      },
      { line: 4, values: {}, skipped: true },
    ],
    rejections: [
      { line: 2, column: 'agent', value: 'Anna', reason: 'unknown-code', details: { field: 'agent' } },
      { line: 3, column: 'result', value: 'lost', reason: 'unknown-outcome', details: { field: 'outcome' } },
      { line: 3, column: 'agent', value: '=Anna', reason: 'unknown-code', details: { field: 'agent' } },
      { line: 3, column: 'wait', value: '-3', reason: 'negative-duration', details: { field: 'waitSeconds' } },
      { line: 5, column: null, value: '"x"', reason: 'ragged-row', details: { expected: 6, found: 1 } },
    ],
  });
  expect(await leftovers()).toEqual({ files: [], imports: 0, sources: 0 });
});

it('shows no more than twenty rows of a long beginning', async () => {
  const rows = Array.from({ length: 2000 }, (_, n) => `r${n},2026-11-02T09:00:00Z,answered,Anna,12\n`).join('');
  const { rows: shown } = (await post('/imports/preview', formOf(`id,at,result,agent,wait\n${rows}`))).json();
  expect(shown).toHaveLength(20);
});

it('shows rows on the lines where they stand, whatever comes after them', async () => {
  const row = (id: string) => `${id},2026-11-02T09:00:00Z,answered,Anna,12\n`;
  const { raw, rows } = (await post('/imports/preview', formOf(`id,at,result,agent,wait\n${row('a')}ragged\n${row('b')}`))).json();
  expect(raw.map(({ line, cells }: { line: number; cells: string[] }) => [line, cells[0]])).toEqual([
    [2, 'a'],
    [4, 'b'],
  ]);
  expect(rows.map(({ line }: { line: number }) => line)).toEqual([2, 4]);
});

it('takes a file in, has it read, tells its rejections, and has it undone', async () => {
  const made = await post('/imports', [...formOf(FILE)].reverse());
  expect({ status: made.statusCode, body: made.json() }).toMatchObject({
    status: 202,
    body: {
      state: 'queued',
      kind: 'interactions',
      source: 'acd',
      fileName: 'contatti.csv',
      fileBytes: Buffer.byteLength(FILE),
      read: 0,
      createdBy: { id: manager.principal.personId },
    },
  });
  const { id } = made.json();
  expect((await remove(`/imports/${id}`)).json()).toMatchObject({ status: 409, code: 'import-not-undoable', details: { state: 'queued' } });

  const reader = server.app.get(SourceReader);
  await reader.load(id);
  await reader.finish(id, 'reading');
  expect((await get(`/imports/${id}`)).json()).toMatchObject({ id, state: 'done', read: 2, accepted: 1, rejected: 1, duplicates: 0 });
  expect((await get('/imports')).json()).toMatchObject({ items: [{ id }], next: null });
  const { items, next } = (await get(`/imports/${id}/rejections?limit=1`)).json();
  expect(items).toEqual([{ line: 3, column: 'result', value: 'lost', reason: 'unknown-outcome', details: { field: 'outcome' } }]);
  expect((await get(`/imports/${id}/rejections?limit=1&cursor=${next}`)).json()).toEqual({
    items: [{ line: 3, column: 'wait', value: '-3', reason: 'negative-duration', details: { field: 'waitSeconds' } }],
    next: null,
  });
  const csv = await get(`/imports/${id}/rejections.csv`);
  expect(csv.headers['content-type']).toContain('text/csv');
  expect(csv.headers['content-disposition']).toContain('attachment');
  expect(csv.body).toBe(
    '\uFEFFline,column,value,reason,details\r\n3,result,lost,unknown-outcome,"{""field"":""outcome""}"\r\n3,wait,-3,negative-duration,"{""field"":""waitSeconds""}"\r\n',
  );
  expect((await get('/sources')).json()).toMatchObject({
    items: [{ name: 'acd', imports: 1, records: [{ kind: 'interactions', count: 1 }], firstDay: '2026-11-02', lastDay: '2026-11-02' }],
  });

  const undone = await remove(`/imports/${id}`);
  expect({ status: undone.statusCode, state: undone.json().state }).toEqual({ status: 202, state: 'undoing' });
  expect((await remove(`/imports/${id}`)).statusCode).toBe(202);
  await reader.undo(id);
  await reader.finish(id, 'undoing');
  expect((await get(`/imports/${id}`)).json()).toMatchObject({ state: 'undone' });
  const events = await server.dataSource.query(`select action from audit_event where object_id = $1 order by key`, [id]);
  expect(events).toEqual(['created', 'ended', 'undone', 'ended'].map((what) => ({ action: `import.${what}` })));
});

it('keeps the same bytes once', async () => {
  const [first, second] = [await post('/imports', formOf(FILE)), await post('/imports', formOf(FILE))];
  expect([first.statusCode, second.statusCode]).toEqual([202, 202]);
  expect(first.json().id).not.toBe(second.json().id);
  expect((await leftovers()).files).toHaveLength(1);
});

it('lets only those in who may import', async () => {
  for (const role of ['marketing', 'trainer', 'hr', 'agent', 'auditor'] as const) {
    const by = await server.signIn(role);
    expect((await post('/imports', formOf(FILE), by)).statusCode).toBe(403);
    expect((await post('/imports/preview', formOf(FILE), by)).statusCode).toBe(403);
    expect((await get('/imports', by)).statusCode).toBe(403);
  }
  expect((await post('/imports', formOf(FILE), null)).statusCode).toBe(401);
  expect((await post('/imports', formOf(FILE), await server.signIn('admin'))).statusCode).toBe(202);
});

it.each(RECORD_KINDS)('serves the schema of a mapping of %s', async (kind) => {
  const schema = (await get(`/schemas/mapping?kind=${kind}`, await server.signIn('agent'))).json();
  expect(schema).toMatchObject({ type: 'object', required: ['source', 'fields'] });
  expect(Object.keys(schema.properties.fields.properties).sort()).toEqual([...FIELDS_OF[kind]].sort());
});

it('serves the schema of interactions when no kind is asked for, and none of a kind that there is not', async () => {
  const agent = await server.signIn('agent');
  expect((await get('/schemas/mapping', agent)).json()).toEqual((await get('/schemas/mapping?kind=interactions', agent)).json());
  expect((await get('/schemas/mapping?kind=weather', agent)).statusCode).toBe(400);
});
