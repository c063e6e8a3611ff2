import { expect, test, type Page } from './journey.ts';

/** The sheet of the assignments that stand at one step. */
const sheet = (page: Page, name: string) =>
  page
    .getByRole('main')
    .locator('section')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });

/** What a field of the kind `datetime-local` takes: tomorrow at half past nine. */
function tomorrow(): string {
  const day = new Date(Date.now() + 86_400_000);
  return `${day.toISOString().slice(0, 10)}T09:30`;
}

test('accepts an assignment, gives it a date and a place, and marks who came', async ({ as }) => {
  const page = await as('trainer');
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: 'Rivedi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Formazione' })).toBeVisible();

  const proposed = sheet(page, 'Proposte').getByRole('listitem').first();
  const agent = (await proposed.locator('b').first().textContent())?.trim() ?? '';
  await proposed.getByRole('button', { name: 'Accetta' }).click();
  await expect(page.getByText(`Iscrizione di ${agent} accettata.`)).toBeVisible();

  const accepted = sheet(page, 'Da mettere in calendario').getByRole('listitem').filter({ hasText: agent }).first();
  await accepted.getByRole('button', { name: 'Dai una data' }).click();
  const dialog = page.getByRole('dialog', { name: `Quando e dove per ${agent}` });
  const save = dialog.getByRole('button', { name: 'Metti in calendario' });
  await expect(save).toBeDisabled();
  await dialog.getByLabel('Inizio').fill(tomorrow());
  await dialog.getByLabel('Durata in minuti').fill('90');
  await dialog.getByLabel('Luogo o collegamento').fill('Aula 2, primo piano');
  await save.click();
  await expect(page.getByText(`${agent}: data e luogo salvati.`)).toBeVisible();

  const planned = sheet(page, 'In calendario').getByRole('listitem').filter({ hasText: agent }).first();
  await expect(planned).toContainText('Aula 2, primo piano');
  await expect(planned).toContainText('09:30');
  await expect(planned).toContainText('con Marco De Santis');
  await page.reload();
  await planned.getByRole('button', { name: 'Era presente' }).click();
  await expect(page.getByText(`Presenza di ${agent} segnata.`)).toBeVisible();
  await expect(sheet(page, 'Concluse').getByRole('listitem').filter({ hasText: agent }).first()).toContainText('presente');
});

test('reads why an assignment was proposed', async ({ as }) => {
  const page = await as('trainer');
  await page.goto('/training');
  await page.getByRole('main').getByRole('link', { name: 'perché' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Perché una formazione: / })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Le condizioni della regola' })).toBeVisible();
});
