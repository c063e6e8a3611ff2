import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportRow } from '@circolo/contracts';
import { ownMapping } from '../demo-data/load-test-file.ts';
import type { Product } from './product.ts';

/** Imports a file in the product's own layout through the API; it must be taken in whole. */
export async function importContacts({ careManager }: Product, file: string, source: string, rows: number): Promise<void> {
  const form = new FormData();
  form.set('kind', 'interactions');
  form.set('mapping', JSON.stringify(ownMapping(source)));
  form.set('file', await openAsBlob(file, { type: 'text/csv' }), path.basename(file));
  const { id } = await careManager.post<{ id: string }>('/imports', form);
  for (;;) {
    const { state, accepted, failure } = await careManager.get<ImportRow>(`/imports/${id}`);
    if (state === 'done' && accepted === rows) return;
    if (state !== 'queued' && state !== 'reading') throw new Error(`Not all of it: ${JSON.stringify({ state, accepted, failure })}`);
    await pause(200);
  }
}
