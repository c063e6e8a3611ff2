import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from '../postgres/data-folder.ts';
import { startPostgres } from '../postgres/start-postgres.ts';
import { ensureBuilt } from './build.ts';
import { CannotStart } from './cannot-start.ts';
import { checkout } from './checkout.ts';
import { haltOnSignals } from './halt.ts';
import { postgresSettings } from './postgres-settings.ts';
import { step } from './steps.ts';

/** Runs the bench on a PostgreSQL of its own, as durable as the product's; answers with the bench's exit code. */
export async function bench(args: readonly string[]): Promise<number> {
  const script = ['tools/bench/bench.ts', 'tools/bench/bench.mjs'].find((file) => existsSync(path.join(checkout, file)));
  if (!script) throw new CannotStart('There is no bench in tools/bench.');
  const { signal } = haltOnSignals();
  await ensureBuilt(signal);
  const postgres = await step('Starting PostgreSQL', () =>
    startPostgres({ folder: path.join(dataFolder('bench'), 'postgres'), settings: postgresSettings }),
  );
  try {
    signal.throwIfAborted();
    const child = spawn(process.execPath, [script, ...args], {
      cwd: checkout,
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: postgres.url },
    });
    signal.addEventListener('abort', () => child.kill('SIGTERM'));
    return await new Promise<number>((resolve, reject) => child.once('error', reject).once('exit', (code) => resolve(code ?? 1)));
  } finally {
    await postgres.stop();
  }
}
