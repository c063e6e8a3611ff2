import { setTimeout as pause } from 'node:timers/promises';
import { identityOf, isAlive } from './identity.ts';

/**
 * Asks a process to end and waits until it did; ends it by force when `patienceMs` have passed.
 * Does nothing when the process of that number is not the one that `identity` names any more.
 */
export async function endProcess(pid: number, identity: string | null, patienceMs: number): Promise<void> {
  const isTheSame = () => isAlive(pid) && identityOf(pid) === identity;
  if (!isTheSame()) return;
  signal(pid, 'SIGTERM');
  if (await gone(isTheSame, patienceMs)) return;
  signal(pid, 'SIGKILL');
  await gone(isTheSame, 5000);
}

async function gone(isThere: () => boolean, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (isThere()) {
    if (Date.now() > until) return false;
    await pause(50);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended between the look and the signal.
  }
}
