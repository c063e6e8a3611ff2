import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive } from '../process/identity.ts';
import { knownProcess, type RunRecord, runningIn, takeOver, writeRecord } from './run-record.ts';

let folder: string;
const spawned: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'circolo-run-'));
});

afterEach(() => {
  for (const child of spawned.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('taking over a data folder', () => {
  it('ends what a killed launcher left running', async () => {
    const left = sleeper();
    writeRecord(folder, record({ launcher: await gone(), processes: [knownProcess('worker', left)] }));
    expect(await takeOver(folder)).toEqual(['worker']);
    expect(isAlive(left)).toBe(false);
  });

  it('leaves a stranger alone that has the number of one of our processes', async () => {
    const stranger = sleeper();
    writeRecord(
      folder,
      record({ launcher: await gone(), processes: [{ name: 'worker', pid: stranger, identity: 'started at another time' }] }),
    );
    expect(await takeOver(folder)).toEqual([]);
    expect(isAlive(stranger)).toBe(true);
  });

  it('refuses while another launcher runs there, and says where and which', async () => {
    const other = sleeper();
    writeRecord(folder, record({ launcher: knownProcess('launcher', other) }));
    await expect(takeOver(folder)).rejects.toThrow(new RegExp(`'npm start' at http://127.0.0.1:3000 \\(process ${other}\\)`));
    expect(runningIn(folder)?.launcher.pid).toBe(other);
    expect(isAlive(other)).toBe(true);
  });

  it('waits for a launcher that is stopping', async () => {
    const other = sleeper();
    writeRecord(folder, record({ launcher: knownProcess('launcher', other), isStopping: true }));
    setTimeout(() => process.kill(other, 'SIGTERM'), 3000);
    expect(await takeOver(folder)).toEqual([]);
    expect(runningIn(folder)).toBeNull();
  }, 20_000);

  it('keeps its record from others', () => {
    writeRecord(folder, record({}));
    expect(statSync(path.join(folder, 'run.json')).mode & 0o777).toBe(0o600);
  });
});

function record(some: Partial<RunRecord>): RunRecord {
  const launcher = { name: 'launcher', pid: process.pid, identity: 'of an earlier one' };
  return { launcher, address: 'http://127.0.0.1:3000', command: 'npm start', isStopping: false, processes: [], ...some };
}

function sleeper(): number {
  const child = spawn('sleep', ['60']);
  spawned.push(child);
  return child.pid ?? 0;
}

async function gone() {
  const child = spawn('sleep', ['60']);
  const known = knownProcess('launcher', child.pid ?? 0);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  return known;
}
