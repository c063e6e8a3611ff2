import { show } from '../../testing/page';
import { MonitoringPage } from './monitoring-page';

const AGREEMENT = {
  kind: 'agreement',
  number: '12/2025',
  date: '2025-05-20',
  scope: 'Qualità del servizio',
  file: null,
  indicators: ['RES'],
  purposes: ['training'],
  roles: ['care-manager'],
  individualProductivity: false,
  from: '2025-06-01',
  until: null,
  revision: 4,
  recordedAt: '2025-05-21T09:00:00.000Z',
  recordedBy: { id: '00000000-0000-4000-8000-000000000001', name: 'Paola Gallo' },
};

const shown = async (agreement: unknown, roles: Parameters<typeof show>[1] = { roles: ['admin'] }) => {
  const page = await show(MonitoringPage, roles);
  await page.answer('GET', '/api/v1/monitoring-agreement', { agreement });
  return page;
};

describe('The monitoring agreement', () => {
  it('says what is closed while there is none', async () => {
    const page = await shown(null);
    expect(page.text).toContain('Nessun accordo è registrato.');
    expect(page.text).toContain('nessun operatore è misurato');
    expect(page.text).toContain("Registra l'accordo");
  });

  it('says what it opens, to whom and for what', async () => {
    const page = await shown(AGREEMENT, { roles: ['care-manager'] });
    expect(page.text).toContain('12/2025');
    expect(page.text).toContain('Responsabile assistenza');
    expect(page.text).toContain('Produttività individualechiusa');
    expect(page.text).not.toContain("Modifica l'accordo");
  });

  it('records a change against the revision that was read', async () => {
    const page = await shown(AGREEMENT);
    await page.click("Modifica l'accordo");
    await page.until(() => page.dialog.includes('Numero'));
    await page.fill('Numero', '13/2026');
    await page.clickInDialog('Salva');
    const request = await page.request('PUT', '/api/v1/monitoring-agreement');
    expect(request.request.headers.get('If-Match')).toBe('"4"');
    expect(request.request.body).toMatchObject({
      number: '13/2026',
      indicators: ['RES'],
      purposes: ['training'],
      individualProductivity: false,
      until: null,
    });
  });

  it('is withdrawn after a question', async () => {
    const page = await shown(AGREEMENT);
    await page.click('Ritira');
    await page.until(() => page.dialog.includes("Ritirare l'accordo?"));
    await page.clickInDialog('Ritira');
    const request = await page.request('DELETE', '/api/v1/monitoring-agreement');
    expect(request.request.headers.get('If-Match')).toBe('"4"');
  });
});
