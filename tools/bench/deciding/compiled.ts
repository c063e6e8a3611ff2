import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type * as Domain from '@circolo/domain';

/** What the product decides with, by the domain's own hand. */
export type Deciding = typeof Domain;

/** The domain as the API has it: joined by the same esbuild, since Node does not read its sources as they are. */
export async function domainAsBuilt(folder: string): Promise<Deciding> {
  const root = path.resolve(import.meta.dirname, '../../..');
  const outfile = path.join(folder, 'domain.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['libs/domain/src/index.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'warning',
  });
  return (await import(pathToFileURL(outfile).href)) as Deciding;
}
