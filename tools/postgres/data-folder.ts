import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { canEnter, databaseUser } from './database-user.ts';

const checkout = realpathSync(path.resolve(import.meta.dirname, '../..'));

/**
 * The folder that keeps what belongs to one installation of this checkout (`name`: demo, main, test, bench): `.data/<name>`
 * of the checkout. When we are root and the database's user cannot enter the checkout, `/var/lib/circolo/<hash of the
 * checkout's path>/<name>`, or the same under `/var/tmp`. The folder is made.
 */
export function dataFolder(name: string): string {
  const folder = path.join(baseFolder(), name);
  return made(folder) ? realpathSync(folder) : refused(folder);
}

function baseFolder(): string {
  const inside = path.join(checkout, '.data');
  const user = databaseUser(inside);
  if (!user) return made(inside) ? inside : refused(inside);
  if (canEnter(user, checkout) && made(inside) && canEnter(user, inside)) return inside;
  const hash = createHash('sha256').update(checkout).digest('hex').slice(0, 12);
  for (const parent of ['/var/lib/circolo', '/var/tmp/circolo']) {
    const folder = path.join(parent, hash);
    if (made(parent) && isOurs(parent) && made(folder) && canEnter(user, folder)) return folder;
  }
  return refused('/var/lib/circolo and /var/tmp/circolo');
}

function made(folder: string): boolean {
  try {
    if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o755);
    return true;
  } catch {
    return false;
  }
}

/** In a folder where everybody may write, somebody else's folder of that name is not to be trusted. */
function isOurs(folder: string): boolean {
  const stat = lstatSync(folder);
  return stat.isDirectory() && stat.uid === process.getuid?.();
}

function refused(where: string): never {
  throw new Error(`The data folder cannot be made in ${where}. Name another place with DATA_FOLDER.`);
}
