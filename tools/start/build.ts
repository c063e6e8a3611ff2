import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkout } from './checkout.ts';
import { packageProgram, runQuietly } from './program.ts';
import { step } from './steps.ts';

const sources = ['apps/api', 'apps/web', 'libs', 'tools/build', 'package-lock.json', 'tsconfig.base.json', 'nx.json'];
const built = ['dist/api/main.js', 'dist/api/worker.js', 'dist/api/migrate.js', 'dist/web/browser/index.html'];
const leftOut = /(^|\/)(node_modules|dist|\.[^/]*)(\/|$)|\.(db-)?spec\.ts$/;
const stampFile = path.join(checkout, 'dist/sources.sha256');

/** Builds the API and the web application unless what is in `dist` was built from exactly these sources. */
export async function ensureBuilt(signal: AbortSignal): Promise<void> {
  const wanted = hashOfSources();
  if (built.every((file) => existsSync(path.join(checkout, file))) && stamp() === wanted) return;
  await step('Building the application', async () => {
    rmSync(stampFile, { force: true });
    await runQuietly(packageProgram('nx'), ['run-many', '-t', 'build', '--output-style=stream'], 'The build', { signal });
    mkdirSync(path.dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, wanted);
  });
}

function stamp(): string | null {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf).sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(checkout, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesOf(source: string): string[] {
  const place = path.join(checkout, source);
  const stat = statSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [source];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(checkout, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !leftOut.test(file));
}
