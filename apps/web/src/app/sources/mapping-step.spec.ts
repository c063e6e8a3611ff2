import type { Mapping } from '@circolo/contracts';
import { type ShownPage, visibleText } from '../../testing/page';
import type { ImportPage } from './import-page';
import { pressed, select, valueOf, wizardWith } from './testing/wizard';

async function mapping(language: 'it' | 'en' = 'it'): Promise<ShownPage<ImportPage>> {
  const page = await wizardWith(undefined, { language });
  await page.click(language === 'it' ? 'Avanti' : 'Next');
  await page.answer('GET', '/api/v1/sources', { items: [], next: null });
  await select(page, '#mapping-source', 'centralino');
  await page.fill(language === 'it' ? 'Fonte' : 'Source', 'centralino');
  await select(page, '#field-channel', 'constant:');
  return page;
}
/** The mapping as it is sent. */
async function sent(page: ShownPage<unknown>): Promise<Mapping> {
  await page.click('Avanti');
  const request = await page.request('POST', '/api/v1/imports/preview');
  return JSON.parse(String((request.request.body as FormData).get('mapping'))) as Mapping;
}
const SKIPPED = 'circolo-mapping-step > section > .inside > circolo-mapping-conditions';
const press = async (page: ShownPage<unknown>, within: string, word: string) => {
  const button = page.all(`${within} button`).find((one) => visibleText(one) === word);
  if (!button) throw new Error(`No «${word}» in ${within}`);
  button.click();
  await page.settle();
};
const mayGoOn = (page: ShownPage<unknown>) => !(page.all('circolo-page-header button')[0] as HTMLButtonElement).disabled;

describe('Rows to be skipped', () => {
  it('are those for which all conditions hold, by the words of the column or others', async () => {
    const page = await mapping();
    await press(page, SKIPPED, 'Aggiungi una condizione');
    await select(page, `${SKIPPED} [aria-label=Colonna]`, 'Esito');
    expect(page.text).toContain('A una condizione mancano le parole.');
    expect(page.text).toContain('Prima finisci le condizioni segnate in rosso.');
    expect(mayGoOn(page)).toBe(false);
    await press(page, SKIPPED, 'ABBANDONO');
    await select(page, `${SKIPPED} input`, 'FANTASMA');
    expect(pressed(page, SKIPPED)).toEqual(['ABBANDONO', 'FANTASMA']);
    expect(mayGoOn(page)).toBe(true);
    await press(page, SKIPPED, 'Aggiungi una condizione');
    await select(page, `${SKIPPED} .line:nth-of-type(2) [aria-label=Colonna]`, 'Operatore');
    await select(page, `${SKIPPED} .line:nth-of-type(2) [aria-label=Confronto]`, 'empty');
    expect((await sent(page)).rows.skipWhen).toEqual([
      { column: 'Esito', in: ['ABBANDONO', 'FANTASMA'] },
      { column: 'Operatore', empty: true },
    ]);
  });

  it('are none when the last condition goes', async () => {
    const page = await mapping();
    await press(page, SKIPPED, 'Aggiungi una condizione');
    await press(page, SKIPPED, 'Togli');
    await new Promise((resolve) => setTimeout(resolve));
    expect(visibleText(document.activeElement!)).toBe('Aggiungi una condizione');
    expect((await sent(page)).rows).toEqual({});
  });

  it('forget their words with another column, and turn to what they are not', async () => {
    const page = await mapping();
    await press(page, SKIPPED, 'Aggiungi una condizione');
    await select(page, `${SKIPPED} [aria-label=Colonna]`, 'Esito');
    await press(page, SKIPPED, 'RISPOSTA');
    await select(page, `${SKIPPED} [aria-label=Confronto]`, 'notIn');
    expect(pressed(page, SKIPPED)).toEqual(['RISPOSTA']);
    await select(page, `${SKIPPED} [aria-label=Colonna]`, 'Attesa');
    expect(pressed(page, SKIPPED)).toEqual([]);
    await press(page, SKIPPED, '12');
    expect((await sent(page)).rows.skipWhen).toEqual([{ column: 'Attesa', notIn: ['12'] }]);
  });
});

describe('A value by cases', () => {
  const CASE = (number: number) => `#field-outcome-cases li:nth-child(${number})`;

  it('is that of the first case that holds, and has one for all others', async () => {
    const page = await mapping();
    await select(page, '#field-outcome', 'cases:');
    await select(page, `${CASE(1)} [aria-label=Colonna]`, 'Esito');
    await press(page, CASE(1), 'RISPOSTA');
    await press(page, '#field-outcome-cases', 'Aggiungi un caso');
    await select(page, `${CASE(2)} [aria-label=Valore]`, 'abandoned');
    await select(page, `${CASE(2)} [aria-label=Colonna]`, 'Operatore');
    await select(page, `${CASE(2)} [aria-label=Confronto]`, 'empty');
    await page.click('in ogni altro caso il valore è');
    await select(page, '#field-outcome-cases .last [aria-label=Valore]', 'other');
    await page.click('Sposta su il caso 2');
    expect((await sent(page)).fields.outcome).toEqual({
      cases: [
        { when: [{ column: 'Operatore', empty: true }], value: 'abandoned' },
        { when: [{ column: 'Esito', in: ['RISPOSTA'] }], value: 'answered' },
        { otherwise: 'other' },
      ],
    });
  });

  it('keeps at least one case, of at least one condition', async () => {
    const page = await mapping();
    await select(page, '#field-outcome', 'cases:');
    expect(page.all('#field-outcome-cases [aria-label^=Togli]')).toHaveLength(0);
    await press(page, '#field-outcome-cases', 'Aggiungi un caso');
    await page.click('Togli il caso 1');
    expect(page.all('#field-outcome-cases li')).toHaveLength(1);
  });
});

describe('Several columns', () => {
  it('are added one after the other, and the way to add shows nothing of its own', async () => {
    const page = await mapping();
    const within = 'circolo-mapped-field:has(#field-externalId)';
    await select(page, '#field-externalId', 'several:');
    for (const column of ['Ora', 'Esito']) await select(page, `${within} [aria-label="e un'altra"]`, column);
    expect(valueOf(page, `${within} [aria-label="e un'altra"]`)).toBe('');
    await select(page, `${within} .join`, '|');
    (page.all(`${within} .join`)[0] as HTMLInputElement).dispatchEvent(new Event('input'));
    expect((await sent(page)).fields.externalId).toEqual({ columns: ['Codice', 'Ora', 'Esito'], join: '|' });
  });
});

describe('Labels', () => {
  it('take the name and the values of a column, or any other', async () => {
    const page = await mapping();
    await select(page, 'circolo-mapping-labels .row select', 'Operatore');
    expect(valueOf(page, '#label-name-0')).toBe('Operatore');
    expect(page.all('circolo-mapping-labels')[0]?.textContent).toContain('OP101');
    await select(page, '#label-name-0', 'turno');
    await select(page, 'circolo-mapping-labels .row select', 'Esito');
    await page.click("Togli l'etichetta Esito");
    await select(page, 'circolo-mapping-labels .row select', 'Esito');
    const { labels, unknown } = await sent(page);
    expect(labels).toEqual({ turno: { column: 'Operatore' }, Esito: { column: 'Esito' } });
    expect(unknown.label).toBe('create');
  });

  it('have a name of their own, without a colon', async () => {
    const page = await mapping();
    await select(page, 'circolo-mapping-labels .row select', 'Operatore');
    await select(page, 'circolo-mapping-labels .row select', 'Esito');
    for (const name of ['ESITO', 'a: b', '']) {
      await select(page, '#label-name-0', name);
      expect(page.text).toContain('Serve un nome diverso dagli altri, senza i due punti.');
      expect(valueOf(page, '#label-name-0')).toBe('Operatore');
    }
    await select(page, '#label-name-0', 'squadra');
    expect(page.text).not.toContain('Serve un nome diverso');
  });

  it('come from cases too, and can refuse groups that are new', async () => {
    const page = await mapping();
    await select(page, 'circolo-mapping-labels .row select', 'Esito');
    await select(page, '#label-from-0', 'cases:');
    await select(page, 'circolo-mapping-labels li [aria-label=Colonna]', 'Esito');
    await press(page, 'circolo-mapping-labels li', 'RISPOSTA');
    await select(page, 'circolo-mapping-labels li [aria-label=Valore]', 'buono');
    await select(page, 'circolo-mapping-labels .row label:nth-of-type(2) select', 'refuse');
    const { labels, unknown } = await sent(page);
    expect(labels).toEqual({ Esito: { cases: [{ when: [{ column: 'Esito', in: ['RISPOSTA'] }], value: 'buono' }] } });
    expect(unknown.label).toBe('refuse');
  });

  it('are of contacts only, at most five', async () => {
    const page = await mapping();
    for (const column of ['Codice', 'Data', 'Ora', 'Esito', 'Operatore']) {
      await select(page, 'circolo-mapping-labels .row select', column);
    }
    expect(page.text).not.toContain("Un'etichetta dalla colonna");
    await select(page, '#mapping-kind', 'complaints');
    expect(page.all('circolo-mapping-labels')).toHaveLength(0);
  });

  it('speak English too', async () => {
    const page = await mapping('en');
    expect(page.text).toContain('Rows to skip');
    await select(page, 'circolo-mapping-labels .row select', 'Esito');
    expect(page.text).toContain('Name of the label');
    expect(page.text).not.toMatch(/sources\.import/);
  });
});
