import { openAsBlob } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { ImportRow } from '@circolo/contracts';
import { italianMapping, ownMapping } from '../demo-data/load-test-file.ts';
import { copyFile, createYardstick } from './copy-yardstick.ts';
import { emptyProduct } from './empty-product.ts';
import { medianSpent, ownClock, spentOn, type Spent } from './measure.ts';
import { processesClock, type ProcessorClock } from './processor-time.ts';
import type { Product } from './product.ts';
import type { Row } from './report.ts';

export type ImportBench = {
  readonly client: pg.Client;
  readonly database: ProcessorClock | null;
  readonly product: Product;
  readonly files: { readonly own: string; readonly italian: string };
  readonly rows: number;
  readonly runs: number;
  readonly note: (text: string) => void;
};

const source = 'carico';

/** Imports beside `\copy`, in turns, so that both meet the same machine; the medians are reported. */
export async function importRows(bench: ImportBench): Promise<readonly Row[]> {
  const { client, database, files, runs, note } = bench;
  const spent: Record<'copy' | 'own' | 'again' | 'mapped', Spent[]> = { copy: [], own: [], again: [], mapped: [] };
  for (let run = 1; run <= runs; run++) {
    await createYardstick(client);
    note(`run ${run} of ${runs}: \\copy`);
    spent.copy.push(await spentOn([ownClock, database], () => copyFile(client, files.own)));
    await client.query('drop schema yardstick cascade');

    await emptyProduct(client);
    note(`run ${run} of ${runs}: import of the product's own layout`);
    spent.own.push(await importOf(bench, files.own, ownMapping(source), { accepted: bench.rows, duplicates: 0 }));
    note(`run ${run} of ${runs}: the same file again`);
    spent.again.push(await importOf(bench, files.own, ownMapping(source), { accepted: 0, duplicates: bench.rows }));

    await emptyProduct(client);
    note(`run ${run} of ${runs}: import with a mapping`);
    spent.mapped.push(await importOf(bench, files.italian, italianMapping(source), { accepted: bench.rows, duplicates: 0 }));
  }
  await emptyProduct(client);
  return rowsOf(medianOf(spent));
}

type Medians = Readonly<Record<'copy' | 'own' | 'again' | 'mapped', Spent>>;

function medianOf(spent: Readonly<Record<keyof Medians, readonly Spent[]>>): Medians {
  const { copy, own, again, mapped } = spent;
  return { copy: medianSpent(copy), own: medianSpent(own), again: medianSpent(again), mapped: medianSpent(mapped) };
}

function rowsOf({ copy, own, again, mapped }: Medians): readonly Row[] {
  const atMost = (most: number) => (ratio: number) => ratio <= most;
  const yardstick = '\\copy of the same rows into the same indexed table';
  return [
    { what: "import, the product's own layout", yardstick, product: own, beside: copy, goal: 'at most 1.3 x', reached: atMost(1.3) },
    { what: 'import with a mapping', yardstick, product: mapped, beside: copy, goal: 'at most 3 x', reached: atMost(3) },
    {
      what: 'the same file again',
      yardstick: 'the first import',
      product: again,
      beside: own,
      goal: 'at most 0.6 x',
      reached: atMost(0.6),
    },
  ];
}

type Wanted = { readonly accepted: number; readonly duplicates: number };

/**
 * Sends a file and counts from the moment the server has it until its rows are kept. How long that took is what the import itself
 * records; the sums that are made of its days afterwards are measuring, and not counted.
 */
async function importOf({ client, product, database }: ImportBench, path: string, mapping: object, wanted: Wanted): Promise<Spent> {
  const form = new FormData();
  form.set('kind', 'interactions');
  form.set('mapping', JSON.stringify(mapping));
  form.set('file', await openAsBlob(path, { type: 'text/csv' }), 'carico.csv');
  const { id } = await product.careManager.post<{ id: string }>('/imports', form);
  let seconds: number | null = null;
  const { processor } = await spentOn([processesClock([product.api, product.worker]), database], async () => {
    while ((seconds = await loadingSeconds(client, id)) === null) await pause(20);
  });
  await measured(product, id, wanted);
  return { wall: seconds!, processor };
}

/** How long the import has taken to keep its rows, `null` while it has not; an import that failed took no time. */
async function loadingSeconds(client: pg.Client, id: string): Promise<number | null> {
  const { rows } = await client.query<{ seconds: number | null; failed: boolean }>(
    `select extract(epoch from loaded_at - started_at)::float8 as seconds, state = 'failed' as failed from import where id = $1`,
    [id],
  );
  return rows[0]?.failed ? 0 : (rows[0]?.seconds ?? null);
}

/** Waits until the import is over, so that its measuring is counted on nobody else. Throws when it was not the one that was to be measured. */
async function measured(product: Product, id: string, wanted: Wanted): Promise<void> {
  for (;;) {
    const { state, accepted, duplicates, rejected, failure } = await product.careManager.get<ImportRow>(`/imports/${id}`);
    const asWanted = accepted === wanted.accepted && duplicates === wanted.duplicates && rejected === 0;
    if (state === 'done' && asWanted) return;
    if (state !== 'reading')
      throw new Error(`Not the import to be measured: ${JSON.stringify({ state, accepted, duplicates, rejected, failure })}`);
    await pause(100);
  }
}
