import { chmodSync, renameSync, writeFileSync } from 'node:fs';

/** Writes a file that only we can read (mode 0600), all of it or nothing. */
export function writePrivately(file: string, text: string): void {
  const partial = `${file}.partial-${process.pid}`;
  writeFileSync(partial, text, { mode: 0o600 });
  chmodSync(partial, 0o600);
  renameSync(partial, file);
}
