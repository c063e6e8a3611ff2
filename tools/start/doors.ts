import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { endProcess } from '../process/end.ts';
import { identityOf } from '../process/identity.ts';
import { checkout } from './checkout.ts';
import { type KnownProcess, knownProcess } from './run-record.ts';

/** One of the two processes of the application: `main` answers HTTP, `worker` works through the queues. */
export type Door = {
  readonly process: KnownProcess;
  /** How it ended, in words; settles when it does. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
};

const stopPatienceMs = 30_000;
const largestLogBytes = 10_000_000;
const shownLines = 20;

/**
 * Starts a door in a group of its own: Ctrl-C reaches us alone, and we stop it when it is its turn. Its log goes to `logFile`,
 * or to our own output.
 */
export function openDoor(name: 'main' | 'worker', environment: NodeJS.ProcessEnv, logFile: string | null): Door {
  const log = logFile === null ? 'inherit' : openSync(logFile, sizeOf(logFile) > largestLogBytes ? 'w' : 'a', 0o600);
  const from = logFile === null ? 0 : sizeOf(logFile);
  const child = spawn(process.execPath, ['--enable-source-maps', path.join(checkout, 'dist/api', `${name}.js`)], {
    cwd: checkout,
    env: environment,
    stdio: ['ignore', log, log],
    detached: process.platform !== 'win32',
  });
  if (typeof log === 'number') closeSync(log);
  const ended = endOf(child).then(
    (how) => `${name === 'main' ? 'The API' : 'The worker'} ended ${how}.${logFile === null ? '' : `\n${tail(logFile, from)}`}`,
  );
  const pid = child.pid ?? 0;
  const identity = identityOf(pid);
  return { process: knownProcess(name, pid), ended, stop: () => stop(child, pid, identity) };
}

async function stop(child: ChildProcess, pid: number, identity: string | null): Promise<void> {
  if (pid === 0 || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') child.kill();
  else await endProcess(pid, identity, stopPatienceMs);
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`before it began (${error.message})`));
    child.once('exit', (code, signal) => resolve(signal ? `by ${signal}` : `with code ${code}`));
  });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function tail(file: string, from: number): string {
  return readFileSync(file).subarray(from).toString('utf8').trimEnd().split('\n').slice(-shownLines).join('\n');
}
