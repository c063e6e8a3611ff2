import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandLineOf, isAlive } from '../process/identity.ts';
import { type Binaries, program } from './binaries.ts';

/** A server that runs on a cluster, as its own `postmaster.pid` tells. */
export type RunningServer = { readonly pid: number; readonly port: number };

const fastShutdown = 'SIGINT';
const immediateShutdown = 'SIGQUIT';
const patienceMs = 60_000;

/**
 * The server that runs on this cluster, `null` if none does. A `postmaster.pid` alone is no proof: after `kill -9` or a
 * restart of the machine its number may belong to nobody, or to somebody else.
 */
export function runningServer(cluster: string): RunningServer | null {
  const named = namedServer(cluster);
  return named && isServerOf(named.pid, cluster) ? named : null;
}

/**
 * Removes a `postmaster.pid` whose number now belongs to a process that is no server of this cluster: PostgreSQL would take
 * it for a living one. A number that belongs to nobody stays: PostgreSQL itself then looks whether parts of the old server are left.
 */
export function removeMistakenPid(cluster: string): void {
  const named = namedServer(cluster);
  if (named && isAlive(named.pid) && !isServerOf(named.pid, cluster)) rmSync(pidFile(cluster), { force: true });
}

/** Stops the server of this cluster, if one runs, and waits until it is gone. */
export async function stopServer(cluster: string, binaries: Binaries): Promise<void> {
  const server = runningServer(cluster);
  if (!server) return;
  if (process.platform === 'win32') {
    execFileSync(program(binaries, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast'], { stdio: 'ignore' });
    return;
  }
  for (const signal of [fastShutdown, immediateShutdown] as const) {
    send(server.pid, signal);
    const until = Date.now() + patienceMs;
    while (Date.now() < until) {
      if (!isServerOf(server.pid, cluster)) return;
      await pause(25);
    }
  }
  throw new Error(`PostgreSQL (process ${server.pid}) does not stop.`);
}

function namedServer(cluster: string): RunningServer | null {
  try {
    const lines = readFileSync(pidFile(cluster), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 ? { pid, port } : null;
  } catch {
    return null;
  }
}

function isServerOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  const command = commandLineOf(pid);
  return process.platform === 'win32' || (!!command?.includes('postgres') && command.includes(`-D ${cluster} `));
}

function pidFile(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
