import type { Stats } from 'node:fs';
import { lstat, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '@circolo/domain';
import type { Sighting } from './stillness';

const DONE = 'done';
const REFUSED = 'refused';

/** What lies in a source's folder and is neither a file nor a folder, such as a link. */
export interface NoFile {
  readonly path: string;
}

/** Everything in the folders of the sources. Links are not followed, neither to files nor to folders. */
export async function lookThrough(root: string): Promise<{ readonly files: readonly Sighting[]; readonly others: readonly NoFile[] }> {
  const files: Sighting[] = [];
  const others: NoFile[] = [];
  for (const source of await readdir(root, { withFileTypes: true })) {
    if (!source.isDirectory() || source.name.startsWith('.')) continue;
    for (const entry of await readdir(path.join(root, source.name), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.isDirectory()) continue;
      const relative = path.join(source.name, entry.name);
      if (entry.isFile()) files.push(...(await sightingOf(root, relative)));
      else others.push({ path: relative });
    }
  }
  return { files, others };
}

export const movedToDone = (root: string, file: string): Promise<string> => move(root, file, DONE);

/** Moves a file to `refused`, with the reason beside it. */
export async function movedToRefused(root: string, file: string, reason: object): Promise<string> {
  const moved = await move(root, file, REFUSED);
  await writeFile(path.join(root, `${moved}.reason.json`), `${JSON.stringify({ file: path.basename(file), ...reason }, null, 2)}\n`, {
    flag: 'wx',
  });
  return moved;
}

/** Within the source's own folder, under a name that is free. @returns where it is now, relative to the root */
async function move(root: string, file: string, to: typeof DONE | typeof REFUSED): Promise<string> {
  const folder = path.join(path.dirname(file), to);
  await mkdir(path.join(root, folder), { recursive: true });
  if (!(await lstat(path.join(root, folder))).isDirectory()) throw new Refusal('not-a-file', { file: folder });
  const { name, ext } = path.parse(file);
  for (let times = 1; ; times++) {
    const target = path.join(folder, times === 1 ? name + ext : `${name} (${times})${ext}`);
    if ((await statOf(path.join(root, target))) || (await statOf(path.join(root, `${target}.reason.json`)))) continue;
    await rename(path.join(root, file), path.join(root, target));
    return target;
  }
}

async function sightingOf(root: string, file: string): Promise<Sighting[]> {
  const found = await statOf(path.join(root, file));
  return found?.isFile() ? [{ path: file, inode: found.ino, bytes: found.size, changedMs: found.mtimeMs }] : [];
}

/** Null for what has gone away meanwhile. */
function statOf(file: string): Promise<Stats | null> {
  return lstat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
