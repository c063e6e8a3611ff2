import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { type Packed, zipArchive } from '../../testing/zip-archive';
import { partsOf } from '../../testing/spreadsheet';
import { fileToRead } from '../reading/file-to-read';

/** The peak of the hostile files together, measured with nothing else in the process. */
const MOST_MEGABYTES = 150;
const LIBRARIES = path.resolve(import.meta.dirname, '../../../../../libs');
/** Reads each file that is named, and tells how many were refused and the most memory it took. */
const READ_ALL = `
  import { Refusal } from '@circolo/domain';
  import { fileToRead } from '../reading/file-to-read';
  let refused = 0;
  let peak = 0;
  // The system's own greatest counts what the parent had before.
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  setInterval(look, 5).unref();
  for (const file of process.argv.slice(2)) {
    try {
      const { rows } = await fileToRead(file, { kind: 'xlsx', headerRow: 1, decimal: '.' });
      const { pieces } = rows({});
      while (!(await pieces.next()).done) look();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused++;
      look();
    }
  }
  process.stdout.write(JSON.stringify({ refused, peakMegabytes: peak / 1024 ** 2 }));
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'circolo-hostile-'));
});
afterAll(() => rm(folder, { recursive: true }));

const honest = partsOf({ sheets: [{ name: 'Dati', rows: { 1: ['id'], 2: ['a'] } }] });
const with_ = (name: string, change: Partial<Packed>): Packed[] =>
  honest.map((part) => (part.name === name ? { ...part, ...change } : part));
const more = (...parts: Packed[]): Packed[] => [...honest, ...parts];
const SHEET = 'xl/worksheets/sheet1.xml';
const MIB = 1024 ** 2;
const zeros = (mib: number): Buffer => Buffer.alloc(mib * MIB, 0x20);
const doctype = (inside: string): string => `<?xml version="1.0"?><!DOCTYPE x [${inside}]>`;
const xmlOf = (name: string): string => String(honest.find((part) => part.name === name)!.data).replace(/^<\?xml[^>]*>/, '');

/** 12 kinds of harm, each with what is said of it. */
const FILES: readonly [string, () => Packed[], object][] = [
  [
    'a sheet of 300 MB in 300 kB',
    () => with_(SHEET, { data: '', packed: deflateRawSync(zeros(300)), declaredBytes: 300 * MIB }),
    { code: 'spreadsheet-unsafe', details: { found: 'bomb' } },
  ],
  [
    'a sheet that says it is small and is not',
    () => with_(SHEET, { packed: deflateRawSync(zeros(100)), declaredBytes: 1000 }),
    { code: 'spreadsheet-unsafe', details: { found: 'more-than-declared' } },
  ],
  [
    'parts of 5 GB together',
    () =>
      more(
        ...[1, 2, 3, 4, 5]
          .map((n) => ({ name: `xl/media/${n}.bin`, data: Buffer.alloc(30 * MIB), method: 0, declaredBytes: 30 * MIB }))
          .slice(0, 1),
        { name: 'a', data: '', declaredBytes: 4_200_000_000, packed: Buffer.alloc(25 * MIB) },
        { name: 'b', data: '', declaredBytes: 200 * MIB, packed: Buffer.alloc(2 * MIB) },
      ),
    { code: 'spreadsheet-too-large', details: { what: 'unpackedBytes' } },
  ],
  [
    'parts that share their bytes',
    () => more({ name: 'xl/a.xml', data: zeros(1), offset: 0 }),
    { code: 'spreadsheet-unsafe', details: { found: 'overlapping-parts' } },
  ],
  [
    'ten thousand parts and more',
    () => more(...Array.from({ length: 10_001 }, (_, n) => ({ name: `xl/${n}`, data: '' }))),
    { code: 'spreadsheet-too-large', details: { what: 'entries', limit: 10_000 } },
  ],
  [
    'an entity from a file of the machine',
    () =>
      with_(SHEET, {
        data: `${doctype('<!ENTITY x SYSTEM "file:///etc/passwd">')}${xmlOf(SHEET).replace('<row r="2">', '<row r="2"><c><v>&x;</v></c>')}`,
      }),
    { code: 'spreadsheet-unsafe', details: { found: 'doctype' } },
  ],
  [
    'an entity from the network, in the texts',
    () =>
      with_('xl/sharedStrings.xml', {
        data: `${doctype('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;')}${xmlOf('xl/sharedStrings.xml')}`,
      }),
    { code: 'spreadsheet-unsafe', details: { found: 'doctype' } },
  ],
  [
    'entities that multiply, after a long comment',
    () =>
      with_('xl/workbook.xml', {
        data: `<!--${' '.repeat(200_000)}-->${doctype('<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">')}${xmlOf('xl/workbook.xml')}`,
      }),
    { code: 'spreadsheet-unsafe', details: { found: 'doctype' } },
  ],
  [
    'a name that leads out of the folder',
    () => more({ name: '../../etc/cron.d/x', data: 'x' }),
    { code: 'spreadsheet-unsafe', details: { found: 'path-outside' } },
  ],
  [
    'an archive inside of the archive',
    () => more({ name: 'xl/embeddings/book.zip', data: zipArchive(honest) }),
    { code: 'spreadsheet-unsafe', details: { found: 'nested-archive' } },
  ],
  ['an encrypted part', () => with_(SHEET, { flags: 1 }), { code: 'spreadsheet-encrypted' }],
  [
    'a text without end',
    () =>
      with_(SHEET, {
        data: `<worksheet><sheetData><row><c t="str"><v>${randomBytes(6 * MIB).toString('base64')}`,
      }),
    { code: 'spreadsheet-unsafe', details: { found: 'endless-text' } },
  ],
  [
    'elements inside of elements without end',
    () => with_(SHEET, { data: `<worksheet>${'<a>'.repeat(3_000_000)}` }),
    { code: 'spreadsheet-unsafe', details: { found: 'too-deep' } },
  ],
  [
    'a row beyond the last',
    () => with_(SHEET, { data: '<worksheet><sheetData><row r="9999999999"><c><v>1</v></c></row></sheetData></worksheet>' }),
    { code: 'spreadsheet-too-large', details: { what: 'rows' } },
  ],
  [
    'a column beyond the last',
    () => with_(SHEET, { data: '<worksheet><sheetData><row r="1"><c r="ZZZZZ1"><v>1</v></c></row></sheetData></worksheet>' }),
    { code: 'spreadsheet-too-large', details: { what: 'columns' } },
  ],
  ['half of a file', () => with_(SHEET, { data: '<worksheet><sheetData><row r="1"><c' }), { code: 'spreadsheet-damaged' }],
];

it.each(FILES)('refuses %s', async (name, parts, refusal) => {
  const file = path.join(folder, `${name.replaceAll(' ', '-')}.xlsx`);
  await writeFile(file, zipArchive(parts()));
  await expect(readThrough(file)).rejects.toMatchObject(refusal);
});

async function readThrough(file: string): Promise<void> {
  const { rows } = await fileToRead(file, { kind: 'xlsx', headerRow: 1, decimal: '.' });
  const { pieces } = rows({});
  while (!(await pieces.next()).done);
}

it('takes less than 150 MB for all of them, in a process of its own', async () => {
  const files = await readdir(folder);
  expect(files).toHaveLength(FILES.length);
  const { outputFiles } = await build({
    stdin: { contents: READ_ALL, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
    alias: Object.fromEntries(['domain', 'contracts'].map((name) => [`@circolo/${name}`, path.join(LIBRARIES, name, 'src/index.ts')])),
  });
  const program = path.join(folder, 'read-all.mjs');
  await writeFile(program, outputFiles[0]!.contents);
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...files.map((file) => path.join(folder, file))]);
  const { refused, peakMegabytes } = JSON.parse(stdout) as { refused: number; peakMegabytes: number };
  process.stdout.write(`peak of hostile files: ${Math.round(peakMegabytes)} MB\n`);
  expect(refused).toBe(FILES.length);
  expect(peakMegabytes).toBeLessThan(MOST_MEGABYTES);
}, 60_000);
