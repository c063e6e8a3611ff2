import { expect, newName, test } from './journey.ts';

test('a version of a definition is published from a month on, and the register tells of it', async ({ as }) => {
  const reason = newName('Carta dei servizi');
  const page = await as('care-manager');
  await page.goto('/indicators/catalogue/SL3');
  await page.getByRole('button', { name: 'Pubblica una versione' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('È uguale a quella in vigore: cambia qualcosa.')).toBeVisible();
  await dialog.getByLabel('Soglia').fill('25');
  await dialog.getByLabel('Unità').selectOption({ label: 'ore' });
  // Long after the demo: no figure of another journey follows it.
  await dialog.getByLabel('Dal mese').fill('2190-01');
  await dialog.getByLabel('Motivo').fill(reason);
  await dialog.getByRole('button', { name: 'Pubblica' }).click();
  await expect(dialog.getByText('Da 0 secondi a 24 ore, senza decimali.')).toBeVisible();
  await dialog.getByLabel('Soglia').fill(String(2 + (Date.now() % 50)));
  await dialog.getByLabel('Unità').selectOption({ label: 'minuti' });
  await dialog.getByRole('button', { name: 'Pubblica' }).click();
  await expect(page.getByText(/^Pubblicata la versione \d+: i valori si ricalcolano\.$/)).toBeVisible();
  const published = page.getByRole('region', { name: 'Versioni' }).getByRole('row').filter({ hasText: reason });
  await expect(published).toContainText(/soglia: \d+ minuti \(prima /);
  await expect(published).toContainText('da gennaio 2190');

  const auditor = await as('auditor');
  await auditor.goto('/indicators/catalogue/SL3');
  await expect(auditor.getByRole('button', { name: 'Pubblica una versione' })).toHaveCount(0);
  await auditor.getByRole('link', { name: 'Nel registro' }).click();
  const event = auditor.getByRole('region', { name: 'Eventi' }).getByRole('row').filter({ hasText: 'Indicatore: nuova versione' }).first();
  await event.locator('summary').click();
  await expect(auditor.getByRole('region', { name: 'Eventi' })).toContainText(reason);
});
