import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';

/** Processor seconds used so far. */
export type ProcessorClock = () => number;

type Usage = { readonly parent: number; readonly name: string; readonly own: number; readonly endedChildren: number };

let ticks: number | null = null;

/** Fields 14 to 17 of `/proc/<pid>/stat`, in seconds; see proc_pid_stat(5). `null` when there is no such process. */
function usageOf(pid: number): Usage | null {
  ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const perSecond = ticks;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (place: number): number => fields[place - 3] ?? 0;
    return { parent: at(4), name, own: (at(14) + at(15)) / perSecond, endedChildren: (at(16) + at(17)) / perSecond };
  } catch {
    return null;
  }
}

/** What these processes have used, and those of their children that have ended. */
export function processesClock(pids: readonly number[]): ProcessorClock {
  return () => pids.map(usageOf).reduce((sum, usage) => sum + (usage ? usage.own + usage.endedChildren : 0), 0);
}

/** What a PostgreSQL on this machine has used: its first process, its children, and those that have ended. `null` when it runs elsewhere. */
export async function databaseClock(client: pg.Client): Promise<ProcessorClock | null> {
  if (process.platform !== 'linux') return null;
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const backend = usageOf(rows[0]?.pid ?? 0);
  if (!backend?.name.startsWith('postgres')) return null;
  const first = backend.parent;
  return () => {
    const usages = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [[Number(name), usageOf(Number(name))] as const] : []));
    return usages.reduce((sum, [pid, usage]) => {
      if (usage === null) return sum;
      if (pid === first) return sum + usage.own + usage.endedChildren;
      return usage.parent === first ? sum + usage.own : sum;
    }, 0);
  };
}
