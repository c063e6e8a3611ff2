import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Who runs the database when we are root, since PostgreSQL refuses to run as root. */
export type DatabaseUser = { readonly name: string; readonly uid: number; readonly gid: number };

/**
 * The user of the database, or `null` when we are not root and run it ourselves. Whoever owns the data that is already
 * there; else the first that the system has of circolo, postgres, _postgres; else circolo, newly made; else nobody.
 */
export function databaseUser(cluster: string): DatabaseUser | null {
  if (process.getuid?.() !== 0) return null;
  const user = ownerOf(cluster) ?? known('circolo') ?? known('postgres') ?? known('_postgres') ?? made('circolo') ?? known('nobody');
  if (!user)
    throw new Error('PostgreSQL does not run as root and this system has no other user for it. Name another one with DATABASE_URL.');
  return user;
}

/** Whether that user (or, with `null`, ourselves) can enter a folder that is there. */
export function canEnter(user: DatabaseUser | null, folder: string): boolean {
  const ids = user ? { uid: user.uid, gid: user.gid } : {};
  return (
    process.platform === 'win32' ||
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...ids, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

function ownerOf(folder: string): DatabaseUser | null {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { name: String(stat.uid), uid: stat.uid, gid: stat.gid } : null;
}

function known(name: string): DatabaseUser | null {
  try {
    return { name, uid: idOf('-u', name), gid: idOf('-g', name) };
  } catch {
    return null;
  }
}

function made(name: string): DatabaseUser | null {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name], { stdio: 'ignore' });
    return known(name);
  } catch {
    return null;
  }
}

function idOf(which: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [which, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
}
