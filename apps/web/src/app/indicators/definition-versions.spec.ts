import type { IndicatorVersionRow } from '@circolo/contracts';
import { INDICATORS, type IndicatorCode } from '@circolo/domain';
import { type ShownPage, show, visibleText } from '../../testing/page';
import { DefinitionPage } from './definition-page';

const MARTA = { id: '00000000-0000-4000-8000-000000000001', name: 'Marta Ferri' };

function version(number: number, from: string | null, parameters: Record<string, number>, note: string | null = null): IndicatorVersionRow {
  const by = from ? MARTA : null;
  return { version: number, from, parameters, note, by, at: from && '2026-05-04T08:00:00.000Z', settable: Object.keys(parameters) };
}
const shipped = (code: IndicatorCode) => version(1, null, INDICATORS[code].parameters as Record<string, number>);

async function definition(
  code: IndicatorCode,
  items: readonly IndicatorVersionRow[] = [shipped(code)],
  options: Parameters<typeof show>[1] = {},
): Promise<ShownPage<DefinitionPage>> {
  const page = await show(DefinitionPage, { inputs: { code }, roles: ['care-manager'], ...options });
  await page.answer('GET', `/api/v1/indicators/${code}/versions`, { items, next: null });
  return page;
}
const rows = (page: ShownPage<unknown>) =>
  page.all('circolo-definition-versions tbody tr').map((row) => Array.from(row.children, (cell) => visibleText(cell)));

describe('The versions of a definition', () => {
  it('say when each holds, what it changed in the units that people use, why and who', async () => {
    const items = [
      version(4, '2026-03-01', { thresholdSeconds: 120 }, 'Carta dei servizi 2026'),
      version(3, '2026-06-01', { thresholdSeconds: 40 }, 'Troppo presto'),
      version(2, '2026-03-01', { thresholdSeconds: 30 }, 'Prova'),
      shipped('SL2'),
    ];
    const page = await definition('SL2', items);
    const who = 'Marta Ferri 4 mag 2026';
    expect(rows(page)).toEqual([
      ['4', 'da marzo 2026 a maggio 2026', 'soglia: 2 minuti (prima 40 secondi)', 'Carta dei servizi 2026', who],
      ['3', 'da giugno 2026 · in vigore', 'soglia: 40 secondi (prima 30 secondi)', 'Troppo presto', who],
      ['2', 'mai: sostituita dallo stesso mese', 'soglia: 30 secondi (prima 20 secondi)', 'Prova', who],
      ['1', 'fino a febbraio 2026', 'quella di partenza: soglia: 20 secondi', '—', '—'],
    ]);
    // Not the one that was published last: the one whose first day is the last that has come.
    expect(page.text).toContain('contatti a cui si è risposto entro 40 secondi');
  });

  it('are led to in the audit only for who may read it', async () => {
    const items = [version(2, '2026-03-01', { thresholdSeconds: 30 }, 'x'), shipped('SL2')];
    const page = await definition('SL2', items, { roles: ['auditor'] });
    expect(page.link('Nel registro')).toBe('/audit?action=indicator.version-published');
    expect(page.text).not.toContain('Pubblica una versione');
  });
});

describe('A new version', () => {
  const asked = async (page: ShownPage<unknown>) => {
    await page.click('Pubblica una versione');
    await page.until(() => page.dialog.includes('Nuova versione'));
  };
  const submit = (page: ShownPage<unknown>) => page.all('mat-dialog-container button[type=submit]')[0] as HTMLButtonElement;

  it('is offered only where something can be set', async () => {
    expect((await definition('SL2')).text).toContain('Pubblica una versione');
  });

  it('is not offered where nothing can be', async () => {
    const page = await definition('ANS', [{ ...shipped('ANS'), settable: [] }]);
    expect(page.text).not.toContain('Pubblica una versione');
  });

  it('is written in minutes, from the first of a month, with the reason; then it is among the others', async () => {
    const page = await definition('SL2');
    await asked(page);
    expect(submit(page).disabled).toBe(true);
    expect(page.dialog).toContain('È uguale a quella in vigore');
    await page.fill('Soglia', '1,5');
    await select(page, '[formcontrolname=unit]', 'minute');
    expect(page.dialog).toContain('contatti a cui si è risposto entro 90 secondi');
    await page.fill('Dal mese', '2026-09');
    await page.fill('Motivo', ' Nuova Carta ');
    expect(submit(page).disabled).toBe(false);
    await page.clickInDialog('Pubblica');
    const request = await page.request('POST', '/api/v1/indicators/SL2/versions');
    expect(request.request.body).toEqual({ parameters: { thresholdSeconds: 90 }, from: '2026-09-01', note: 'Nuova Carta' });
    const made = version(2, '2026-09-01', { thresholdSeconds: 90 }, 'Nuova Carta');
    request.flush(made, { status: 201, statusText: 'Created' });
    await page.answer('GET', '/api/v1/indicators/SL2/versions', { items: [made, shipped('SL2')], next: null });
    await page.until(() => page.dialog === '');
    expect(rows(page)[0]).toEqual([
      '2',
      'da settembre 2026 · in vigore',
      'soglia: 90 secondi (prima 20 secondi)',
      'Nuova Carta',
      'Marta Ferri 4 mag 2026',
    ]);
  });

  it('takes the thousands of the language for thousands', async () => {
    const page = await definition('SL2');
    await asked(page);
    await page.fill('Soglia', '1.200');
    expect(page.dialog).toContain('contatti a cui si è risposto entro 1200 secondi');
  });

  it('tried again with the same content has the key of before, with another a new one', async () => {
    const page = await definition('SL2');
    await asked(page);
    await page.fill('Soglia', '30');
    await page.fill('Motivo', 'Nuova Carta');
    const keys: (string | null)[] = [];
    for (const note of ['Nuova Carta', 'Nuova Carta', 'Altra Carta']) {
      await page.fill('Motivo', note);
      await page.clickInDialog('Pubblica');
      const request = await page.request('POST', '/api/v1/indicators/SL2/versions');
      keys.push(request.request.headers.get('Idempotency-Key'));
      request.error(new ProgressEvent('error'));
      await page.settle();
      expect(page.dialog).toContain('Il server non risponde.');
    }
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('beyond the bounds says them, and is not sent', async () => {
    const page = await definition('SL2');
    await asked(page);
    await page.fill('Soglia', '25');
    await select(page, '[formcontrolname=unit]', 'hour');
    await page.fill('Motivo', 'x');
    await page.clickInDialog('Pubblica');
    expect(page.dialog).toContain('Da 0 secondi a 24 ore, senza decimali.');
    page.http.expectNone({ method: 'POST' });
    await page.fill('Soglia', 'due');
    await page.clickInDialog('Pubblica');
    expect(page.dialog).toContain('Da 0 secondi a 24 ore');
  });

  it('of a percentile is written out of a hundred, in English too', async () => {
    const page = await definition('FRT_P80', [shipped('FRT_P80')], { language: 'en' });
    await page.click('Publish a version');
    await page.until(() => page.dialog.includes('New version of'));
    expect((page.all('#version-percentile')[0] as HTMLInputElement).value).toBe('80');
    await page.fill('Percentile', '95');
    await page.fill('Reason', 'x');
    await page.clickInDialog('Publish');
    const { request } = await page.request('POST', '/api/v1/indicators/FRT_P80/versions');
    expect(request.body.parameters).toEqual({ percentile: 0.95 });
    expect(page.dialog).not.toMatch(/indicators\.|words\./);
  });

  it('that the server refuses says why, and keeps what was written', async () => {
    const page = await definition('SL2');
    await asked(page);
    await page.fill('Soglia', '30');
    await page.fill('Motivo', 'x');
    await page.clickInDialog('Pubblica');
    await page.answer('POST', '/api/v1/indicators/SL2/versions', { code: 'forbidden', details: {} }, 403);
    expect(page.dialog).toContain('Il tuo ruolo non lo permette.');
    expect((page.all('#version-note')[0] as HTMLTextAreaElement).value).toBe('x');
  });
});

async function select(page: ShownPage<unknown>, selector: string, value: string): Promise<void> {
  const [field] = page.all(selector) as HTMLSelectElement[];
  field!.value = value;
  field!.dispatchEvent(new Event('change', { bubbles: true }));
  await page.settle();
}
