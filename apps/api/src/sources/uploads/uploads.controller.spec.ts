import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { UploadRow } from '@circolo/contracts';
import { createOrganisation } from '../../subjects/create-organisation';
import { multipart, type Part } from '../../testing/multipart';
import { type Signed, testApp, type TestApp } from '../../testing/test-app';
import { SourceReader } from '../source-reader';
import { KeptFiles } from './kept-files';

const LIMIT = 200_000;
let server: TestApp;
let manager: Signed;
beforeAll(async () => {
  server = await testApp({ UPLOAD_LIMIT_BYTES: String(LIMIT) });
  await createOrganisation(server.dataSource, 'Comune di Prova');
  manager = await server.signIn('care-manager');
});
afterAll(() => server.close());

function post(url: string, parts: readonly Part[], by: Signed = manager) {
  const { headers, payload } = multipart(parts);
  return server.app.inject({ method: 'POST', url: `/api/v1${url}`, headers: { ...headers, cookie: by.cookie }, payload });
}
const get = (url: string, by = manager) => server.app.inject({ url: `/api/v1${url}`, headers: { cookie: by.cookie } });
const upload = (file: string | Buffer, by = manager) => post('/uploads', [{ name: 'file', value: file, fileName: 'contatti.csv' }], by);
const keptFiles = (): Promise<string[]> => readdir(path.join(server.dataFolder, 'uploads')).catch(() => []);

const HEADER = 'id;quando;esito;attesa';
const FILE = `${HEADER}\na;2026-11-02T09:00:00Z;answered;1.234,5\nb;2026-11-02T09:01:00Z;answered;12,25\n`;
const mapping = {
  source: 'acd',
  format: { kind: 'csv', delimiter: ';', decimal: ',' },
  fields: {
    externalId: { column: 'id' },
    arrivedAt: { column: 'quando' },
    channel: { constant: 'telephone' },
    outcome: { column: 'esito' },
    waitSeconds: { column: 'attesa' },
  },
};

it('keeps a file and says what is seen in it', async () => {
  const answer = await upload(FILE);
  expect({ status: answer.statusCode, body: answer.json() }).toMatchObject({
    status: 201,
    body: {
      fileName: 'contatti.csv',
      bytes: Buffer.byteLength(FILE),
      format: { kind: 'csv', delimiter: ';', encoding: 'utf-8', header: true, decimal: ',' },
      columns: ['id', 'quando', 'esito', 'attesa'],
      sample: [
        { line: 2, cells: ['a', '2026-11-02T09:00:00Z', 'answered', '1.234,5'] },
        { line: 3, cells: ['b', '2026-11-02T09:01:00Z', 'answered', '12,25'] },
      ],
      warnings: [],
    },
  });
  expect(await keptFiles()).toHaveLength(1);
});

it.each<[string, Buffer | string, Partial<UploadRow['format']>]>([
  ['tabs', FILE.replaceAll(';', '\t'), { delimiter: '\t' }],
  ['bars and a point', FILE.replaceAll(';', '|').replace('1.234,5', '1,234.5').replace('12,25', '12.25'), { delimiter: '|', decimal: '.' }],
  ['commas inside of quotes', 'id,nota\n1,"a;b;c"\n2,"d;e;f"\n', { delimiter: ',' }],
  ['no header', FILE.slice(HEADER.length + 1), { header: false }],
  ['UTF-16', Buffer.from(`\uFEFF${FILE}`, 'utf16le'), { encoding: 'utf-16le' }],
  ['UTF-16 without a mark', Buffer.from(FILE, 'utf16le'), { encoding: 'utf-16le' }],
  ['UTF-16, the greater byte first', Buffer.from(`\uFEFF${FILE}`, 'utf16le').swap16(), { encoding: 'utf-16be' }],
  ['the letters of Windows', Buffer.from(FILE.replace('esito', 'perch\u00e9 \u0080'), 'latin1'), { encoding: 'windows-1252' }],
  ['the euro of Latin 9', Buffer.from(FILE.replace('esito', 'perch\u00e9 \u00a4'), 'latin1'), { encoding: 'iso-8859-15' }],
])('guesses %s', async (_, file, format) => {
  expect((await upload(file)).json().format).toMatchObject({ kind: 'csv', ...format });
});

it('reads the letters of every encoding as they are', async () => {
  const file = 'id;città €\n1;Forlì\n';
  const latin9 = Buffer.from(file.replace('€', '\u00a4'), 'latin1');
  for (const bytes of [Buffer.from(file), Buffer.from(`\uFEFF${file}`, 'utf16le').swap16(), latin9]) {
    expect((await upload(bytes)).json()).toMatchObject({ columns: ['id', 'città €'], sample: [{ line: 2, cells: ['1', 'Forlì'] }] });
  }
});

it('looks again in another format', async () => {
  const { id } = (await upload('a,b;c\n1,2;3\n')).json();
  expect((await get(`/uploads/${id}`)).json()).toMatchObject({ columns: ['a', 'b;c'] });
  expect((await get(`/uploads/${id}?delimiter=%3B`)).json()).toMatchObject({
    columns: ['a,b', 'c'],
    sample: [{ line: 2, cells: ['1,2', '3'] }],
  });
  expect((await get(`/uploads/${id}?header=false`)).json()).toMatchObject({ columns: ['1', '2'], sample: [{ line: 1 }, { line: 2 }] });
  expect((await get(`/uploads/${id}?encoding=latin`)).statusCode).toBe(400);
});

it('tells two columns of one name apart, and warns of what it sees', async () => {
  const { columns, sample, warnings } = (await upload('id,voto,voto,\n1,4,5,\n\n2,3\n3,"a\nb",c,d\n')).json<UploadRow>();
  expect(columns).toEqual(['id', 'voto', 'voto (2)', '4']);
  expect(sample).toEqual([
    { line: 2, cells: ['1', '4', '5', ''] },
    { line: 5, cells: ['3', 'a\nb', 'c', 'd'] },
  ]);
  expect(warnings).toEqual([
    { code: 'columns-repeated', details: { names: ['voto'] } },
    { code: 'columns-unnamed', details: { places: [4] } },
    { code: 'rows-ragged', details: { rows: 1 } },
  ]);
});

it.each<[string, string | Buffer, number, string]>([
  ['an empty file', '', 422, 'file-empty'],
  ['a PDF', '%PDF-1.7 ...', 415, 'file-type'],
  ['a file beyond the limit', `${FILE}${'x'.repeat(LIMIT)}`, 413, 'file-too-large'],
])('refuses %s and keeps nothing of it', async (_, file, status, code) => {
  const before = await keptFiles();
  const answer = await upload(file);
  expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code });
  expect(await keptFiles()).toEqual(before);
});

it('imports and previews an upload by its id', async () => {
  const { id } = (await upload(FILE)).json();
  const form = [
    { name: 'kind', value: 'interactions' },
    { name: 'mapping', value: JSON.stringify(mapping) },
    { name: 'upload', value: id },
  ];
  expect((await post('/imports/preview', form)).json()).toMatchObject({
    rows: [{ line: 2, values: { externalId: 'a', waitSeconds: 1234.5 } }, { line: 3 }],
  });
  const made = await post('/imports', form);
  expect(made.json()).toMatchObject({ state: 'queued', fileName: 'contatti.csv', fileBytes: Buffer.byteLength(FILE) });
  await server.app.get(SourceReader).load(made.json().id);
  expect((await get(`/imports/${made.json().id}`)).json()).toMatchObject({ read: 2, accepted: 2 });

  const nobody = form.map((part) => (part.name === 'upload' ? { ...part, value: '00000000-0000-4000-8000-000000000000' } : part));
  expect((await post('/imports', nobody)).statusCode).toBe(404);
  expect((await post('/imports', form.slice(0, 2))).json()).toMatchObject({ status: 400, code: 'file-missing' });
  const other = form.map((part) =>
    part.name === 'mapping' ? { ...part, value: JSON.stringify({ ...mapping, format: { kind: 'csv' } }) } : part,
  );
  expect((await post('/imports', other)).json()).toMatchObject({ status: 422, code: 'column-missing' });
});

it('removes what nobody imports within two days, and keeps what somebody did', async () => {
  const files = server.app.get(KeptFiles);
  const before = await keptFiles();
  const { id, createdAt } = (await upload('solo;qui\n1;2\n')).json();
  expect(await keptFiles()).toHaveLength(before.length + 1);
  const after = (hours: number) => new Date(Date.parse(createdAt) + hours * 3_600_000).toISOString();
  await files.forget(after(47));
  expect((await get(`/uploads/${id}`)).statusCode).toBe(200);
  await files.forget(after(49));
  expect((await get(`/uploads/${id}`)).json()).toMatchObject({ status: 404, details: { kind: 'upload' } });
  const imported = await server.dataSource.query<{ checksum: string }[]>('select distinct checksum from import');
  expect((await keptFiles()).sort()).toEqual(imported.map(({ checksum }) => checksum).sort());
  expect(imported).toHaveLength(1);
});

it('removes what never arrived whole a day later, and leaves alone what may still be arriving', async () => {
  const [old, young] = ['old', 'young'].map((name) => path.join(server.dataFolder, 'uploads', `${name}.partial`)) as [string, string];
  for (const file of [old, young]) await writeFile(file, 'id;cliente\n1;Ada');
  const dayAgo = new Date(Date.now() - 25 * 3_600_000);
  await utimes(old, dayAgo, dayAgo);
  await server.app.get(KeptFiles).forget(new Date().toISOString());
  const left = await keptFiles();
  expect([left.includes('old.partial'), left.includes('young.partial')]).toEqual([false, true]);
  await rm(young);
});

it('lets only those in who may import', async () => {
  const { id } = (await upload(FILE)).json();
  for (const role of ['marketing', 'trainer', 'hr', 'agent', 'auditor'] as const) {
    const by = await server.signIn(role);
    expect([(await upload(FILE, by)).statusCode, (await get(`/uploads/${id}`, by)).statusCode]).toEqual([403, 403]);
  }
});
