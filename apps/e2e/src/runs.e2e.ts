import { expect, test } from './journey.ts';

test('has weeks evaluated by themselves, by keyboard, sees what is waited for, and takes it back', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/runs');
  await expect(page.getByRole('heading', { name: /^Quanto è pronto: / })).toBeVisible();
  await page.getByRole('link', { name: 'Pianificazioni' }).press('Enter');
  await page.getByRole('button', { name: 'Nuova pianificazione' }).press('Enter');
  await page.getByLabel('Periodi', { exact: true }).selectOption({ label: 'Settimana' });
  await page.getByLabel('Giorni dopo la fine').fill('3');
  await page.getByRole('button', { name: 'Salva' }).press('Enter');
  const weekly = page
    .getByRole('main')
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Ogni settimana' }) });
  await expect(weekly).toContainText('3 giorni dopo la fine, alle 06:30. Aspetta che i dati siano arrivati.');
  await expect(weekly.getByRole('region', { name: 'I periodi' }).getByText('previsto')).toBeVisible();
  await weekly.getByRole('button', { name: 'Togli' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Togli' }).press('Enter');
  await expect(weekly).toBeHidden();
});

test('evaluates a period again, and holds the two runs side by side', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/runs');
  await page.getByRole('main').getByRole('rowheader').getByRole('link').last().click();
  await page.getByRole('button', { name: 'Elabora di nuovo' }).click();
  await expect(page.getByRole('img', { name: 'Elaborazione al 100 per cento' })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText('Passo finito: Scrive le proposte.')).toBeVisible();
  await page.getByRole('link', { name: /^Confronta con la n\. \d+$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Confronto: .+, n\. \d+$/ })).toBeVisible();
  await page.getByRole('button', { name: /mantenute$/ }).click();
  await expect(page).toHaveURL(/change=kept/);
  await expect(page.getByRole('heading', { name: 'Proposte e verdetti diversi' })).toBeVisible();
});
