import { expect, test, type Page } from './journey.ts';

const sheet = (page: Page, name: string) =>
  page
    .getByRole('main')
    .locator('section')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });

/** Decides on the first that waits on the sheet, after having tried without a reason. Answers whose bonus it was. */
async function decide(page: Page, from: string, verb: 'Conferma' | 'Non confermare', reason: string): Promise<string> {
  const first = sheet(page, from)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: verb, exact: true }) })
    .first();
  const agent = (await first.locator('b').first().textContent())?.trim() ?? '';
  await first.getByRole('button', { name: verb, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: new RegExp(`onfermare il premio per ${agent}\\?$`) });
  await dialog.getByRole('button', { name: verb, exact: true }).click();
  await expect(dialog.getByText('Scrivi il motivo: resta agli atti.')).toBeVisible();
  await dialog.getByLabel('Motivo').fill(reason);
  await dialog.getByRole('button', { name: verb, exact: true }).click();
  await expect(page.getByText(`Decisione su ${agent} registrata.`)).toBeVisible();
  return agent;
}

test('sees who is eligible and why, confirms one and declines another with a reason', async ({ as }) => {
  const page = await as('hr');
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: 'Decidi' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Premi' })).toBeVisible();
  const eligible = sheet(page, 'Ne hanno i requisiti')
    .getByRole('listitem')
    .filter({ has: page.getByRole('button') })
    .first();
  await expect(eligible.getByText('regola «Ammissione al premio di risultato», versione 1')).toBeVisible();
  await expect(eligible.getByText(/Tasso di risoluzione/).first()).toBeVisible();
  await expect(eligible.getByText(/Soddisfazione/).first()).toBeVisible();

  const confirmed = await decide(page, 'Ne hanno i requisiti', 'Conferma', 'Figure verificate con la squadra.');
  const declined = await decide(page, 'Ne hanno i requisiti', 'Non confermare', 'Assente per metà del mese.');
  await page.reload();
  const decided = sheet(page, 'Decisi').getByRole('listitem');
  await expect(decided.filter({ hasText: confirmed }).first()).toContainText('Figure verificate con la squadra.');
  await expect(decided.filter({ hasText: declined }).first()).toContainText('non confermato');
  await expect(decided.filter({ hasText: declined }).first()).toContainText('Deciso da Elena Grassi');
});

test('sees who could not be evaluated, and which figure lacks', async ({ as }) => {
  const page = await as('hr');
  await page.goto('/bonus');
  const row = sheet(page, 'Non si sono potuti valutare').getByRole('listitem').filter({ hasText: 'non valutabile' }).first();
  await expect(row).toContainText('Manca almeno un dato che la regola chiede');
  await expect(row).toContainText('manca');
  await row.getByRole('link', { name: 'Come ci si è arrivati' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Perché il premio non si può valutare: / })).toBeVisible();
  await expect(page.getByText('Dove manca un dato la regola non può dire né sì né no')).toBeVisible();
});
