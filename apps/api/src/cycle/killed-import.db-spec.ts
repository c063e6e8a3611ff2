import { setTimeout as pause } from 'node:timers/promises';
import type { ImportRow } from '@circolo/contracts';
import { readConfig } from '../platform/config';
import { JobQueue } from '../platform/job-queue';
import { importOf } from '../sources/imports.reads';
import { type TestImports, testImports } from '../testing/imported-file';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { builtWorker, type WorkerBuild, type WorkerProcess } from '../testing/worker-process';

const ROWS = 200_000;
const MAPPING = {
  source: 'centralino',
  fields: {
    externalId: { column: 'id' },
    arrivedAt: { column: 'at' },
    channel: { constant: 'telephone' },
    outcome: { constant: 'answered' },
  },
};
const FILE = ['id,at', ...Array.from({ length: ROWS }, (_, n) => `r${n},2026-10-05T09:00:00`)].join('\n');

let build: WorkerBuild;
let test: TestDatabase;
let imports: TestImports;
let queue: JobQueue;
let worker: WorkerProcess | undefined;
beforeAll(async () => {
  build = await builtWorker();
  test = await testDatabase();
  imports = await testImports(test.dataSource, build.dataFolder);
  queue = new JobQueue(readConfig({ DATABASE_URL: test.url }));
}, 120_000);
afterAll(async () => {
  await worker?.kill();
  await queue.onApplicationShutdown();
  await imports.close();
  await test.close();
  await build.remove();
});

const isAtWork = async (): Promise<boolean> =>
  (
    await test.dataSource.query<unknown[]>(
      `select from pg_stat_activity where datname = current_database() and state = 'active' and ltrim(query, E' \\n') ilike any ($1)`,
      [['%copy %staging%', '%create temp table reading%', 'insert into interaction%']],
    )
  ).length > 0;
async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await pause(5);
}

it('reads an import whose worker is killed by another before the queue has noticed, once', async () => {
  const id = await imports.queue(MAPPING, FILE);
  await queue.add('read-import', { id });
  worker = build.start(test.url);
  await until(isAtWork);
  await worker.kill();
  expect(await importOf(test.dataSource, id)).toMatchObject({ state: 'reading', read: 0 });

  worker = build.start(test.url);
  let row: ImportRow = await importOf(test.dataSource, id);
  await until(async () => (row = await importOf(test.dataSource, id)).state !== 'reading');
  expect(row).toMatchObject({ state: 'done', read: ROWS, accepted: ROWS, duplicates: 0, failure: null });
  const [first] = await test.dataSource.query<{ state: string }[]>(`select state from bullmq.job where id = $1`, [`read-import-${id}-0`]);
  expect(first).toEqual({ state: 'active' });
  const [kept] = await test.dataSource.query('select count(*)::int as rows from interaction');
  expect(kept).toEqual({ rows: ROWS });
}, 120_000);
