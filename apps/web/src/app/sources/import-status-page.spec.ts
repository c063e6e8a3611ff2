import type { ImportRow } from '@circolo/contracts';
import { show } from '../../testing/page';
import { ImportStatusPage } from './import-status-page';

const ID = '00000000-0000-4000-8000-000000000050';
const IMPORT: ImportRow = {
  id: ID,
  kind: 'interactions',
  source: 'centralino',
  fileName: 'contatti.csv',
  fileBytes: 2_000_000,
  bytesRead: 500_000,
  state: 'reading',
  read: 1200,
  skipped: 7,
  accepted: 1180,
  rejected: 2,
  duplicates: 18,
  corrected: 3,
  idsReused: 0,
  via: 'upload',
  savedMapping: null,
  failure: null,
  createdBy: { id: ID, name: 'Laura Bonfanti' },
  createdAt: '2026-11-21T08:00:00.000Z',
  startedAt: '2026-11-21T08:00:01.000Z',
  finishedAt: null,
  undoneAt: null,
  fileReleasedAt: null,
};
const DONE: ImportRow = { ...IMPORT, state: 'done', bytesRead: 2_000_000, finishedAt: '2026-11-21T08:00:09.000Z' };

const shown = async (row: ImportRow, language: 'it' | 'en' = 'it') => {
  const page = await show(ImportStatusPage, { roles: ['care-manager'], inputs: { id: ID }, language });
  await page.answer('GET', `/api/v1/imports/${ID}`, row);
  return page;
};

describe('An import', () => {
  it('says how far it is, and goes on by asking where no events come', async () => {
    const page = await shown({ ...IMPORT, rejected: 0 });
    expect(page.all('[role=progressbar]')[0]?.getAttribute('aria-valuenow')).toBe('25');
    expect(page.text).toContain('500,0 kB di 2,0 MB');
    expect(page.text).not.toContain("Annulla l'importazione");
    await new Promise((resolve) => setTimeout(resolve, 2050));
    await page.answer('GET', `/api/v1/imports/${ID}`, { ...DONE, rejected: 0 });
    expect(page.text).toContain('Finita: i dati si possono misurare.');
  });

  it('says of codes that stand for another record now, and of a file that is not kept', async () => {
    const page = await shown({ ...DONE, rejected: 0, idsReused: 2, fileReleasedAt: '2026-11-21T08:00:10.000Z' });
    expect(page.text).toContain('2 righe corrette hanno un altro istante, canale, cliente o operatore');
    expect(page.text).toMatch(/File\s?non conservato dal 21 nov 2026, 09:00: aveva nomi in chiaro/);
  });

  it('says neither of a file like most', async () => {
    const page = await shown({ ...DONE, rejected: 0 });
    expect(page.text).not.toMatch(/righe corrette hanno|in chiaro/);
  });

  it('shows no zeros for what it does not know yet', async () => {
    const page = await shown({ ...IMPORT, bytesRead: 2_000_000, read: 0, accepted: 0, rejected: 0, duplicates: 0 });
    expect(page.text).toContain('Il file è tutto letto: le righe si controllano e si conservano.');
    expect(page.all('[role=progressbar]')[0]?.getAttribute('aria-valuenow')).toBeNull();
    expect(page.text).not.toContain('Accettate');
  });

  it('says of each refused row where it stands and why, and offers them as a file', async () => {
    const page = await shown(DONE);
    await page.answer('GET', `/api/v1/imports/${ID}/rejections?limit=50`, {
      items: [
        { line: 3, column: 'Attesa', value: '-4', reason: 'negative-duration', details: { field: 'waitSeconds' } },
        { line: 9, column: 'Canale', value: null, reason: 'required-missing', details: { field: 'channel' } },
      ],
      next: 'more',
    });
    expect(page.text).toContain('3Attesa «-4» Una durata non può essere negativa.');
    expect(page.text).toContain('Manca il canale, che serve sempre.');
    expect(page.link('Scarica il CSV')).toBe(`/api/v1/imports/${ID}/rejections.csv`);
    await page.click('Mostra le prime 500');
    await page.answer('GET', `/api/v1/imports/${ID}/rejections?limit=500`, { items: [], next: 'more' });
    expect(page.text).toContain('Le altre sono nel CSV da scaricare.');
  });

  it('says what undoing does before it does it', async () => {
    const page = await shown({ ...DONE, rejected: 0 });
    await page.click("Annulla l'importazione");
    await page.until(() => page.dialog.includes('Annullare'));
    expect(page.dialog).toContain('I dati che ha portato (1 180) escono dai valori');
    await page.clickInDialog("Annulla l'importazione");
    await page.answer('DELETE', `/api/v1/imports/${ID}`, { ...DONE, state: 'undoing', rejected: 0 }, 202);
    expect(page.text).toContain('Si stanno togliendo i dati di questo file.');
  });

  it('can be stopped while it is going, and says where it came from', async () => {
    const page = await shown({ ...IMPORT, via: 'push', savedMapping: { id: ID, name: 'Ogni notte', revision: 4 } });
    expect(page.text).toContain('Inviato da un sistema');
    expect(page.text).toContain('Ogni notte revisione 4');
    await page.click("Ferma l'importazione");
    await page.answer('POST', `/api/v1/imports/${ID}/cancellation`, { ...IMPORT, state: 'cancelling' }, 202);
    expect(page.text).not.toContain("Ferma l'importazione");
    expect(page.text).toContain('si sta interrompendo');
  });

  it('says in words why it failed', async () => {
    const page = await shown(
      { ...IMPORT, state: 'failed', rejected: 0, failure: { code: 'quote-never-closed', details: { line: 7 } } },
      'en',
    );
    expect(page.text).toContain('a quotation mark that is never closed');
    expect(page.all('.notice.critical')).toHaveLength(1);
  });
});
