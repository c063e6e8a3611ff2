import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const WORKSPACE = path.resolve(import.meta.dirname, '../../../..');

/** The worker as it is shipped, in processes of its own that a test may kill. */
export interface WorkerBuild {
  /** Starts a worker on a database; further configuration may be given. */
  readonly start: (databaseUrl: string, environment?: Environment) => WorkerProcess;
  /** Starts the API of the same build. */
  readonly serve: (databaseUrl: string, environment: Environment) => WorkerProcess;
  /** Where its workers find files. */
  readonly dataFolder: string;
  readonly remove: () => Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

export interface WorkerProcess {
  readonly pid: number;
  /** `kill -9`: no handler runs, no connection is closed by the process. */
  readonly kill: () => Promise<void>;
  /** Asks it to stop. @throws when it does not end well */
  readonly stop: () => Promise<void>;
}

/** Builds the worker from the source of this moment, into a folder of its own. */
export async function builtWorker(): Promise<WorkerBuild> {
  const dist = path.join(WORKSPACE, 'dist');
  await mkdir(dist, { recursive: true });
  const folder = await mkdtemp(path.join(dist, 'worker-of-test-'));
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'circolo-worker-'));
  await promisify(execFile)(process.execPath, ['tools/build/build-api.mjs', folder], { cwd: WORKSPACE });
  const open =
    (door: string) =>
    (databaseUrl: string, environment: Environment = {}) =>
      started(path.join(folder, `${door}.js`), { DATABASE_URL: databaseUrl, DATA_FOLDER: dataFolder, LOG_LEVEL: 'error', ...environment });
  return {
    dataFolder,
    start: open('worker'),
    serve: open('main'),
    remove: async () => {
      await rm(folder, { recursive: true, force: true });
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function started(file: string, environment: Environment): WorkerProcess {
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env['PATH'], PGAPPNAME: 'worker', ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return {
    pid: child.pid!,
    kill: () => ended(child, 'SIGKILL'),
    stop: async () => {
      await ended(child, 'SIGTERM');
      // Nest lets the signal through once everything is closed.
      if (child.exitCode !== 0 && child.signalCode !== 'SIGTERM') throw new Error(`the worker ended with ${String(child.exitCode)}`);
    },
  };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
