import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CannotStart } from './cannot-start.ts';
import { checkout } from './checkout.ts';

type Run = { readonly environment?: NodeJS.ProcessEnv; readonly signal: AbortSignal };

/** The script behind a program that a package brings, to be run by Node itself: no shell, on any system. */
export function packageProgram(packageName: string, program = packageName): string {
  const folder = path.join(checkout, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[program];
  if (!file) throw new Error(`${packageName} brings no program ${program}`);
  return path.join(folder, file);
}

/**
 * Runs a script to its end and keeps what it prints to itself. Throws, with what it printed, when it fails; ends it when the
 * signal is given.
 */
export async function runQuietly(script: string, args: readonly string[], what: string, { environment, signal }: Run): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: checkout,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const end = () => endGroup(child);
  signal.addEventListener('abort', end);
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  signal.removeEventListener('abort', end);
  signal.throwIfAborted();
  if (code !== 0) throw new CannotStart(`${printed.trimEnd()}\n\n${what} failed.`);
}

/** A program such as Nx starts others: all of them are one group. */
function endGroup(child: ChildProcess): void {
  try {
    if (child.pid && process.platform !== 'win32') process.kill(-child.pid, 'SIGTERM');
    else child.kill();
  } catch {
    // It ended by itself.
  }
}
