import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writePrivately } from './private-file.ts';

/** Of the two roles: `postgres` administers the server, `circolo` owns the databases and has no further rights. */
export type Passwords = { readonly administrator: string; readonly owner: string };

/** The passwords of a server, generated at first and kept in a file that only we can read. */
export function passwordsIn(file: string): Passwords {
  if (!existsSync(file)) {
    const passwords: Passwords = { administrator: generated(), owner: generated() };
    writePrivately(file, JSON.stringify(passwords));
    return passwords;
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
}

function generated(): string {
  return randomBytes(24).toString('base64url');
}
