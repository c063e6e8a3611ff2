import type { SourceRow } from '@circolo/contracts';
import { show } from '../../testing/page';
import { SourcesPage } from './sources-page';

const ID = '00000000-0000-4000-8000-000000000050';
const LAST = {
  id: ID,
  fileName: 'contatti.csv',
  state: 'done',
  via: 'upload',
  createdAt: '2026-11-21T08:00:00.000Z',
  read: 100,
  rejected: 1,
} as const;
const SOURCE: SourceRow = {
  id: ID,
  name: 'centralino',
  records: [{ kind: 'interactions', count: 292832 }],
  firstDay: '2024-11-01',
  lastDay: '2026-10-31',
  imports: 2,
  lastImport: LAST,
  read: 1000,
  rejected: 25,
  daysWithout: 3,
  usualDays: 2,
  late: true,
};

const shown = async (sources: readonly SourceRow[], imports: readonly object[] = [], language: 'it' | 'en' = 'it') => {
  const page = await show(SourcesPage, { roles: ['care-manager'], language });
  await page.answer('GET', '/api/v1/sources', { items: sources, next: null });
  await page.answer('GET', '/api/v1/imports?limit=100', { items: imports, next: null });
  return page;
};

describe('Sources', () => {
  it('shows how each fares, what of it is in force, and each import with its counts', async () => {
    const row = {
      id: ID,
      kind: 'interactions',
      via: 'watched-folder',
      source: 'centralino',
      fileName: 'contatti.csv',
      state: 'failed',
      read: 5,
      accepted: 1,
      corrected: 0,
      duplicates: 1,
      rejected: 3,
      createdAt: '2026-11-21T08:00:00.000Z',
      createdBy: { id: ID, name: 'Laura Bonfanti' },
    };
    const page = await shown([SOURCE], [row]);
    expect(page.text).toContain(
      'in ritardo dati di 3 giorni fa (di solito al massimo 2 giorni) centralino 292 832 Contatti 1 nov 2024 – 31 ott 2026 21 nov 2026, 09:00 finita 2,5 % di 1 000 righe',
    );
    expect(page.text).toContain('non riuscita contatti.csvcentralino Contatti Cartella sorvegliata51013 21 nov 2026, 09:00 Laura Bonfanti');
    expect(page.link('contatti.csv')).toBe(`/sources/imports/${ID}`);
    expect(page.link('centralino')).toBe(`/sources/${ID}`);
    expect(page.link('Importa dati')).toBe('/sources/import');
  });

  it.each<[string, Partial<SourceRow>]>([
    ['late', {}],
    ['last import failed', { late: false, lastImport: { ...LAST, state: 'failed' } }],
    ['many rows rejected', { late: false, lastImport: { ...LAST, rejected: 6 } }],
    ['regular data of 3 days ago (usually 4 days at most)', { late: false, usualDays: 4 }],
    ['regular data of today (usually', { late: false, daysWithout: 0 }],
    ['regular data of yesterday (usually 1 day at most)', { late: false, usualDays: 1, daysWithout: 1 }],
    ['rhythm not known yet data of 3 days ago', { late: false, usualDays: null }],
    ['rhythm not known yet', { late: false, records: [], daysWithout: null, usualDays: null, lastImport: null }],
  ])('says of a source: %s', async (words, changes) => {
    const page = await shown([{ ...SOURCE, ...changes }], [], 'en');
    expect(page.text).toContain(words);
  });

  it('says what will be here, and the first step', async () => {
    const page = await shown([], [], 'en');
    expect(page.link('Import the first file')).toBe('/sources/import');
    expect(page.text).toContain('Every imported file will be here');
  });
});
