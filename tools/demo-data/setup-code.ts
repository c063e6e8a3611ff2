import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const door = join(resolve(import.meta.dirname, '../..'), 'dist/api/first-admin.js');

/** A one-time code for the first admin of an installation that has none, from the door that an operator would use. */
export async function newSetupCode(databaseUrl: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [door], { env: { ...process.env, DATABASE_URL: databaseUrl } });
  const code = stdout.trim().split(/\s+/).at(-1);
  if (!code) throw new Error('No code for the first admin was given');
  return code;
}
