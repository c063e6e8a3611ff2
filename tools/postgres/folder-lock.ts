import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identityOf, isAlive } from '../process/identity.ts';

type Holder = { readonly pid: number; readonly identity: string | null };

/**
 * Does the work while no other process does it for the same folder: several test projects may start the same server at the
 * same time. A lock whose holder was killed is taken over.
 */
export async function whileLocked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = path.join(folder, 'starting.lock');
  while (!taken(lock)) {
    if (isStale(lock)) rmSync(lock, { force: true });
    else await pause(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A link to a file that is already complete: nobody ever sees a lock without its holder. */
function taken(lock: string): boolean {
  const holder: Holder = { pid: process.pid, identity: identityOf(process.pid) };
  const complete = `${lock}.${process.pid}`;
  writeFileSync(complete, JSON.stringify(holder));
  try {
    linkSync(complete, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(complete, { force: true });
  }
}

function isStale(lock: string): boolean {
  try {
    const { pid, identity } = JSON.parse(readFileSync(lock, 'utf8')) as Holder;
    return !isAlive(pid) || identityOf(pid) !== identity;
  } catch {
    return false;
  }
}
