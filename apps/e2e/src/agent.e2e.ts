import { expect, test } from './journey.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

test("an agent finds on a phone their own figures and training, and nobody else's", async ({ as }) => {
  const page = await as('agent');
  await page.goto('/');
  const own = page
    .getByRole('main')
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'I tuoi valori' }) });
  await expect(own.getByText('Tasso di risoluzione').first()).toBeVisible();
  await own.getByRole('button', { name: 'Tasso di risoluzione: come si arriva al valore' }).tap();
  const card = page.getByRole('dialog', { name: 'Tasso di risoluzione' });
  await expect(card).toContainText('Contatti con esito noto');
  const name = (await card.locator('dd').first().textContent())?.trim() ?? '';
  expect(name).not.toBe('');
  await card.getByRole('button', { name: 'Chiudi' }).tap();

  const tabs = page.getByRole('navigation', { name: 'Schede' });
  await expect(tabs.getByRole('link')).toHaveText([/Oggi/, 'Scostamenti', 'Agenda', 'Io']);
  await tabs.getByRole('link', { name: 'Scostamenti' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Scostamenti' })).toBeVisible();
  await page.goto('/deviations?scope=agent&show=all');
  const rows = page
    .getByRole('region', { name: 'Scostamenti' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
  await expect(rows.first()).toContainText(name);
  expect(await rows.filter({ hasText: name }).count()).toBe(await rows.count());

  await tabs.getByRole('link', { name: 'Agenda' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Formazione' })).toBeVisible();
  const mine = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Ascolto e chiusura del contatto' });
  await expect(mine.or(page.getByText('Qui compaiono le iscrizioni che le regole propongono.')).first()).toBeVisible();
  expect(await mine.filter({ hasText: name }).count()).toBe(await mine.count());
  await expect(page.getByRole('button', { name: 'Accetta' })).toHaveCount(0);
});

test('reads from Oggi what the rules said of them and why, and of nobody else', async ({ as }) => {
  const page = await as('agent');
  await page.goto('/');
  await page.getByRole('link', { name: 'Che cosa hanno detto le regole, e perché' }).tap();
  const rows = page.getByRole('region', { name: 'Le risposte' }).getByRole('rowheader');
  await expect(rows.first()).toBeVisible();
  const names = await rows.getByRole('link').allTextContents();
  expect(new Set(names.map((name) => name.split(',')[0])).size).toBe(1);
  await rows.getByRole('link').first().tap();
  await expect(page.getByRole('heading', { level: 1, name: /^Perché/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Le condizioni della regola' })).toBeVisible();
});

test('pages of others lead an agent back to Oggi, and their data stay closed', async ({ as }) => {
  const page = await as('agent');
  for (const closed of ['/people', '/rules', '/runs', '/sources', '/improvement', '/audit', '/settings']) {
    await page.goto(closed);
    await expect(page.getByRole('heading', { level: 1, name: 'Oggi' })).toBeVisible();
  }
  for (const closed of ['rules', 'evaluation-runs', 'imports', 'improvement-actions', 'audit-events'])
    expect((await page.request.get(`/api/v1/${closed}`)).status(), closed).toBe(403);
  const period = new URL(page.url()).searchParams.get('period');
  for (const own of [
    'people',
    'training-assignments',
    'bonus-eligibilities',
    `measurements?indicator=RES&subject=agent&period=${period}`,
  ]) {
    const answer = (await (await page.request.get(`/api/v1/${own}`)).json()) as { items: { id: string; subject?: { id: string } }[] };
    expect(new Set(answer.items.map(({ id, subject }) => subject?.id ?? id)).size, own).toBeLessThanOrEqual(1);
  }
});

test('signs out from Io, and the way back is closed', async ({ as }) => {
  const page = await as('agent');
  await page.goto('/today');
  await page.getByRole('navigation', { name: 'Schede' }).getByRole('link', { name: 'Io' }).tap();
  await expect(page.getByRole('heading', { name: 'Il mio accesso' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('navigation', { name: 'Pagine' }).getByRole('link')).toHaveText([
    /Oggi/,
    'Monitoraggio',
    'Indicatori',
    'Scostamenti',
    'Formazione',
    'Premi',
  ]);
  await page.getByRole('button', { name: 'Esci' }).tap();
  await expect(page.getByRole('heading', { name: 'Accedi' })).toBeVisible();
  await page.goto('/today');
  await expect(page.getByRole('heading', { name: 'Accedi' })).toBeVisible();
});
