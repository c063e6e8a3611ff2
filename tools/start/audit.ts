import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from '../postgres/data-folder.ts';
import { startPostgres } from '../postgres/start-postgres.ts';
import { ensureBuilt } from './build.ts';
import { CannotStart } from './cannot-start.ts';
import { checkout } from './checkout.ts';
import { haltOnSignals } from './halt.ts';
import { launchOptions } from './launch-options.ts';
import { postgresSettings } from './postgres-settings.ts';

/**
 * Looks whether the record of what happened is as it was sealed, beside a running Circolo or with a database started for the look.
 * Answers 0 when it is whole and 1 when it is not. `--demo` looks at the demo's.
 * @throws CannotStart when there is nothing to look at, or another word than `verify`
 */
export async function audit(args: readonly string[]): Promise<number> {
  if (args.find((arg) => !arg.startsWith('--')) !== 'verify') throw new CannotStart('usage: npm run audit -- verify [--demo]');
  const options = launchOptions(args.includes('--demo') ? 'demo' : 'main', process.env);
  const folder = options.dataFolder === null ? dataFolder(options.kind) : path.resolve(options.dataFolder);
  const { signal } = haltOnSignals();
  await ensureBuilt(signal);
  const files = path.join(folder, 'files');
  if (options.databaseUrl !== null) return verify(options.databaseUrl, files);
  if (!existsSync(path.join(folder, 'postgres')))
    throw new CannotStart(`There are no data in ${folder}: start  ${options.command}  first.`);
  const postgres = await startPostgres({ folder: path.join(folder, 'postgres'), settings: postgresSettings });
  try {
    return await verify(postgres.url, files);
  } finally {
    if (!postgres.adopted) await postgres.stop();
  }
}

function verify(databaseUrl: string, files: string): Promise<number> {
  const child = spawn(process.execPath, [path.join(checkout, 'dist/api/verify-audit.js')], {
    cwd: checkout,
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: databaseUrl, DATA_FOLDER: files },
  });
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', (code) => resolve(code ?? 1)));
}
