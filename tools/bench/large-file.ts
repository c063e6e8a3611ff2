import { openAsBlob, readFileSync } from 'node:fs';
import { appendFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { ImportRow } from '@circolo/contracts';
import { ownColumns, ownLayoutLines, ownMapping } from '../demo-data/load-test-file.ts';
import { writeLines } from '../demo-data/write-lines.ts';
import type { Product } from './product.ts';

export type LargeFileBench = {
  readonly client: pg.Client;
  readonly product: Product;
  readonly folder: string;
  readonly gigabytes: number;
  readonly note: (text: string) => void;
};

/** What a person wrote beside each contact: most of a large export is such text. */
const comment = 'Il cittadino chiede quando sarà pronta la risposta alla sua domanda; richiamato, ringrazia. '.repeat(4);

/** Imports one file of so many gigabytes through the API, then stops a second one half way; answers with lines that say what was seen. */
export async function largeFile({ client, product, folder, gigabytes, note }: LargeFileBench): Promise<readonly string[]> {
  const file = path.join(folder, 'large.csv');
  note(`writing ${gigabytes} GB`);
  const rows = await writeLines(file, linesOf(gigabytes * 1e9));
  const { size } = await stat(file);
  const lines = [`A CSV of ${(size / 1e9).toFixed(2)} GB, ${rows - 1} rows`];

  note('importing it');
  const first = await send(product, file, 'grande');
  const steps = new Set<number>();
  const done = await until(product, first.id, (row) => {
    steps.add(row.bytesRead);
    return row.state === 'done' || row.state === 'failed';
  });
  if (done.state !== 'done' || done.accepted !== rows - 1) throw new Error(`Not imported: ${JSON.stringify(done)}`);
  lines.push(`imported in ${seconds(done)} s after its arrival; ${steps.size} steps of progress were seen`, peaks(product));

  await appendFile(file, '\n');
  const before = await leftBy(client, folder);
  note('importing another, to stop it');
  const second = await send(product, file, 'interrotta');
  await until(product, second.id, ({ bytesRead, fileBytes }) => bytesRead > fileBytes / 2);
  const asked = performance.now();
  const { state } = await product.careManager.post<ImportRow>(`/imports/${second.id}/cancellation`);
  const answered = performance.now() - asked;
  while (await isAtWork(client)) await pause(20);
  const quiet = performance.now() - asked;
  lines.push(
    `a second one, stopped half way: ${state} in ${Math.round(answered)} ms, the database quiet after ${Math.round(quiet)} ms`,
    peaks(product),
  );
  const after = await leftBy(client, folder);
  if (JSON.stringify(after) !== JSON.stringify(before)) throw new Error(`Something is left: ${JSON.stringify({ before, after })}`);
  return [...lines, `what there was before it and after it: ${JSON.stringify(after)}`];
}

function* linesOf(bytes: number): Generator<string> {
  let written = 0;
  const contacts = ownLayoutLines({ seed: 1, rows: 50_000_000, agents: 2000, months: 3, until: { year: 2026, month: 10 } });
  for (const line of contacts) {
    const whole = written === 0 ? `${line},commento` : `${line},"${comment}"`;
    written += Buffer.byteLength(whole) + 1;
    if (written > bytes) return;
    yield whole;
  }
}

async function send({ careManager }: Product, file: string, source: string): Promise<ImportRow> {
  const { fields, ...mapping } = ownMapping(source);
  const form = new FormData();
  form.set('kind', 'interactions');
  form.set('mapping', JSON.stringify({ ...mapping, fields: Object.fromEntries(ownColumns.map((name) => [name, fields[name]])) }));
  form.set('file', await openAsBlob(file, { type: 'text/csv' }), 'grande.csv');
  return careManager.post<ImportRow>('/imports', form);
}

async function until({ careManager }: Product, id: string, isReached: (row: ImportRow) => boolean): Promise<ImportRow> {
  for (;;) {
    const row = await careManager.get<ImportRow>(`/imports/${id}`);
    if (isReached(row)) return row;
    if (row.state === 'done' || row.state === 'failed') throw new Error(`Over too early: ${JSON.stringify(row)}`);
    await pause(100);
  }
}

const seconds = ({ createdAt, finishedAt }: ImportRow): string => ((Date.parse(finishedAt!) - Date.parse(createdAt)) / 1000).toFixed(1);

const peaks = ({ api, worker }: Product): string => `peak memory since the start: API ${peakOf(api)}, worker ${peakOf(worker)}`;

/** As Linux counts it; elsewhere it is not known. */
function peakOf(pid: number): string {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? 'unknown' : `${Math.round(Number(kilobytes) / 1024)} MB`;
  } catch {
    return 'unknown';
  }
}

async function isAtWork(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and (query ilike '%staging%' or query ilike '%reading%') and state <> 'idle'`,
  );
  return rowCount !== 0;
}

async function leftBy(client: pg.Client, folder: string): Promise<object> {
  const { rows } = await client.query(`
    select (select count(*)::int from interaction) as interactions, (select count(*)::int from import_rejection) as rejections,
      (select count(*)::int from subject) as subjects, (select count(*)::int from day_to_measure) as "daysToMeasure",
      (select count(*)::int from upload) as uploads,
      (select count(*)::int from pg_class where relpersistence = 't') as "temporaryTables"`);
  return { ...rows[0], files: (await readdir(path.join(folder, 'files/uploads'))).length };
}
