import { appendFile, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { SavedMappingRow } from '@circolo/contracts';
import { createOrganisation } from '../../subjects/create-organisation';
import { type Signed, testApp, type TestApp } from '../../testing/test-app';
import { call } from '../../testing/test-calls';
import { SourceReader } from '../source-reader';
import { WatchedFolder } from './watched-folder';

const COLUMNS = ['id', 'at', 'result'];
const HEADER = COLUMNS.join(',');
const FILE = `${HEADER}\na,2026-11-02T09:00:00Z,answered\nb,2026-11-02T09:00:00Z,who knows\n`;
const mapping = {
  source: 'acd',
  format: { kind: 'csv' },
  fields: { externalId: { column: 'id' }, arrivedAt: { column: 'at' }, channel: { constant: 'telephone' }, outcome: { column: 'result' } },
};

let test: TestApp;
let manager: Signed;
let saved: SavedMappingRow;
let root: string;
let folder: WatchedFolder;
/** When the last look was: each is ten seconds after the one before. */
let nowMs: number;

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'circolo-watched-'));
  test = await testApp({ WATCH_FOLDER: root, UPLOAD_LIMIT_BYTES: '5000' });
  await createOrganisation(test.dataSource, 'Comune di Prova');
  manager = await test.signIn('care-manager');
  const body = { name: 'Centralino', kind: 'interactions', mapping, columns: COLUMNS };
  saved = (await call<SavedMappingRow>(test, manager, 'POST', '/mappings', { body })).body;
  folder = test.app.get(WatchedFolder);
  nowMs = 0;
  await mkdir(path.join(root, 'acd'));
});
afterEach(async () => {
  await test.close();
  await rm(root, { recursive: true, force: true });
});

const inRoot = (...names: string[]) => path.join(root, ...names);
const put = (name: string, content: string | Buffer = FILE) => writeFile(inRoot('acd', name), content);
async function look(times = 1, by = folder): Promise<void> {
  for (let time = 0; time < times; time++) await by.look((nowMs += 10_000));
}
/** What the queue's worker would do with every import that waits. */
async function readAll(): Promise<void> {
  const reader = test.app.get(SourceReader);
  for (const { id } of await imports()) if (await reader.load(id)) await reader.finish(id, 'reading');
}
const imports = (): Promise<{ id: string; via: string; state: string; watched_file: string | null; saved: string; created_by: string }[]> =>
  test.dataSource.query(
    'select i.id, i.via, i.state, i.watched_file, m.id as saved, i.created_by from import i left join saved_mapping m on m.key = i.saved_mapping_key order by i.key',
  );
const filesIn = async (...names: string[]): Promise<string[]> =>
  (await readdir(inRoot('acd', ...names), { withFileTypes: true }).catch(() => []))
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .sort();
const reasonOf = async (name: string): Promise<object> =>
  JSON.parse(await readFile(inRoot('acd', 'refused', `${name}.reason.json`), 'utf8')) as object;

it('takes a file in by the saved mapping of its source, and moves it when it is read', async () => {
  await put('november.csv', FILE.replace(HEADER, ' ID,At,RESULT'));
  await look();
  expect(await imports()).toEqual([]);
  await look();
  const [taken] = await imports();
  expect(taken).toMatchObject({ via: 'watched-folder', state: 'queued', watched_file: 'acd/november.csv', saved: saved.id });
  expect(taken?.created_by).toBe(manager.principal.personId);
  expect(await test.dataSource.query('select from upload')).toEqual([]);
  await look();
  expect([await filesIn(), await filesIn('done')]).toEqual([['november.csv'], []]);
  await readAll();
  await look(2);
  expect([await filesIn(), await filesIn('done'), await filesIn('refused')]).toEqual([[], ['november.csv'], []]);
  expect(await imports()).toMatchObject([{ state: 'done', watched_file: null }]);
  const events = await test.dataSource.query(`select person_id from audit_event where action = 'import.created'`);
  expect(events).toEqual([{ person_id: null }]);
});

it('waits for a file that is still written, and takes one at once that was renamed when finished', async () => {
  await put('slow.csv', HEADER);
  await look();
  await appendFile(inRoot('acd', 'slow.csv'), '\na,2026-11-02T09:00:00Z,answered\n');
  await look();
  await put('quick.csv.part');
  await look();
  expect((await imports()).map(({ watched_file }) => watched_file)).toEqual(['acd/slow.csv']);
  await rename(inRoot('acd', 'quick.csv.part'), inRoot('acd', 'quick.csv'));
  await folder.look((nowMs += 1));
  expect((await imports()).map(({ watched_file }) => watched_file)).toEqual(['acd/slow.csv', 'acd/quick.csv']);
});

it.each<[string, string, object]>([
  ['another header', 'x,y\n1,2\n', { code: 'no-saved-mapping', details: { source: 'acd', mappings: ['Centralino'] } }],
  ['nothing in it', '', { code: 'file-empty' }],
  ['more than is taken', FILE + 'x'.repeat(5000), { code: 'file-too-large', details: { limitBytes: 5000 } }],
  ['a spreadsheet', Buffer.from('504b0304140000000800', 'hex').toString('latin1'), { code: 'file-type' }],
])('refuses a file with %s, and says why beside it', async (_, content, reason) => {
  await put('x.csv', Buffer.from(content, 'latin1'));
  await look(3);
  expect([await filesIn(), await filesIn('refused')]).toEqual([[], ['x.csv', 'x.csv.reason.json']]);
  expect(await reasonOf('x.csv')).toMatchObject({ file: 'x.csv', ...reason });
  expect(await imports()).toEqual([]);
  const [event] = await test.dataSource.query(`select person_id from audit_event where action = 'watched-file.refused'`);
  expect(event).toEqual({ person_id: null });
});

it('refuses a file that could not be read in the end, with its import', async () => {
  await put('x.csv', `${FILE}c,2026-11-02T09:00:00Z,"answered\n`);
  await look(2);
  await readAll();
  await look(2);
  const [{ id } = { id: '' }] = await imports();
  expect(await reasonOf('x.csv')).toEqual({ file: 'x.csv', import: id, code: 'quote-never-closed', details: { line: 4 } });
});

it('keeps files of one name apart', async () => {
  for (const content of [FILE, FILE.replace('a,', 'c,')]) {
    await put('daily.csv', content);
    await look(2);
    await readAll();
    await look();
  }
  expect(await filesIn('done')).toEqual(['daily (2).csv', 'daily.csv']);
  for (let time = 0; time < 2; time++) {
    await put('bad.csv', 'x\n1\n');
    await look(2);
  }
  expect(await filesIn('refused')).toEqual(['bad (2).csv', 'bad (2).csv.reason.json', 'bad.csv', 'bad.csv.reason.json']);
});

it('follows no link, neither to a file nor to a folder nor out of the folder', async () => {
  const secret = path.join(test.dataFolder, 'secret.csv');
  await writeFile(secret, FILE);
  await symlink(secret, inRoot('acd', 'link.csv'));
  await symlink(test.dataFolder, inRoot('linked'));
  await mkdir(path.join(test.dataFolder, 'outside'));
  await look(3);
  expect(await imports()).toEqual([]);
  expect(await reasonOf('link.csv')).toMatchObject({ code: 'not-a-file' });
  expect((await lstat(inRoot('acd', 'refused', 'link.csv'))).isSymbolicLink()).toBe(true);
  expect(await readFile(secret, 'utf8')).toBe(FILE);

  await symlink(path.join(test.dataFolder, 'outside'), inRoot('acd', 'done'));
  await put('a.csv');
  await look(2);
  await readAll();
  await look(2);
  expect(await readdir(path.join(test.dataFolder, 'outside'))).toEqual([]);
  expect([await filesIn('done'), await filesIn('refused')]).toMatchObject([['a.csv'], expect.arrayContaining(['done'])]);
  expect((await lstat(inRoot('acd', 'done'))).isDirectory()).toBe(true);
});

it('takes a file once, however many workers look at it and wherever they end', async () => {
  await put('a.csv');
  const other = await testApp({ WATCH_FOLDER: root, DATABASE_URL: test.databaseUrl, DATA_FOLDER: test.dataFolder });
  try {
    const workers = [folder, other.app.get(WatchedFolder)];
    for (let time = 0; time < 4; time++) {
      nowMs += 10_000;
      await Promise.all([...workers, ...workers].map((worker) => worker.look(nowMs)));
    }
    expect(await imports()).toHaveLength(1);
    await readAll();
    // Moved, and ended before the row said so: the row lets go of a file that is not there.
    await mkdir(inRoot('acd', 'done'), { recursive: true });
    await rename(inRoot('acd', 'a.csv'), inRoot('acd', 'done', 'a.csv'));
    await look();
    expect(await imports()).toMatchObject([{ state: 'done', watched_file: null }]);
  } finally {
    await other.close();
  }
});

it('does nothing where no folder is watched', async () => {
  const other = await testApp();
  await expect(other.app.get(WatchedFolder).look()).resolves.toBeUndefined();
  await other.close();
});
