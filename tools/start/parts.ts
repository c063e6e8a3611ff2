import path from 'node:path';
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts';
import { ensureBuilt } from './build.ts';
import { CannotStart } from './cannot-start.ts';
import { checkout } from './checkout.ts';
import { fillWithDemo } from './demo.ts';
import { type Door, openDoor } from './doors.ts';
import type { Halt } from './halt.ts';
import { untilHealthy } from './health.ts';
import type { LaunchOptions } from './launch-options.ts';
import { postgresSettings } from './postgres-settings.ts';
import { runQuietly } from './program.ts';
import { removeRecord, type RunRecord, writeRecord } from './run-record.ts';
import { step } from './steps.ts';

/** One start, with what of it runs so far. */
export type Launch = {
  readonly options: LaunchOptions;
  readonly folder: string;
  readonly port: number | null;
  readonly record: RunRecord;
  readonly doors: Door[];
  postgres: Postgres | null;
};

const watchPostgresMs = 2000;

/**
 * Builds what is out of date and starts everything, in order. Leaves in `run` what is to be stopped, also when it throws: because
 * something failed, or because a halt was asked for.
 */
export async function startParts(run: Launch, halt: Halt): Promise<void> {
  const { options, folder, port, record } = run;
  const { signal } = halt;
  await ensureBuilt(signal);
  const databaseUrl = options.databaseUrl ?? (await startDatabase(run, halt));
  signal.throwIfAborted();
  const filesFolder = path.join(folder, 'files');
  const environment: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    ...process.env,
    DATABASE_URL: databaseUrl,
    HOST: options.host,
    ...(port === null ? {} : { PORT: String(port) }),
    DATA_FOLDER: filesFolder,
  };
  await step('Bringing the database up to date', () =>
    runQuietly(path.join(checkout, 'dist/api/migrate.js'), [], 'Bringing the database up to date', { environment, signal }),
  );
  await step(options.workers === 1 ? 'Starting the API and the worker' : `Starting the API and ${options.workers} workers`, async () => {
    open('main', 'main', run, environment, halt);
    for (let each = 1; each <= options.workers; each++) open('worker', each === 1 ? 'worker' : `worker-${each}`, run, environment, halt);
    await untilHealthy(record.address, signal);
  });
  if (options.kind === 'demo') await fillWithDemo({ baseUrl: record.address, password: options.demoPassword, filesFolder, signal });
}

/** Stops what runs: the API and the workers, then the database that they use. */
export async function stopParts({ folder, record, doors, postgres }: Launch): Promise<void> {
  writeRecord(folder, { ...record, isStopping: true, processes: doors.map((door) => door.process) });
  await Promise.all(doors.map((door) => door.stop()));
  await postgres?.stop();
  removeRecord(folder);
}

function open(
  kind: 'main' | 'worker',
  name: string,
  { options, folder, record, doors }: Launch,
  environment: NodeJS.ProcessEnv,
  halt: Halt,
): void {
  const door = openDoor(kind, environment, options.kind === 'demo' ? path.join(folder, `${name}.log`) : null);
  doors.push(door);
  writeRecord(folder, { ...record, processes: doors.map((each) => each.process) });
  void door.ended.then((how) => halt.ask(how));
}

async function startDatabase(run: Launch, halt: Halt): Promise<string> {
  const folder = path.join(run.folder, 'postgres');
  const postgres = await step('Starting PostgreSQL', async (note) => {
    const server = await startPostgres({ folder, settings: postgresSettings }).catch((error: Error) => {
      throw new CannotStart(error.message);
    });
    note(`${server.adopted ? 'still running' : 'embedded'}, port ${server.port}`);
    return server;
  });
  run.postgres = postgres;
  setInterval(() => {
    if (!postgres.isRunning()) halt.ask(`PostgreSQL ended. Its log: ${path.join(folder, 'server.log')}`);
  }, watchPostgresMs).unref();
  return postgres.url;
}
