import { expect, test } from './journey.ts';

/** The verbs of buttons that change something; an auditor meets none of them. */
const writes =
  /^(Firma|Respingi|Chiedi modifiche|Avvia|Segna come attuata|Modifica|Proponi|Proponi un'azione|Accetta|Dai una data|Era presente|Era assente|Annulla l'iscrizione|Conferma|Non confermare|Elabora .*|Riprendi|Pubblica|Ritira|Salva|Salva la bozza|Nuova regola|Simula|Scrivi un caso|Conserva|Nuovo obiettivo|Registra l'accordo|Modifica l'accordo|Invita una persona|Disattiva)$/;

test('reads outcomes down to their reason', async ({ as }) => {
  const page = await as('auditor');
  await page.goto('/outcomes');
  await page.getByRole('region', { name: 'Proposte' }).getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Perché / })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Le condizioni della regola' })).toBeVisible();
});

test('reads the register, filtered in the address', async ({ as }) => {
  const page = await as('auditor');
  await page.goto('/audit');
  const events = page.getByRole('region', { name: 'Eventi' });
  await expect(events.getByRole('rowheader').first()).toBeVisible();
  await page.getByLabel('Su che cosa').selectOption({ label: 'Accesso' });
  await expect(page).toHaveURL(/objectKind=session/);
  await expect(events.getByText(/^Accesso [0-9a-f]{8}$/).first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Su che cosa')).toHaveValue('session');
  await events
    .getByText(/^Accesso [0-9a-f]{8}$/)
    .first()
    .click();
  await expect(events.getByText('Dopo', { exact: true }).first()).toBeVisible();
});

test('has the chain of events checked', async ({ as }) => {
  const page = await as('auditor');
  await page.goto('/audit');
  const chain = page.locator('circolo-audit-chain');
  // The sealer comes by every two seconds; an event that was just recorded may still wait for it.
  await expect(async () => {
    await chain.getByRole('button', { name: 'Verifica' }).click();
    await expect(chain.getByText(/^La catena di .+ eventi è integra\.$/)).toBeVisible();
  }).toPass();
  await expect(chain.getByText(/Confrontata con le impronte tenute fuori dal database: [1-9]/)).toBeVisible();
});

test('meets no button that writes, on any page', async ({ as }) => {
  const page = await as('auditor');
  for (const address of [
    '/today',
    '/monitoring',
    '/indicators',
    '/deviations',
    '/deviations/targets',
    '/rules',
    '/improvement',
    '/training',
    '/bonus',
    '/runs',
    '/outcomes',
    '/audit',
    '/settings',
  ]) {
    await page.goto(address);
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Sto leggendo')).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('button', { name: writes }), address).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('link', { name: writes }), address).toHaveCount(0);
  }
  await page.goto('/rules');
  await page.getByRole('main').getByRole('rowheader').first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'In parole' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'La regola' })).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('button', { name: writes })).toHaveCount(0);
});
