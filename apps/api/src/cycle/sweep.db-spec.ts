import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { RunRow } from '@circolo/contracts';
import { Clock } from '../platform/clock';
import { measured } from '../testing/measured-centre';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { testOrganisation } from '../testing/test-interactions';
import { type TestCycle, testCycle } from '../testing/turn-cycle';
import { builtWorker, type WorkerBuild, type WorkerProcess } from '../testing/worker-process';
import { Sweep } from './sweep';
import { SweepImports } from './sweep-imports';

const ROUNDS = process.env['FULL'] ? 5 : 1;
const CHANNELS = 2000;
/** For a minute in the full counts. */
const AWAY_MS = process.env['FULL'] ? 60_000 : 4_000;

let build: WorkerBuild;
let test: TestDatabase;
let cycle: TestCycle;
let run: RunRow;
let worker: WorkerProcess | undefined;

beforeAll(async () => {
  build = await builtWorker();
});
afterAll(() => build.remove());

beforeEach(async () => {
  test = await testDatabase();
  cycle = await testCycle(test.dataSource, test.url);
  await testOrganisation(test.dataSource);
  const channels = Array.from({ length: CHANNELS }, (_, index) => ({
    kind: 'channel' as const,
    code: `canale ${index}`,
    day: '2026-10-05',
    contacts: 50,
    resolved: 40,
  }));
  await measured(test.dataSource, channels);
  run = await cycle.runs.start('2026-10', cycle.by);
});
afterEach(async () => {
  // One that a failed test leaves behind would ask for connections to a database that is gone, until none are left for others.
  await worker?.kill();
  await cycle.close();
  await test.close();
});

const jobs = async () =>
  (await test.dataSource.query<{ id: string }[]>(`select id from bullmq.job where queue = 'cycle' and state = 'waiting' order by id`)).map(
    ({ id }) => id,
  );
const wipe = () => test.dataSource.query('delete from bullmq.job');
const connections = async () =>
  (
    await test.dataSource.query<{ pid: number }[]>(
      `select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`,
    )
  ).map(({ pid }) => pid);
const swept = async () => {
  const sweep = new Sweep(test.dataSource, cycle.queue, new SweepImports(test.dataSource, cycle.queue, new Clock()));
  await sweep.sweep();
  return jobs();
};

it('leaves alone what is queued', async () => {
  expect(await jobs()).toEqual([`begin-run-${run.id}-0`]);
  expect(await swept()).toEqual([`begin-run-${run.id}-0`]);
});

it('queues again what no queue has, as another attempt, once', async () => {
  await wipe();
  expect(await swept()).toEqual([`begin-run-${run.id}-1`]);
  expect(await swept()).toEqual([`begin-run-${run.id}-1`]);
  await cycle.beginning.begin(run.id);
  await wipe();
  const waiting = await cycle.waiting(run.id);
  expect(waiting).toHaveLength(4);
  expect(await swept()).toEqual(waiting.map((id) => `run-batch-${id}-1`).sort());
});

it('leaves alone what a worker has in hand, and what a cancelled run no longer wants', async () => {
  await cycle.beginning.begin(run.id);
  await wipe();
  const [inHand, ...others] = await cycle.waiting(run.id);
  const holder = test.dataSource.createQueryRunner();
  await holder.connect();
  await holder.startTransaction();
  await holder.query('select from run_batch where id = $1 for update', [inHand]);
  expect(await swept()).toEqual(others.map((id) => `run-batch-${id}-1`).sort());
  await holder.rollbackTransaction();
  await holder.release();
  await cycle.controls.cancel(run.id, cycle.by);
  await wipe();
  expect(await swept()).toEqual([]);
});

it.each(Array.from({ length: ROUNDS }, (_, index) => [index + 1]))(
  'completes after the queue was wiped and connections were cut (%i)',
  async (round) => {
    const here = await connections();
    worker = build.start(test.url);
    const reached = ['measuring', 'comparing', 'deciding'][round % 3];
    await until(({ state }) => state === reached || state === 'completed');
    await wipe();
    const ofWorker = (await connections()).filter((pid) => !here.includes(pid));
    await test.dataSource.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [ofWorker]);
    expect(ofWorker.length).toBeGreaterThan(3);
    const ended = await until(({ state }) => state === 'completed' || state === 'failed');
    await worker.stop();
    expect(ended).toMatchObject({ state: 'completed', counts: { subjects: CHANNELS, measurements: CHANNELS * 11 } });
    const [kept] = await test.dataSource.query('select count(*)::int as facts from run_facts');
    expect(kept).toEqual({ facts: CHANNELS });
  },
);

it('completes after the worker has lost the database for a while', async () => {
  const here = await connections();
  worker = build.start(test.url);
  await until(({ state }) => state === 'measuring' || state === 'comparing');
  const server = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await server.connect();
  const name = new URL(test.url).pathname.slice(1);
  await server.query(`alter database ${name} allow_connections false`);
  const ofWorker = (await connections()).filter((pid) => !here.includes(pid));
  await server.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [ofWorker]);
  expect(ofWorker.length).toBeGreaterThan(3);
  await pause(AWAY_MS);
  expect((await cycle.runs.read(run.id)).state).not.toBe('completed');
  await server.query(`alter database ${name} allow_connections true`);
  await server.end();
  const ended = await until(({ state }) => state === 'completed' || state === 'failed');
  await worker.stop();
  expect(ended).toMatchObject({ state: 'completed', failure: null, counts: { subjects: CHANNELS, measurements: CHANNELS * 11 } });
}, 180_000);

async function until(reached: (run: RunRow) => boolean): Promise<RunRow> {
  for (;;) {
    const row = await cycle.runs.read(run.id).catch(() => null);
    if (row && reached(row)) return row;
    await pause(25);
  }
}
