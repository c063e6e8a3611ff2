import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import type { List, MeasurementRow } from '@circolo/contracts';
import { expect, test } from './journey.ts';

/** A share as the Italian screen writes it. */
const written = (value: number) =>
  `${new Intl.NumberFormat('it-IT', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value * 100)} %`;

test('finds the same figure on the screen, in the API, in the CSV and in the XLSX', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/indicators?scope=channel&indicator=ANS&periods=3');
  const table = page.getByRole('region', { name: 'Tasso di risposta' });
  await expect(table.getByRole('rowheader').first()).toBeVisible();
  const period = new URL(page.url()).searchParams.get('period') ?? '';
  const addressOf = async (name: string) => (await page.getByRole('link', { name }).getAttribute('href')) ?? '';
  const csvAddress = await addressOf('Scarica CSV');
  const list = await page.request.get(csvAddress.replace('.csv', ''));
  const csv = parse(await (await page.request.get(csvAddress)).body(), { bom: true, columns: true }) as Record<string, string>[];
  const [header, ...sheet] = await readSheet(await (await page.request.get(await addressOf('Scarica XLSX'))).body(), 'measurements');
  const column = (name: string) => (header as string[]).indexOf(name);

  const { items } = (await list.json()) as List<MeasurementRow>;
  const here = items.filter((row) => row.period === period && row.value !== null);
  expect(here.length).toBeGreaterThan(1);
  expect([csv.length, sheet.length]).toEqual([items.length, items.length]);
  for (const { subject, value, sample } of here) {
    const line = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: subject.name, exact: true }) });
    const shown = (await line.getByRole('cell').first().innerText()).replace(/\s+/g, ' ');
    expect(shown).toContain(written(value!));
    const inCsv = csv.find((row) => row['period'] === period && row['subjectCode'] === subject.code);
    expect([Number(inCsv?.['value']), Number(inCsv?.['sample'])]).toEqual([value, sample]);
    const inXlsx = sheet.find((row) => row[column('period')] === period && row[column('subjectCode')] === subject.code);
    expect([inXlsx?.[column('value')], inXlsx?.[column('sample')]]).toEqual([value, sample]);
  }
});

test('crosses, keeps the view, and comes back to it', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/indicators?scope=channel&indicator=SL2');
  await page.getByLabel('Aggiungi').selectOption('ASA');
  await page.getByLabel('Incrocia con').selectOption('hour');
  await expect(page.getByRole('img', { name: /Valore del periodo per \d+ fasce/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Valori' }).getByText('10:00–10:59').first()).toBeVisible();
  const name = `Per ora ${Date.now()}`;
  await page.getByRole('button', { name: 'Salva la vista' }).click();
  await page.getByLabel('Nome').fill(name);
  await page.getByRole('button', { name: 'Salva', exact: true }).click();
  await expect(page.getByText('Vista salvata.')).toBeVisible();

  await page.goto('/indicators?scope=team');
  await page.getByLabel('Viste salvate').selectOption({ label: name });
  await expect(page).toHaveURL(/scope=channel/);
  await expect(page).toHaveURL(/indicator=SL2&indicator=ASA/);
  await expect(page).toHaveURL(/by=hour/);
  await expect(page.getByText('10:00–10:59').first()).toBeVisible();
  await page.getByRole('button', { name: 'Elimina la vista' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Elimina la vista' }).click();
  await expect(page.getByText('Vista eliminata.')).toBeVisible();
});

test('looks a definition up, and sees what a figure leaves out', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/indicators/catalogue');
  await page.getByLabel('Cerca').fill('primo contatto');
  await expect(page).toHaveURL(/words=/);
  await page.getByRole('link', { name: 'Risoluzione al primo contatto, stesso argomento' }).click();
  await expect(page.getByRole('heading', { name: 'Con che cosa non va confuso' })).toBeVisible();
  await expect(page.getByText('finestra: 7 giorni')).toBeVisible();

  await page.goto('/indicators/records?indicator=RES');
  const fate = page.locator('circolo-left-out');
  await expect(fate.getByText(/\d+ dei .+ contatti del periodo entrano nel calcolo/)).toBeVisible();
  await expect(fate.getByText('esito diverso da: risposto')).toBeVisible();
});
