/**
 * Writes a `.br` and a `.gz` beside each text file of a built web application, so that the API sends them as they are:
 * `node tools/build/precompress.mjs <folder>`.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const smallestBytes = 1024;
const texts = /\.(js|css|html|json|svg|webmanifest|txt)$/;

const folder = process.argv[2];
if (!folder) throw new Error('usage: node tools/build/precompress.mjs <folder>');

for (const name of (await readdir(folder, { recursive: true })).filter((file) => texts.test(file))) {
  const file = path.join(folder, name);
  const content = await readFile(file);
  if (content.length < smallestBytes) continue;
  const brotli = {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  };
  const [br, gz] = await Promise.all([promisify(brotliCompress)(content, brotli), promisify(gzip)(content, { level: 9 })]);
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
}
