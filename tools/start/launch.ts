import { mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from '../postgres/data-folder.ts';
import { whileLocked } from '../postgres/folder-lock.ts';
import { demoAccounts } from './demo.ts';
import { haltOnSignals } from './halt.ts';
import { addressOf, type Kind, type LaunchOptions, launchOptions } from './launch-options.ts';
import { listeningPort } from './listening.ts';
import { type Launch, startParts, stopParts } from './parts.ts';
import { knownProcess, takeOver, writeRecord } from './run-record.ts';
import { duration } from './steps.ts';

/**
 * Starts Circolo and stays until somebody stops it: answers with the exit code.
 * @throws CannotStart with what keeps it from starting.
 */
export async function launch(kind: Kind): Promise<number> {
  const began = Date.now();
  const options = launchOptions(kind, process.env);
  const halt = haltOnSignals();
  const folder = folderFor(options);
  console.log(`Circolo (${options.command}), data in ${folder}`);
  const run = await whileLocked(folder, () => begin(options, folder));
  try {
    await startParts(run, halt);
    console.log(`\nReady in ${duration(began)}:  ${run.record.address}`);
    if (kind === 'demo') console.log(demoAccounts(options.demoPassword));
    console.log('\nCtrl-C stops everything; the data stay.');
  } catch (error) {
    if (!halt.signal.aborted) {
      await stopParts(run);
      throw error;
    }
  }
  const { failure } = await halt.asked;
  console.log(failure === null ? '\nStopping ...' : `\n${failure}\nStopping everything ...`);
  await stopParts(run);
  console.log('Stopped.');
  return failure === null ? 0 : 1;
}

/** Makes folder and port ours, or throws. */
async function begin(options: LaunchOptions, folder: string): Promise<Launch> {
  const left = await takeOver(folder);
  if (left.length > 0) console.log(`  ok  Ended what an earlier start had left running: ${left.join(', ')}`);
  const port = await listeningPort(options, folder);
  const record = {
    launcher: knownProcess('launcher', process.pid),
    address: addressOf(options.host, port ?? 0),
    command: options.command,
    isStopping: false,
    processes: [],
  };
  writeRecord(folder, record);
  return { options, folder, port, record, doors: [], postgres: null };
}

function folderFor({ dataFolder: named, kind }: LaunchOptions): string {
  const folder = named === null ? dataFolder(kind) : path.resolve(named);
  mkdirSync(folder, { recursive: true });
  return realpathSync(folder);
}
