import { expect, test } from './journey.ts';

test('the language switch changes the whole page, and the choice stays', async ({ as }) => {
  const page = await as('auditor');
  await page.goto('/deviations?scope=team&indicator=RES&show=all');
  await expect(page.getByRole('heading', { level: 1, name: 'Scostamenti' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Scostamenti' }).getByRole('row').nth(1)).toContainText(/\d,\d\s%/);
  await page.getByRole('banner').getByRole('button', { name: 'Read in English' }).click();

  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle('Deviations · Circolo');
  await expect(page.getByRole('heading', { level: 1, name: 'Deviations' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/\d{4} · teams/);
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link')).toHaveText([
    'Circolo',
    /Today/,
    'Monitoring',
    'Indicators',
    'Deviations',
    'Rules',
    'Improvement',
    'Training',
    'Bonuses',
    'Runs',
    'Opening calendars',
    'Audit',
    'Settings',
  ]);
  await expect(page.getByRole('region', { name: 'Deviations' }).getByRole('row').nth(1)).toContainText(/\d\.\d\s?%/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Deviations' })).toBeVisible();
  await page.goto('/improvement');
  await expect(page.getByRole('heading', { level: 1, name: 'Improvement' })).toBeVisible();

  const elsewhere = await as('auditor', { anyLanguage: true });
  await elsewhere.goto('/today');
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await elsewhere.getByRole('banner').getByRole('button', { name: 'Leggi in italiano' }).click();
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Oggi' })).toBeVisible();
});
