import { expect, newName, test } from './journey.ts';
import { accessibilityFaults, cutOff, overflow, rawTexts } from './page-checks.ts';
import { addLabel, chooseFile, importCounts, mapFields, nextStep, writeConditions } from './wizard.ts';

/** Twelve contacts in a layout of their own, in a month before the demo's first; `code` is the name of the column of codes. Lines 5 and 9 of the file cannot be read. */
function contacts(code: string): Buffer {
  const rows = Array.from({ length: 12 }, (_, at) => {
    const line = at + 2;
    const day = line === 5 ? '31/02/2020' : `${String(at + 3).padStart(2, '0')}/02/2020`;
    return [`P-${line}`, `${day} 09:15`, 'email', at % 4 === 3 ? 'PERSA' : 'OK', line === 9 ? '-30' : String(at * 7), '4'].join(';');
  });
  return Buffer.from([`${code};quando;mezzo;fine;secondi;voto`, ...rows, ''].join('\r\n'));
}

test('a file comes in by its own layout, once, and goes out again', async ({ as }) => {
  const source = newName('prova');
  const file = `${source}.csv`;
  const code = newName('pratica');
  const page = await as('care-manager');
  await chooseFile(page, { name: file, mimeType: 'text/csv', buffer: contacts(code) });
  await expect(page.getByLabel('Le colonne sono separate da')).toHaveValue(';');
  await expect(page.getByRole('heading', { name: 'Riconosciuto: file di testo (CSV)' })).toBeVisible();
  await nextStep(page, 'Quale colonna è che cosa');
  await page.getByLabel('Fonte', { exact: true }).fill(source);
  await page.getByText(/^Altri \d+ campi senza colonna$/).click();
  for (const [field, column] of Object.entries({
    'il codice del contatto': code,
    "l'istante di arrivo": 'quando',
    'il canale': 'mezzo',
    "l'esito": 'fine',
    "il tempo d'attesa": 'secondi',
  }))
    await page.getByLabel(field, { exact: true }).selectOption({ label: column });
  await page.getByRole('combobox', { name: 'OK' }).selectOption({ label: 'risposto' });
  await page.getByRole('combobox', { name: 'PERSA' }).selectOption({ label: 'abbandonato' });

  await nextStep(page, 'Le prime righe, prima e dopo');
  await expect(page.getByText(/^\s*12 righe guardate\.\s+2 sarebbero rifiutate\.\s*$/)).toBeVisible();
  const preview = page.getByRole('region', { name: 'Le prime righe come verrebbero lette' });
  await expect(preview.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '5', exact: true }) })).toContainText(
    '31/02/2020',
  );
  await page.getByLabel('Nome della corrispondenza').fill(source);
  await page.getByRole('button', { name: 'Salva la corrispondenza' }).click();
  await expect(page.getByText(`Salvata come «${source}»`)).toBeVisible();

  await page.getByRole('button', { name: 'Importa', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: file })).toBeVisible();
  expect(await importCounts(page)).toEqual({ Lette: 12, Accettate: 10, 'Già presenti': 0, Rifiutate: 2, Saltate: 0 });
  const imported = page.url();
  const refused = page.getByRole('region', { name: 'Righe rifiutate' }).getByRole('row');
  await expect(refused.nth(1)).toHaveText(/5\s*quando\s*«31\/02\/2020 09:15»\s*Questa data o quest'ora non esiste\./);
  await expect(refused.nth(2)).toHaveText(/9\s*secondi\s*«-30»\s*Una durata non può essere negativa\./);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Scarica il CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);

  await chooseFile(page, { name: file, mimeType: 'text/csv', buffer: contacts(code) });
  await nextStep(page, 'Quale colonna è che cosa');
  await expect(page.getByText(`Il file ha le colonne di «${source}»`)).toBeVisible();
  await nextStep(page, 'Le prime righe, prima e dopo');
  await expect(page.getByText('12 righe guardate.')).toBeVisible();
  await page.getByRole('button', { name: 'Importa', exact: true }).first().click();
  await expect(page).not.toHaveURL(imported);
  await expect(page.getByRole('heading', { level: 1, name: file })).toBeVisible();
  expect(await importCounts(page)).toEqual({ Lette: 12, Accettate: 0, 'Già presenti': 10, Rifiutate: 2, Saltate: 0 });
  await expect(page.getByRole('definition').filter({ hasText: `${source} revisione 1` })).toBeVisible();

  await page.goto(imported);
  await page.getByRole('button', { name: "Annulla l'importazione" }).click();
  await page
    .getByRole('dialog', { name: `Annullare l'importazione di «${file}»?` })
    .getByRole('button', { name: "Annulla l'importazione" })
    .click();
  await expect(page.getByText('Annullata: i valori sono quelli di prima.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: "Annulla l'importazione" })).toHaveCount(0);
});

test('a file that cannot be read says so and leaves everything as it was', async ({ as }) => {
  const page = await as('care-manager');
  await chooseFile(page, { name: 'vuoto.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Il file è vuoto');
  await expect(page.getByRole('button', { name: 'Avanti' }).first()).toBeDisabled();
});

test('labels, cases and rows to skip are written by rows that everybody can use', async ({ as }) => {
  const page = await as('care-manager', { reducedMotion: 'reduce' });
  await chooseFile(page, { name: 'etichette.csv', mimeType: 'text/csv', buffer: contacts('pratica') });
  await nextStep(page, 'Quale colonna è che cosa');
  await mapFields(page, {
    'il codice del contatto': { columns: ['pratica', 'mezzo'], join: '|' },
    "l'istante di arrivo": { column: 'quando' },
    'il canale': { column: 'mezzo' },
    "l'esito": { cases: [{ value: 'risposto', when: [['fine', 'è una di queste parole', ['OK']]] }], otherwise: 'abbandonato' },
  });
  await addLabel(page, 'voto dato', 'voto');
  await writeConditions(page.getByRole('region', { name: 'Righe da saltare' }), [['fine', 'non è una di queste parole', ['OK', 'PERSA']]]);
  for (const [width, colorScheme] of [
    [1280, 'dark'],
    [360, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect([await overflow(page), await cutOff(page), await rawTexts(page)]).toEqual([0, [], []]);
  }
});
