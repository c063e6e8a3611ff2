import { readdirSync, readlinkSync } from 'node:fs';
import { identityOf } from '../process/identity.ts';
import { endProcess } from '../process/end.ts';

/**
 * Ends what is left of a server whose first process was killed: PostgreSQL does not start again on a cluster while one
 * of the old server's processes is attached to its memory. They are known by their working folder, the cluster itself; where the
 * system does not tell it (only Linux does) they end by themselves, in a moment or with their query.
 */
export async function endOrphans(cluster: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const orphans = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && workingFolder(entry) === cluster)
    .map(Number);
  await Promise.all(orphans.map((pid) => endProcess(pid, identityOf(pid), 5000)));
}

function workingFolder(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}
