import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { type Binaries, program } from './binaries.ts';
import type { DatabaseUser } from './database-user.ts';

/** Settings of the server, by their names in `postgresql.conf`. */
export type Settings = Readonly<Record<string, string | number | boolean>>;

/** A server that was started a moment ago and perhaps does not accept connections yet. */
export type StartedServer = {
  /** Whether it has ended. */
  readonly hasEnded: () => boolean;
  /** What it has written to its log since it was started. */
  readonly log: () => string;
};

const largestLogBytes = 10_000_000;

/**
 * Starts the server on its own: it outlives us, takes no signals from our terminal and writes to its log file. It listens on the
 * loopback address alone.
 */
export function spawnServer(
  cluster: string,
  binaries: Binaries,
  user: DatabaseUser | null,
  port: number,
  settings: Settings,
  logFile: string,
): StartedServer {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const from = size > largestLogBytes ? 0 : size;
  const log = openSync(logFile, from === 0 ? 'w' : 'a', 0o600);
  const all: Settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', log_timezone: 'UTC', ...settings };
  const child = spawn(
    program(binaries, 'postgres'),
    ['-D', cluster, '-p', String(port), ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
      cwd: cluster,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, LC_ALL: 'C', PGDATA: undefined, PGPORT: undefined },
    },
  );
  closeSync(log);
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  child.unref();
  return { hasEnded: () => ended, log: () => readFileSync(logFile).subarray(from).toString('utf8') };
}
