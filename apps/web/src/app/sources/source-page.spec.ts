import type { SavedMappingRow, SourceDetail } from '@circolo/contracts';
import { show } from '../../testing/page';
import { SourcePage } from './source-page';

const ID = '00000000-0000-4000-8000-000000000050';
const SOURCE: SourceDetail = {
  id: ID,
  name: 'centralino nord',
  records: [{ kind: 'answers', count: 12 }],
  firstDay: '2026-11-01',
  lastDay: '2026-11-20',
  imports: 3,
  lastImport: null,
  read: 12,
  rejected: 0,
  daysWithout: 1,
  usualDays: 2,
  late: false,
  watchedFolder: '/srv/dati/centralino nord',
};
const PERSON = { id: ID, name: 'Laura Bonfanti' };
const MAPPING = {
  id: ID,
  name: 'Ogni notte',
  kind: 'answers',
  columns: ['a', 'b'],
  revision: 4,
  createdBy: PERSON,
  changedBy: PERSON,
  changedAt: '2026-11-01T08:00:00.000Z',
  lastUsedAt: '2026-11-20T08:00:00.000Z',
} as unknown as SavedMappingRow;

const shown = async (source: Partial<SourceDetail> = {}, mappings: readonly SavedMappingRow[] = [MAPPING]) => {
  const page = await show(SourcePage, { roles: ['care-manager'], inputs: { id: ID } });
  await page.answer('GET', `/api/v1/sources/${ID}`, { ...SOURCE, ...source });
  await page.answer('GET', `/api/v1/imports?limit=100&source=${ID}`, { items: [], next: null });
  await page.answer('GET', '/api/v1/mappings?source=centralino%20nord', { items: mappings, next: null });
  return page;
};

describe('A source', () => {
  it('shows what of it is in force, its mappings, and how its data can come', async () => {
    const page = await shown();
    expect(page.text).toContain('regolare dati di ieri (di solito al massimo 2 giorni)');
    expect(page.text).toContain('12 Risposte ai questionari');
    expect(page.text).toContain(
      'Ogni notte Risposte ai questionari · 2 colonne · scritta da Laura Bonfanti il 1 nov 2026 · usata il 20 nov 2026',
    );
    expect(page.text).toContain('/srv/dati/centralino nord');
    expect(page.text).toContain('POST /api/v1/sources/centralino%20nord/records');
  });

  it('says what will be here, and that no folder is watched', async () => {
    const page = await shown({ watchedFolder: null }, []);
    expect(page.text).toContain('Qui compaiono le corrispondenze salvate');
    expect(page.text).toContain('WATCH_FOLDER');
  });

  it('retires a mapping after asking, against the revision that was read', async () => {
    const page = await shown();
    await page.click('Ritira «Ogni notte»');
    await page.until(() => page.dialog.includes('Ritirare'));
    expect(page.dialog).toContain('Non sarà più proposta');
    await page.clickInDialog('Ritira');
    const request = await page.request('DELETE', `/api/v1/mappings/${ID}`);
    expect(request.request.headers.get('If-Match')).toBe('"4"');
    request.flush(null);
    await page.answer('GET', '/api/v1/mappings?source=centralino%20nord', { items: [], next: null });
    expect(page.text).toContain('Qui compaiono le corrispondenze salvate');
  });
});
