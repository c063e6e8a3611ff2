import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { italianLayoutLines, ownLayoutLines } from '../demo-data/load-test-file.ts';
import { writeLines } from '../demo-data/write-lines.ts';
import { createBenchDatabase } from './bench-database.ts';
import { decidingRows } from './deciding/deciding-bench.ts';
import { importRows } from './import-bench.ts';
import { jobsRow } from './jobs/jobs-bench.ts';
import { largeFile } from './large-file.ts';
import { listRows } from './list-bench.ts';
import { measuringRows } from './measuring/measuring-bench.ts';
import { databaseClock } from './processor-time.ts';
import { startProduct, type Product } from './product.ts';
import { lineOf } from './report.ts';
import { costOfRuns } from './runs/cost-of-runs.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    'file-gigabytes': { type: 'string' },
    subjects: { type: 'string' },
  },
});
const rows = Number(values.rows);
const runs = values.quick ? 1 : Number(values.runs);
const gigabytes = values['file-gigabytes'] === undefined ? null : Number(values['file-gigabytes']);
const subjects = values.subjects?.split(',').map(Number) ?? null;
const { DATABASE_URL: server } = process.env;
if (
  !server ||
  !Number.isSafeInteger(rows) ||
  rows < 1000 ||
  !Number.isSafeInteger(runs) ||
  runs < 1 ||
  (gigabytes !== null && !(gigabytes > 0)) ||
  subjects?.some((count) => !Number.isSafeInteger(count) || count < 1)
) {
  process.stderr.write(
    'Usage: npm run bench -- [--rows 1000000] [--runs 5] [--quick], or --file-gigabytes 2, or --subjects 10000,30000,100000; run directly, DATABASE_URL names the PostgreSQL.\n',
  );
  process.exit(2);
}

const ended = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ended.abort(new Error(`Ended by ${name}`)));
const interrupted = new Promise<never>((_, reject) => ended.signal.addEventListener('abort', () => reject(ended.signal.reason)));
interrupted.catch(() => undefined);
const note = (text: string): void => {
  ended.signal.throwIfAborted();
  process.stderr.write(`  ${text}\n`);
};

const folder = await mkdtemp(path.join(tmpdir(), 'circolo-bench-'));
const database = await createBenchDatabase(server);
const client = new pg.Client({ connectionString: database.url });
try {
  const files = { own: path.join(folder, 'own.csv'), italian: path.join(folder, 'italian.csv') };
  const size = { seed: 1, rows, agents: 2000, months: 3, until: { year: 2026, month: 10 } };
  if (gigabytes === null && subjects === null) {
    note(`writing ${rows} rows in both layouts`);
    await writeLines(files.own, ownLayoutLines(size));
    await writeLines(files.italian, italianLayoutLines(size));
  }
  await client.connect();
  note('starting the product');
  const product = await startProduct(database.url, folder, ended.signal);
  try {
    const died = product.ended.then((how) => Promise.reject(new Error(how)));
    await Promise.race([chosen(product, files), died, interrupted]);
  } finally {
    await product.stop();
  }
} finally {
  await client.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
}

function chosen(product: Product, files: { own: string; italian: string }): Promise<void> {
  if (subjects !== null) return runsSeen(product, subjects);
  return gigabytes === null ? measureAll(product, files) : largeFileSeen(product, gigabytes);
}

async function runsSeen(product: Product, sizes: readonly number[]): Promise<void> {
  for (const row of await costOfRuns({ client, database: await databaseClock(client), product, folder, sizes, note })) {
    process.stdout.write(`${lineOf(row)}\n\n`);
  }
}

async function largeFileSeen(product: Product, size: number): Promise<void> {
  for (const line of await largeFile({ client, product, folder, gigabytes: size, note })) process.stdout.write(`${line}\n`);
}

async function measureAll(product: Product, files: { own: string; italian: string }): Promise<void> {
  const common = { client, database: await databaseClock(client), product, runs, note };
  const imports = await importRows({ ...common, files, rows });
  const lists = await listRows({ ...common, databaseUrl: database.url });
  const measuring = await measuringRows({ ...common, folder, rows });
  const jobs = await jobsRow({ ...common, databaseUrl: database.url });
  const deciding = await decidingRows({ folder, runs, note });
  const { rows: version } = await client.query<{ server_version: string }>('show server_version');
  const machine = `${availableParallelism()} processors, Node ${process.versions.node}, PostgreSQL ${version[0]?.server_version}`;
  process.stdout.write(`\n${rows} rows, ${runs === 1 ? 'one run' : `medians of ${runs} runs`}; ${machine}\n\n`);
  for (const row of [...imports, ...lists, ...measuring, jobs, ...deciding]) process.stdout.write(`${lineOf(row)}\n\n`);
}
