import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportRow } from '@circolo/contracts';
import type { ApiClient } from './api-client.ts';
import { monthOf, monthText, type Month } from './calendar.ts';
import { demoSeed } from './demo-seed.ts';
import { body } from './organisation.ts';
import { percent, type Progress } from './progress.ts';
import { exportLines } from './switchboard-export.ts';
import { switchboardMapping } from './switchboard-mapping.ts';
import { writeLines } from './write-lines.ts';

const fileNameOf = (until: Month): string => `contatti-${monthText(until)}.csv`;

/** The last month of the contacts that are in already, or on their way in; `null` when there are none. */
export async function loadedUntil(careManager: ApiClient): Promise<Month | null> {
  const row = await importOf(careManager);
  return row ? monthOf(row.fileName.slice('contatti-'.length, -'.csv'.length)) : null;
}

async function importOf(careManager: ApiClient): Promise<ImportRow | undefined> {
  const rows = await careManager.list<ImportRow>('/imports?limit=500');
  return rows.find(({ source, state }) => source === body.source && ['queued', 'reading', 'done'].includes(state));
}

/** Brings the contacts in through the same import as anybody's, unless they are there; waits until they can be measured. */
export async function importContacts(careManager: ApiClient, until: Month, progress: Progress): Promise<void> {
  const known = await importOf(careManager);
  const id = known?.id ?? (await upload(careManager, until, progress));
  for (;;) {
    const row = await careManager.get<ImportRow>(`/imports/${id}`);
    if (row.state === 'done') {
      if (row.rejected > 0) throw new Error(`The import of the demo rejected ${row.rejected} rows`);
      return;
    }
    if (row.state !== 'queued' && row.state !== 'reading')
      throw new Error(`The import of the demo ended as ${row.state}: ${JSON.stringify(row.failure)}`);
    progress(`importing the contacts ${row.state === 'reading' ? percent(row.bytesRead, row.fileBytes) : ''}`);
    await pause(300);
  }
}

async function upload(careManager: ApiClient, until: Month, progress: Progress): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'circolo-demo-'));
  try {
    const path = join(folder, fileNameOf(until));
    progress(`writing two years of contacts, up to ${monthText(until)}`);
    const lines = await writeLines(path, exportLines(demoSeed, until));
    progress(`sending ${lines - 1} contacts`);
    const form = new FormData();
    form.set('kind', 'interactions');
    form.set('mapping', JSON.stringify(switchboardMapping));
    form.set('file', await openAsBlob(path, { type: 'text/csv' }), fileNameOf(until));
    return (await careManager.post<{ id: string }>('/imports', form)).id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
