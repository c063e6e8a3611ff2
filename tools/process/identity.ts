import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What distinguishes a process from a later one that got the same number: the instant it was started, as the system spells it.
 * `null` when there is no such process, when it is only waiting to be reaped, or when the system does not tell (Windows).
 */
export function identityOf(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (process.platform === 'linux') return linuxIdentity(pid);
  if (process.platform === 'win32') return null;
  return psField(pid, 'lstart');
}

/** The command line of a process; `null` when it is gone or the system does not tell. Arguments are separated by blanks. */
export function commandLineOf(pid: number): string | null {
  if (process.platform === 'linux') return read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? null;
  if (process.platform === 'win32') return null;
  return psField(pid, 'command');
}

/** Whether a process of this number exists and still runs. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return process.platform !== 'linux' || statOf(pid)?.state !== 'Z';
}

function linuxIdentity(pid: number): string | null {
  const stat = statOf(pid);
  if (!stat || stat.state === 'Z') return null;
  return `${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${stat.startedAt}`;
}

/** Fields 3 (state) and 22 (start, in clock ticks since boot) of `/proc/<pid>/stat`; see proc_pid_stat(5). */
function statOf(pid: number): { state: string; startedAt: string } | null {
  const text = read(`/proc/${pid}/stat`);
  // The second field is the name in brackets and may itself hold blanks and brackets.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] && fields[19] ? { state: fields[0], startedAt: fields[19] } : null;
}

function psField(pid: number, field: string): string | null {
  try {
    return (
      execFileSync('ps', ['-ww', '-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() ||
      null
    );
  } catch {
    return null;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
