import { INDICATOR_LIST } from '@circolo/domain';
import { show } from '../../testing/page';
import { CataloguePage } from './catalogue-page';
import { DefinitionPage } from './definition-page';

describe('The catalogue', () => {
  it.each(['it', 'en'] as const)('has a row for every indicator, with its formula in words and its own address (%s)', async (language) => {
    const page = await show(CataloguePage, { language });
    expect(page.all('tbody tr')).toHaveLength(INDICATOR_LIST.length);
    for (const { code, name } of INDICATOR_LIST) expect(page.link(name[language])).toBe(`/indicators/catalogue/${code}`);
    // No parameter is left unsaid, and no text is missing: a missing one is shown by its key.
    expect(page.text).not.toMatch(/\{\{|words\.|indicators\./);
  });

  it('is searched by code, name and formula, without accents and capitals', async () => {
    const page = await show(CataloguePage, { inputs: { words: 'LIVELLO di servizio' } });
    expect(page.all('tbody tr')).toHaveLength(4);
    page.fixture.componentRef.setInput('words', 'anzianita');
    await page.settle();
    expect(page.all('tbody th .sub').map((one) => one.textContent)).toEqual(['BKL_M', 'BKL_P50', 'BKL_P90']);
    page.fixture.componentRef.setInput('words', 'zzz');
    await page.settle();
    expect(page.text).toContain('Nessun indicatore ha queste parole');
  });
});

describe('A definition', () => {
  it('tells formula, parts with their parameters, needs, and what it is not to be confused with', async () => {
    const page = await show(DefinitionPage, { inputs: { code: 'FCR_W' } });
    expect(page.text).toContain('non si è più fatto vivo sullo stesso argomento entro 7 giorni');
    expect(page.text).toContain('contatti risposti di clienti noti i cui 7 giorni sono trascorsi nei dati');
    expect(page.text).toContain('finestra: 7 giorni');
    expect(page.text).toContain('il cliente');
    expect(page.link('Risoluzione al primo contatto, qualsiasi argomento')).toBe('/indicators/catalogue/FCR_A');
    expect(page.link('I valori')).toBe('/indicators?indicator=FCR_W');
  });

  it('shows its versions, and speaks by the one in force', async () => {
    const page = await show(DefinitionPage, { inputs: { code: 'SL2' }, roles: ['care-manager'] });
    const version = { settable: ['thresholdSeconds'], note: null, by: null, at: null };
    const items = [
      { ...version, version: 3, from: '2999-01-01', parameters: { thresholdSeconds: 40 }, note: 'Nuova carta dei servizi' },
      { ...version, version: 2, from: '2026-01-01', parameters: { thresholdSeconds: 30 } },
      { ...version, version: 1, from: null, parameters: { thresholdSeconds: 20 } },
    ];
    await page.answer('GET', '/api/v1/indicators/SL2/versions', { items, next: null });
    expect(page.text).toContain('contatti a cui si è risposto entro 30 secondi');
    expect(page.text).toContain('2, in vigore');
    expect(page.all('tbody tr').map((row) => row.textContent!.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringContaining('soglia: 40 secondi'),
      expect.stringContaining('soglia: 30 secondi'),
      expect.stringContaining('fino a dicembre 2025'),
    ]);
  });

  it.each(INDICATOR_LIST)('of $code leaves nothing unsaid', async ({ code, name }) => {
    const page = await show(DefinitionPage, { inputs: { code }, language: 'en' });
    expect(page.text).toContain(name.en);
    expect(page.text).not.toMatch(/\{|words\.|indicators\.|undefined/);
  });

  it('that is not there says so', async () => {
    const page = await show(DefinitionPage, { inputs: { code: 'XYZ' } });
    expect(page.text).toContain('Nel catalogo non c’è un indicatore XYZ.');
  });
});
