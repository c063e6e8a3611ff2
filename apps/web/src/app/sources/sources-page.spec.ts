import { show } from '../../testing/page';
import { SourcesPage } from './sources-page';

const ID = '00000000-0000-4000-8000-000000000050';

describe('Sources', () => {
  it('shows what each brought, and each import with its counts', async () => {
    const page = await show(SourcesPage, { roles: ['care-manager'] });
    await page.answer('GET', '/api/v1/sources', {
      items: [
        { id: ID, name: 'centralino', imports: 2, interactions: 292832, firstDay: '2024-11-01', lastDay: '2026-10-31', lastImportAt: null },
      ],
      next: null,
    });
    await page.answer('GET', '/api/v1/imports?limit=100', {
      items: [
        {
          id: ID,
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
        },
      ],
      next: null,
    });
    expect(page.text).toContain('centralino292 832 1 nov 2024 – 31 ott 2026 2—');
    expect(page.text).toContain('non riuscita contatti.csvcentralino51013 21 nov 2026, 09:00 Laura Bonfanti');
    expect(page.link('contatti.csv')).toBe(`/sources/imports/${ID}`);
    expect(page.link('Importa contatti')).toBe('/sources/import');
  });

  it('says what will be here, and the first step', async () => {
    const page = await show(SourcesPage, { roles: ['admin'], language: 'en' });
    await page.answer('GET', '/api/v1/sources', { items: [], next: null });
    await page.answer('GET', '/api/v1/imports?limit=100', { items: [], next: null });
    expect(page.link('Import the first file')).toBe('/sources/import');
    expect(page.text).toContain('Every imported file will be here');
  });
});
