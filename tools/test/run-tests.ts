import { randomInt } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installedBinaries } from '../postgres/binaries.ts';
import { dataFolder } from '../postgres/data-folder.ts';
import { stopServer } from '../postgres/running-server.ts';
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts';
import { haltOnSignals } from '../start/halt.ts';
import { knownProcess, removeRecord, takeOver, writeRecord } from '../start/run-record.ts';
import { duration, step } from '../start/steps.ts';
import { type Browser, ensureChromium } from './chromium.ts';
import { none } from './counts.ts';
import { ensureRedis, type RedisServer } from './redis.ts';
import { resultsFolder } from './results.ts';
import { runStage, type StageResult } from './stage-run.ts';
import { stagesOf } from './stages.ts';
import { summary } from './summary.ts';

/** Nothing of it outlives the tests, so nothing needs to survive a loss of power. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 200,
  shared_buffers: '256MB',
  jit: 'off',
};
const firstPort = 15532;

/**
 * Runs every check and every test, each part to its end whatever the others came to, and prints what they came to; the last
 * line is `N passed, N failed, N skipped`. `isFull` asks for the long version. Answers with the exit code.
 */
export async function runTests(isFull: boolean): Promise<number> {
  const began = Date.now();
  const { signal } = haltOnSignals();
  const seed = Number(process.env['SEED'] || randomInt(1, 2 ** 31));
  console.log(`Testing Circolo${isFull ? ', the long version' : ''}; seed ${seed} (SEED=${seed} repeats it)`);
  const browser = await ensureChromium();
  if ('missing' in browser) console.log(`\n${browser.missing}\nThe journeys will fail; everything else is tested all the same.\n`);
  const redis = await ensureRedis();
  if ('missing' in redis) console.log(`\n${redis.missing}\nWhat is tested on Redis is skipped.\n`);
  rmSync(resultsFolder, { recursive: true, force: true });
  mkdirSync(resultsFolder, { recursive: true });
  const folder = dataFolder('test');
  await claim(folder, isFull);
  const postgres = await freshPostgres(path.join(folder, 'postgres'));
  const results: StageResult[] = [];
  try {
    for (const stage of stagesOf(seed, isFull, redis)) {
      if (signal.aborted) results.push({ name: stage.name, time: 'interrupted', isGood: false, check: { ...none, failed: 1 }, files: [] });
      else results.push(await runStage(stage, environmentFor(browser, redis, postgres, seed, isFull), signal));
    }
  } finally {
    await postgres.stop();
    removeRecord(folder);
  }
  const { text, isGood } = summary(results, duration(began), 'missing' in browser ? browser.missing : null);
  console.log(text);
  return isGood ? 0 : 1;
}

/** Two runs at once in one checkout would take each other's server, build and results away. */
async function claim(folder: string, isFull: boolean): Promise<void> {
  await takeOver(folder);
  const launcher = knownProcess('tests', process.pid);
  writeRecord(folder, { launcher, address: folder, command: isFull ? 'npm run test:full' : 'npm test', isStopping: false, processes: [] });
}

async function freshPostgres(folder: string): Promise<Postgres> {
  return step('Starting PostgreSQL for the tests', async (note) => {
    await stopServer(path.join(folder, 'cluster'), installedBinaries());
    rmSync(folder, { recursive: true, force: true });
    const postgres = await startPostgres({ folder, port: firstPort, settings });
    note(`port ${postgres.port}`);
    return postgres;
  });
}

function environmentFor(browser: Browser, redis: RedisServer, postgres: Postgres, seed: number, isFull: boolean): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...(isFull ? { FULL: '1' } : {}),
    ...('program' in browser ? { CHROMIUM: browser.program } : {}),
    ...('program' in redis ? { REDIS_SERVER: redis.program } : {}),
    SEED: String(seed),
    TEST_DATABASE_URL: postgres.url,
  };
}
