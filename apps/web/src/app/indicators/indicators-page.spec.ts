import { TestBed } from '@angular/core/testing';
import type { MeasurementRow, SavedViewRow } from '@circolo/contracts';
import { INDICATORS } from '@circolo/domain';
import { show, SIGNED_IN, type ShownPage } from '../../testing/page';
import { Chosen } from '../shell/chosen';
import { Chart } from '../ui/chart';
import { IndicatorsPage } from './indicators-page';

const NORD = { kind: 'team', id: '00000000-0000-4000-8000-00000000000a', code: 'nord', name: 'Squadra Nord' } as const;
const SUD = { kind: 'team', id: '00000000-0000-4000-8000-00000000000b', code: 'sud', name: 'Squadra Sud' } as const;

function measured(
  subject: MeasurementRow['subject'],
  period: string,
  indicator: string,
  value: number | null,
  more: Partial<MeasurementRow> = {},
): MeasurementRow {
  return {
    ...{ indicator, version: 1, period, subject, crossed: null, parameters: {}, value },
    ...{ sample: value === null ? 0 : 200, low: value === null ? null : value - 0.05, high: value === null ? null : value + 0.05 },
    ...{
      numerator: value === null ? null : value * 200,
      denominator: value === null ? null : 200,
      missing: value === null ? ['resolved'] : [],
    },
    ...more,
  };
}

const IN_OCTOBER = [{ provide: Chosen, useValue: { period: () => '2026-10', scope: () => 'team' } }];
const CATALOGUE = { items: Object.values(INDICATORS), next: null };

async function explore(
  inputs: Record<string, unknown>,
  items: readonly MeasurementRow[],
  views: readonly SavedViewRow[] = [],
  url = /\/measurements\?/,
) {
  const page = await show(IndicatorsPage, { inputs, roles: ['care-manager'], providers: IN_OCTOBER });
  await page.answer('GET', /\/indicators\?/, CATALOGUE);
  await page.answer('GET', /\/views\?/, { items: views, next: null });
  const request = await page.request('GET', url);
  request.flush({ items, next: null });
  await page.settle();
  return { page, asked: new URL(request.request.urlWithParams, 'http://here').searchParams };
}
const cells = (page: ShownPage<unknown>, line: number) => page.all('tbody tr')[line]!.textContent!.replace(/\s+/g, ' ').trim();

/** Charts are drawn in the journeys: here is no canvas. */
beforeEach(() => {
  TestBed.overrideComponent(Chart, { set: { template: '<div role="img" [attr.aria-label]="label()"></div>', imports: [], providers: [] } });
});

describe('The explorer', () => {
  it('shows the period beside the one before and the same of last year, with their differences', async () => {
    const { page, asked } = await explore({ indicator: 'RES' }, [
      measured(NORD, '2025-10', 'RES', 0.5),
      measured(NORD, '2026-09', 'RES', 0.7),
      measured(NORD, '2026-10', 'RES', 0.61),
      measured(SUD, '2026-10', 'RES', null),
    ]);
    expect(asked.getAll('period')).toHaveLength(13);
    expect(asked.getAll('period')).toContain('2025-10');
    expect(cells(page, 0)).toContain('Squadra Nord');
    expect(cells(page, 0)).toMatch(/61,0 %.*70,0 %\s*−9,0 punti\s*50,0 %\s*\+11,0 punti.*56,0–66,0 %.*200/);
    expect(cells(page, 1)).toContain('Non calcolabile: nei dati manca se il contatto è stato risolto.');
    expect(page.text).toContain('Tasso di risoluzione · Squadra Nord');
  });

  it('asks for several indicators, a crossing and words of a name, as the address says, and so do its files', async () => {
    const hour = (code: string) => ({ crossed: { kind: 'hour' as const, id: code, code, name: code } });
    const { page, asked } = await explore({ indicator: ['SL2', 'ASA'], by: 'hour', periods: '1', search: 'nord' }, [
      measured(NORD, '2026-10', 'SL2', 0.8, hour('10')),
      measured(NORD, '2026-10', 'SL2', 0.6, hour('09')),
      measured(NORD, '2026-10', 'ASA', 31.5, hour('09')),
    ]);
    expect(Object.fromEntries(asked)).toMatchObject({ by: 'hour', search: 'nord' });
    expect(asked.getAll('indicator')).toEqual(['SL2', 'ASA']);
    expect(page.all('tbody tr').map((_, line) => cells(page, line).slice(0, 90))).toEqual([
      expect.stringMatching(/^Livello di servizio sugli offerti Squadra Nord 09:00–09:59\s*60,0 %/),
      expect.stringMatching(/^Livello di servizio sugli offerti Squadra Nord 10:00–10:59\s*80,0 %/),
      expect.stringMatching(/^Tempo medio di risposta Squadra Nord 09:00–09:59\s*31,5 s/),
    ]);
    for (const format of ['CSV', 'XLSX']) {
      const file = new URL(page.link(`Scarica ${format}`), 'http://here');
      expect(file.pathname).toBe(`/api/v1/measurements.${format.toLowerCase()}`);
      expect([...file.searchParams]).toEqual([...asked].filter(([name]) => name !== 'limit'));
    }
  });

  it('says months of arrival in words, in their own order', async () => {
    const month = (code: string) => ({ crossed: { kind: 'month' as const, id: code, code, name: code } });
    const { page } = await explore({ indicator: 'BKL', by: 'month', periods: '1' }, [
      measured(NORD, '2026-10', 'BKL', 7, month('2026-09')),
      measured(NORD, '2026-10', 'BKL', 4, month('2026-04')),
      measured(NORD, '2026-10', 'BKL', 5, month('2025-12')),
    ]);
    expect(page.all('tbody tr').map((_, line) => /Nord (\S+ \d{4})/.exec(cells(page, line))?.[1])).toEqual([
      'dicembre 2025',
      'aprile 2026',
      'settembre 2026',
    ]);
  });

  it('has a column a period when it is asked so', async () => {
    const { page } = await explore({ indicator: 'RES', periods: '3', table: 'periods' }, [
      measured(NORD, '2026-08', 'RES', 0.5),
      measured(NORD, '2026-10', 'RES', 0.6),
    ]);
    expect(page.all('thead th').map((head) => head.textContent)).toEqual(['Ambito', 'agosto 2026', 'settembre 2026', 'ottobre 2026']);
    expect(cells(page, 0)).toMatch(/50,0 %.*— .*60,0 %/);
  });

  it.each([
    [{ table: 'periods', periods: '3' }, /Squadra Nord Nascosto — 60,0 %/],
    [{ periods: '3' }, /Squadra Nord.*60,0 %.*— Nascosto/],
  ])('says where a figure is kept back, and why, beside those that are not (%j)', async (inputs, line) => {
    const hidden = { value: null, missing: ['small-group'] };
    const { page } = await explore({ indicator: 'RES', ...inputs }, [
      measured(NORD, '2025-10', 'RES', null, hidden),
      measured(NORD, '2026-08', 'RES', null, hidden),
      measured(NORD, '2026-10', 'RES', 0.6),
    ]);
    expect(cells(page, 0).replace(/Apri[^%—N]*/g, '')).toMatch(line);
    expect(page.text).toContain('Nascosto: Gruppo troppo piccolo: sotto le cinque persone il valore non si mostra.');
  });

  it('writes figures in their unit and by their names before the catalogue is read', async () => {
    const page = await show(IndicatorsPage, { inputs: { indicator: 'RES' }, roles: ['care-manager'], providers: IN_OCTOBER });
    await page.answer('GET', /\/measurements\?/, { items: [measured(NORD, '2026-10', 'RES', 0.61)], next: null });
    expect(cells(page, 0)).toContain('61,0 %');
    expect(page.text).toContain('Tasso di risoluzione · Squadra Nord');
  });

  it('offers the number of periods that the address asks for', async () => {
    const { page } = await explore({ indicator: 'RES', periods: '5' }, [measured(NORD, '2026-10', 'RES', 0.6)]);
    const counts = page.all('circolo-explorer-filters label:has(option[value="24"]) select')[0] as HTMLSelectElement;
    expect(counts.value).toBe('5');
    expect(page.all('thead th').at(-1)?.textContent).toBe('5 periodi');
  });

  it('reads on where a page ends', async () => {
    const page = await show(IndicatorsPage, { inputs: { indicator: 'RES' }, roles: ['care-manager'], providers: IN_OCTOBER });
    await page.answer('GET', /\/indicators\?/, CATALOGUE);
    await page.answer('GET', /\/views\?/, { items: [], next: null });
    await page.answer('GET', /\/measurements\?(?!.*cursor)/, { items: [measured(NORD, '2026-10', 'RES', 0.6)], next: 'abc' });
    await page.answer('GET', /\/measurements\?.*cursor=abc/, { items: [measured(SUD, '2026-10', 'RES', 0.7)], next: null });
    expect(page.all('tbody tr')).toHaveLength(2);
  });

  it('says that nobody has the name that was looked for', async () => {
    const { page } = await explore({ search: 'zzz' }, []);
    expect(page.text).toContain('Nessun ambito con queste parole');
  });

  it('says what went wrong, and asks again', async () => {
    const page = await show(IndicatorsPage, { inputs: { indicator: 'RES' }, roles: ['care-manager'], providers: IN_OCTOBER });
    await page.answer('GET', /\/indicators\?/, CATALOGUE);
    await page.answer('GET', /\/views\?/, { items: [], next: null });
    await page.answer('GET', /\/measurements\?/, { code: 'failed', status: 500 }, 500);
    expect(page.text).toContain('Qualcosa è andato storto');
    await page.click('Riprova');
    await page.answer('GET', /\/measurements\?/, { items: [measured(NORD, '2026-10', 'RES', 0.6)], next: null });
    expect(page.all('tbody tr')).toHaveLength(1);
  });

  it('says what will be here when there is nothing', async () => {
    const { page } = await explore({ indicator: 'RES' }, []);
    expect(page.text).toContain('Qui si vedono gli indicatori nel tempo.');
  });

  it('opens the card of a figure, and from there its contacts and its definition', async () => {
    const { page } = await explore({ indicator: 'RES' }, [measured(NORD, '2026-10', 'RES', 0.61)]);
    page.all('tbody td button')[0]!.click();
    await page.until(() => page.dialog.includes('Contatti con esito noto'));
    expect(page.link('Mostra i contatti')).toContain('/indicators/records?indicator=RES&period=2026-10&subject=team');
    expect(page.link('RES, versione 1')).toBe('/indicators/catalogue/RES');
  });
});

describe('Saved views', () => {
  const view = (more: Partial<SavedViewRow>): SavedViewRow => ({
    ...{
      id: '00000000-0000-4000-8000-0000000000f1',
      name: 'Mese',
      own: true,
      shared: false,
      revision: 1,
      changedAt: '2026-11-01T10:00:00Z',
    },
    owner: SIGNED_IN.person,
    filters: { indicator: ['RES'], subject: 'team', by: null, periodKind: 'month', until: null, periods: 6, search: '' },
    ...more,
  });

  it('name the owner of a shared one, and let nobody else change it', async () => {
    const owner = { id: '00000000-0000-4000-8000-0000000000e1', name: 'Ugo Neri' };
    const shared = view({ own: false, shared: true, owner });
    const { page } = await explore({ view: shared.id }, [], [shared]);
    expect(page.text).toContain('Mese (di Ugo Neri)');
    expect(page.text).not.toContain('Elimina la vista');
  });

  it('are kept under a name with all that is looked at', async () => {
    const { page } = await explore({ indicator: ['RES', 'SL2'], by: 'hour', periods: '6', search: 'nord' }, [], []);
    await page.click('Salva la vista');
    await page.until(() => page.dialog.includes('Nome'));
    await page.fill('Nome', 'Risposte');
    await page.clickInDialog('Salva');
    const sent = await page.answer('POST', '/api/v1/views', view({ name: 'Risposte' }), 201);
    expect(sent).toEqual({
      name: 'Risposte',
      shared: false,
      filters: {
        indicator: ['RES', 'SL2'],
        subject: 'team',
        by: 'hour',
        periodKind: 'month',
        until: null,
        periods: 6,
        search: 'nord',
      },
    });
    await page.answer('GET', /\/views\?/, { items: [view({ name: 'Risposte' })], next: null });
  });
});
