import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, program } from './binaries.ts';
import type { DatabaseUser } from './database-user.ts';

const run = promisify(execFile);

/** The name of the role that administers the server. */
export const administrator = 'postgres';

/**
 * Makes the cluster if it is not there: UTF-8, text in the order of its code points unless a query names a collation
 * (ICU's, such as `it-x-icu`, are there), the rules of upper and lower case of Unicode. Made beside and moved into its
 * place, so that one whose making was interrupted is never taken for a whole one.
 */
export async function ensureCluster(
  cluster: string,
  binaries: Binaries,
  user: DatabaseUser | null,
  password: string,
  isLasting: boolean,
): Promise<void> {
  if (existsSync(path.join(cluster, 'PG_VERSION'))) return;
  const partial = `${cluster}.partial`;
  const passwordFile = `${cluster}.password`;
  rmSync(partial, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(partial, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const file of [partial, passwordFile]) chownSync(file, user.uid, user.gid);
  try {
    await run(
      program(binaries, 'initdb'),
      [
        ...['-D', partial, '-U', administrator, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
        ...(isLasting ? [] : ['--no-sync']),
      ],
      { ...(user ? { uid: user.uid, gid: user.gid } : {}), cwd: partial },
    );
    renameSync(partial, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
