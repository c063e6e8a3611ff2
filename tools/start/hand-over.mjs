import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const oldestMajor = 24;

/** The Node that runs the commands: the one that npm brings, or our own where npm brings none for this system. */
export function nodeProgram() {
  const windows = process.platform === 'win32';
  const folder = path.join(root, 'node_modules', `node-${windows ? 'win' : process.platform}-${process.arch}`, 'bin');
  const brought = path.join(folder, windows ? 'node.exe' : 'node');
  if (existsSync(brought)) {
    const program = realpathSync(brought);
    if (program === process.execPath || spawnSync(program, ['--version']).status === 0) return program;
  }
  if (Number(process.versions.node.split('.')[0]) >= oldestMajor) return process.execPath;
  throw new Error(
    `npm brings no Node that runs on this system (${process.platform}-${process.arch}): install Node ${oldestMajor} or later yourself; this is ${process.version}. See https://nodejs.org`,
  );
}

/** Runs the command on that Node, passes on the signals that we get, and answers with its exit code. It ends when one of our ancestors does, or we. */
export function handOver(node, command, ancestors) {
  const child = spawn(node, [path.join(import.meta.dirname, 'command.ts'), ...command], {
    stdio: 'inherit',
    env: { ...process.env, CIRCOLO_ANCESTORS: [process.pid, ...ancestors].join() },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
