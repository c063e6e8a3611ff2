import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endProcess } from '../process/end.ts';
import { identityOf, isAlive } from '../process/identity.ts';
import { writePrivately } from '../postgres/private-file.ts';
import { CannotStart } from './cannot-start.ts';

/** A process with what tells it from a later one of the same number. */
export type KnownProcess = { readonly name: string; readonly pid: number; readonly identity: string | null };

/** What runs on a data folder, written there so that the next start knows it. */
export type RunRecord = {
  readonly launcher: KnownProcess;
  readonly address: string;
  readonly command: string;
  readonly isStopping: boolean;
  readonly processes: readonly KnownProcess[];
};

const endPatienceMs = 10_000;
/** A launcher whose npm was killed notices it within a second. */
const noticeMs = 2500;
const stopPatienceMs = 60_000;

/** A process of ours, as a record names it. */
export function knownProcess(name: string, pid: number): KnownProcess {
  return { name, pid, identity: identityOf(pid) };
}

export function writeRecord(folder: string, record: RunRecord): void {
  writePrivately(fileIn(folder), JSON.stringify(record, null, 2));
}

export function removeRecord(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

/** Whether the launcher of that folder's record runs; its record, or `null`. */
export function runningIn(folder: string): RunRecord | null {
  const record = recordIn(folder);
  return record && isThere(record.launcher) ? record : null;
}

/**
 * Makes the folder ours: waits for a launcher that is stopping, and ends what a killed launcher left running, these processes
 * and no others. Answers with the names of what it ended.
 * @throws CannotStart when another launcher runs on the folder.
 */
export async function takeOver(folder: string): Promise<readonly string[]> {
  await untilStopped(folder);
  const left = (recordIn(folder)?.processes ?? []).filter(isThere);
  await Promise.all(left.map(({ pid, identity }) => endProcess(pid, identity, endPatienceMs)));
  removeRecord(folder);
  return left.map(({ name }) => name);
}

async function untilStopped(folder: string): Promise<void> {
  const began = Date.now();
  for (let record = runningIn(folder); record; record = runningIn(folder)) {
    if (Date.now() - began > (record.isStopping ? stopPatienceMs : noticeMs)) {
      const { pid } = record.launcher;
      throw new CannotStart(
        `This checkout already runs '${record.command}' at ${record.address} (process ${pid}).\nUse that one, or stop it first: Ctrl-C where it runs, or  kill ${pid}`,
      );
    }
    await pause(100);
  }
}

function recordIn(folder: string): RunRecord | null {
  if (!existsSync(fileIn(folder))) return null;
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8')) as RunRecord;
  } catch {
    return null;
  }
}

function isThere({ pid, identity }: KnownProcess): boolean {
  return isAlive(pid) && identity !== null && identityOf(pid) === identity;
}

function fileIn(folder: string): string {
  return path.join(folder, 'run.json');
}
