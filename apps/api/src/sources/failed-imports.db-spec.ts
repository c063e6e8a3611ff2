import { setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { type TestImports, testImports } from '../testing/imported-file';
import { type TestDatabase, testDatabase } from '../testing/test-database';
import { importOf, owedImports } from './imports.reads';

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

const mapping = {
  source: 'acd',
  format: { kind: 'csv' },
  fields: { externalId: { column: 'id' }, arrivedAt: { column: 'at' }, channel: { column: 'channel' }, outcome: { constant: 'answered' } },
};
const GOOD = 'a,2026-11-02T09:00:00Z,telephone\n';
const anything = async (): Promise<number> => {
  const [row] = await database.dataSource.query<{ n: number }[]>(
    `select ((select count(*) from interaction) + (select count(*) from import_rejection) + (select count(*) from day_to_measure) + (select count(*) from subject where kind = 'channel'))::int as n`,
  );
  return row!.n;
};
/** Beyond the first MiB, which is looked at while the file is taken in. */
const FAR = Array.from({ length: 40_000 }, (_, n) => `r${n},2026-11-02T09:00:00Z,telephone\n`).join('');

it.each([
  ['a quote never closed', `id,at,channel\n${GOOD}b,2026-11-02T09:00:00Z,"desk\n${GOOD}`, 'quote-never-closed', { line: 3 }],
  [
    'bytes that are not UTF-8',
    Buffer.concat([Buffer.from(`id,at,channel\n${FAR}`), Buffer.from('z,2026-11-02T09:00:00Z,caff\xe9\n', 'latin1')]),
    'file-encoding',
    { line: 40_002, encoding: 'utf-8' },
  ],
  ['an empty file', '', 'file-empty', {}],
  ['a column that is not there', 'id,at\n', 'column-missing', { missing: ['channel'], present: ['id', 'at'] }],
])('fails for %s and leaves everything as it was', async (_, file, code, details) => {
  const row = await imports.read(mapping, file);
  expect(row).toMatchObject({ state: 'failed', failure: { code, details }, read: 0, accepted: 0 });
  expect(await anything()).toBe(0);
  expect(await imports.undo(row.id)).toMatchObject({ state: 'undone' });
});

it('leaves nothing when the connection is cut in the middle, and reads the whole when tried again', async () => {
  const id = await imports.queue(mapping, Readable.from([Buffer.from(`id,at,channel\n${FAR}`)]));
  const loading = imports.reader.load(id).then(
    () => null,
    (error: unknown) => error,
  );
  let cut = false;
  for (let tries = 0; !cut && tries < 500; tries++) {
    await pause(2);
    const killed = await database.dataSource.query<unknown[]>(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query ilike '%staging%'`,
    );
    cut = killed.length > 0;
  }
  expect(await loading).toBeInstanceOf(Error);
  expect(await anything()).toBe(0);
  expect(await importOf(database.dataSource, id)).toMatchObject({ state: 'reading', read: 0 });
  const afterwards = new Date(Date.now() + 10_000).toISOString();
  expect(await owedImports(database.dataSource, afterwards)).toEqual([{ id, job: 'read-import', isAbandoned: true }]);

  expect(await imports.reader.load(id)).toBe(true);
  // Loaded and not finished: a worker that comes again does not load twice.
  expect(await imports.reader.load(id)).toBe(true);
  await imports.reader.finish(id, 'reading');
  expect(await imports.reader.load(id)).toBe(false);
  expect(await importOf(database.dataSource, id)).toMatchObject({ state: 'done', read: 40_000, accepted: 40_000 });
  const [organisation] = await database.dataSource.query<{ fixed: boolean }[]>(
    'select time_zone_fixed_at is not null as fixed from organisation',
  );
  expect(organisation?.fixed).toBe(true);
});

it('gives up for a fault of ours without a refusal', async () => {
  const id = await imports.queue(mapping, `id,at,channel\n${GOOD}`);
  await imports.reader.fail(id, null);
  expect(await importOf(database.dataSource, id)).toMatchObject({ state: 'failed', failure: { code: 'failed', details: {} } });
  expect(await imports.reader.load(id)).toBe(false);
});
