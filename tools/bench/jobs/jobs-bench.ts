import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { JobsOptions, Processor, Queue, Worker, WorkerOptions } from 'bullmq';
import pg from 'pg';
import { medianSpent, ownClock, spentOn, type Spent } from '../measure.ts';
import type { ProcessorClock } from '../processor-time.ts';
import type { Row } from '../report.ts';

/** What the product opens its queues with. */
type QueueStore = {
  readonly JOB_OPTIONS: JobsOptions;
  readonly WORKER_OPTIONS: Readonly<Record<'cycle', Omit<WorkerOptions, 'connection'>>>;
  readonly openQueue: (config: { databaseUrl: string }, name: string, options: object) => Queue;
  readonly openWorker: (config: { databaseUrl: string }, name: string, work: Processor, options: object) => Worker;
};

export type JobsBench = {
  readonly databaseUrl: string;
  readonly database: ProcessorClock | null;
  readonly runs: number;
  readonly note: (text: string) => void;
};

const JOBS = 200;
const BATCH_MS = 50;

/** Batches worked on through the queue, as many at once as a worker of the product has in hand, beside the same batches in loops. */
export async function jobsRow({ databaseUrl, database, runs, note }: JobsBench): Promise<Row> {
  const store = await storeAsBuilt();
  const atOnce = store.WORKER_OPTIONS.cycle.concurrency!;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: atOnce });
  try {
    const terms = await termsThatTake(pool, BATCH_MS);
    const batch = async (): Promise<void> => void (await pool.query(BATCH, [terms]));
    const spent: Record<'queue' | 'loops', Spent[]> = { queue: [], loops: [] };
    for (let run = 1; run <= runs; run++) {
      note(`run ${run} of ${runs}: ${JOBS} jobs`);
      spent.loops.push(await spentOn([ownClock, database], () => inLoops(batch, atOnce)));
      spent.queue.push(await spentOn([ownClock, database], () => throughQueue(store, databaseUrl, batch)));
    }
    return {
      what: `${JOBS} jobs whose batch takes ${BATCH_MS} ms, ${atOnce} at once`,
      yardstick: 'the same batches in as many loops, without a queue',
      product: medianSpent(spent.queue),
      beside: medianSpent(spent.loops),
      goal: 'at least 0.85 of its speed (at most 1.18 x)',
      reached: (ratio) => ratio <= 1 / 0.85,
    };
  } finally {
    await pool.end();
  }
}

const BATCH = 'select sum(sqrt(n)) from generate_series(1, $1::int) n';

/** How much work takes so long here, when nothing else is done. */
async function termsThatTake(pool: pg.Pool, milliseconds: number): Promise<number> {
  const tried = 200_000;
  await pool.query(BATCH, [tried]);
  const began = performance.now();
  for (let time = 0; time < 5; time++) await pool.query(BATCH, [tried]);
  return Math.round((tried * milliseconds * 5) / (performance.now() - began));
}

async function inLoops(batch: () => Promise<void>, atOnce: number): Promise<void> {
  let left = JOBS;
  const loop = async (): Promise<void> => {
    while (left-- > 0) await batch();
  };
  await Promise.all(Array.from({ length: atOnce }, loop));
}

/** As the product's queue of evaluation steps, beside it: the product's own workers have no handler for these jobs. */
const QUEUE = 'bench';

async function throughQueue(
  { JOB_OPTIONS, openQueue, openWorker, WORKER_OPTIONS }: QueueStore,
  databaseUrl: string,
  batch: () => Promise<void>,
): Promise<void> {
  const queue = openQueue({ databaseUrl }, QUEUE, { defaultJobOptions: JOB_OPTIONS });
  let done = 0;
  await new Promise<void>((resolve, reject) => {
    const worker = openWorker({ databaseUrl }, QUEUE, batch, WORKER_OPTIONS.cycle);
    worker.on('error', reject);
    worker.on('completed', () => {
      if (++done === JOBS) void worker.close().then(resolve, reject);
    });
    const jobs = Array.from({ length: JOBS }, (_, place) => ({
      name: 'bench',
      data: {},
      opts: { jobId: `bench-${process.hrtime.bigint()}-${place}` },
    }));
    queue.addBulk(jobs).catch(reject);
  });
  await queue.obliterate({ force: true });
  await queue.close();
}

/** Joined by esbuild, since Node does not read the product's sources as they are; beside the product, whose packages it takes. */
async function storeAsBuilt(): Promise<QueueStore> {
  const root = path.resolve(import.meta.dirname, '../../..');
  const outfile = path.join(root, 'dist/bench/queue-store.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['apps/api/src/platform/queue-store.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'warning',
  });
  return (await import(pathToFileURL(outfile).href)) as QueueStore;
}
