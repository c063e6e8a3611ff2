/**
 * Builds the API into `dist/api`: one file for each of its doors (main, worker, migrate, verify-audit). esbuild joins our own code; swc writes the
 * metadata of the decorators, which Nest needs and esbuild does not write; packages stay where npm put them. Another folder of the
 * workspace may be named, so that a test can build its own.
 */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { transform } from '@swc/core';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');
const api = path.join(root, 'apps/api');
const outdir = path.resolve(root, process.argv[2] ?? 'dist/api');
const swcOptions = JSON.parse(await readFile(path.join(api, '.swcrc'), 'utf8'));

const decorators = {
  name: 'decorators',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: filename }) => {
      const { code } = await transform(await readFile(filename, 'utf8'), { ...swcOptions, filename, swcrc: false, sourceMaps: 'inline' });
      return { contents: code, loader: 'js' };
    });
  },
};

await rm(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: ['main', 'worker', 'migrate', 'verify-audit'].map((door) => path.join(api, 'src', `${door}.ts`)),
  outdir,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  sourcemap: true,
  keepNames: true,
  tsconfig: path.join(api, 'tsconfig.json'),
  plugins: [decorators],
  logLevel: 'warning',
});
