import { mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from '../postgres/data-folder.ts';
import { whileLocked } from '../postgres/folder-lock.ts';
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts';
import { ensureBuilt } from './build.ts';
import { CannotStart } from './cannot-start.ts';
import { checkout } from './checkout.ts';
import { demoAccounts, fillWithDemo } from './demo.ts';
import { type Door, openDoor } from './doors.ts';
import { type Halt, haltOnSignals } from './halt.ts';
import { untilHealthy } from './health.ts';
import { addressOf, type Kind, type LaunchOptions, launchOptions } from './launch-options.ts';
import { listeningPort } from './listening.ts';
import { postgresSettings } from './postgres-settings.ts';
import { runQuietly } from './program.ts';
import { knownProcess, removeRecord, type RunRecord, takeOver, writeRecord } from './run-record.ts';
import { duration, step } from './steps.ts';

/** What has been started so far, to be stopped in the opposite order. */
type Started = { doors: Door[]; postgres: Postgres | null };

const watchPostgresMs = 2000;

/**
 * Starts Circolo and stays until somebody stops it: answers with the exit code.
 * @throws CannotStart with what keeps it from starting.
 */
export async function launch(kind: Kind): Promise<number> {
  const began = Date.now();
  const options = launchOptions(kind, process.env);
  const halt = haltOnSignals();
  const folder = folderFor(options);
  console.log(`Circolo (${options.command}), data in ${folder}`);
  const { port, record } = await whileLocked(folder, () => begin(options, folder));
  const started: Started = { doors: [], postgres: null };
  try {
    await startAll(options, port, folder, record, started, halt);
    console.log(`\nReady in ${duration(began)}:  ${record.address}`);
    if (kind === 'demo') console.log(demoAccounts(options.demoPassword));
    console.log('\nCtrl-C stops everything; the data stay.');
  } catch (error) {
    if (!halt.signal.aborted) {
      await stopAll(folder, record, started);
      throw error;
    }
  }
  const { failure } = await halt.asked;
  console.log(failure === null ? '\nStopping ...' : `\n${failure}\nStopping everything ...`);
  await stopAll(folder, record, started);
  console.log('Stopped.');
  return failure === null ? 0 : 1;
}

/** Makes folder and port ours, or throws. */
async function begin(options: LaunchOptions, folder: string): Promise<{ port: number; record: RunRecord }> {
  const left = await takeOver(folder);
  if (left.length > 0) console.log(`  ok  Ended what an earlier start had left running: ${left.join(', ')}`);
  const port = await listeningPort(options, folder);
  const record: RunRecord = {
    launcher: knownProcess('launcher', process.pid),
    address: addressOf(options.host, port),
    command: options.command,
    isStopping: false,
    processes: [],
  };
  writeRecord(folder, record);
  return { port, record };
}

async function startAll(
  options: LaunchOptions,
  port: number,
  folder: string,
  record: RunRecord,
  started: Started,
  halt: Halt,
): Promise<void> {
  const { signal } = halt;
  await ensureBuilt(signal);
  const databaseUrl = options.databaseUrl ?? (await startDatabase(folder, started, halt));
  signal.throwIfAborted();
  const filesFolder = path.join(folder, 'files');
  const environment: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    ...process.env,
    DATABASE_URL: databaseUrl,
    HOST: options.host,
    PORT: String(port),
    DATA_FOLDER: filesFolder,
  };
  await step('Bringing the database up to date', () =>
    runQuietly(path.join(checkout, 'dist/api/migrate.js'), [], 'Bringing the database up to date', { environment, signal }),
  );
  await step('Starting the API and the worker', async () => {
    for (const name of ['main', 'worker'] as const) {
      const door = openDoor(name, environment, options.kind === 'demo' ? path.join(folder, `${name}.log`) : null);
      started.doors.push(door);
      writeRecord(folder, { ...record, processes: started.doors.map((each) => each.process) });
      void door.ended.then((how) => halt.ask(how));
    }
    await untilHealthy(record.address, signal);
  });
  if (options.kind === 'demo') {
    await fillWithDemo({ baseUrl: record.address, password: options.demoPassword, filesFolder, signal });
  }
}

async function startDatabase(folder: string, started: Started, halt: Halt): Promise<string> {
  const postgres = await step('Starting PostgreSQL', async (note) => {
    const server = await startPostgres({ folder: path.join(folder, 'postgres'), settings: postgresSettings }).catch((error: Error) => {
      throw new CannotStart(error.message);
    });
    note(`${server.adopted ? 'still running' : 'embedded'}, port ${server.port}`);
    return server;
  });
  started.postgres = postgres;
  setInterval(() => {
    if (!postgres.isRunning()) halt.ask(`PostgreSQL ended. Its log: ${path.join(folder, 'postgres', 'server.log')}`);
  }, watchPostgresMs).unref();
  return postgres.url;
}

async function stopAll(folder: string, record: RunRecord, { doors, postgres }: Started): Promise<void> {
  writeRecord(folder, { ...record, isStopping: true, processes: doors.map((door) => door.process) });
  await Promise.all(doors.map((door) => door.stop()));
  await postgres?.stop();
  removeRecord(folder);
}

function folderFor({ dataFolder: named, kind }: LaunchOptions): string {
  const folder = named === null ? dataFolder(kind) : path.resolve(named);
  mkdirSync(folder, { recursive: true });
  return realpathSync(folder);
}
