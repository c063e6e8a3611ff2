import { expect, test } from './journey.ts';
import { accept, invite } from './new-account.ts';

test('invites a person by a one-time link, and deactivates them', async ({ as }) => {
  const admin = await as('admin');
  const invited = await invite(admin, ['trainer']);
  const row = admin.getByRole('row', { name: invited.name });
  await expect(row).toContainText('invitato');
  await expect(row).toContainText('Formatore');

  const person = await as(null);
  await accept(person, invited);
  await person.goto('/training');
  await expect(person.getByRole('heading', { level: 1, name: 'Formazione' })).toBeVisible();

  const late = await as(null);
  await late.goto(invited.link);
  await expect(late.getByRole('alert')).toBeVisible();
  await expect(late.getByLabel('Scegli una password')).toBeHidden();

  await admin.reload();
  await expect(row).toContainText('attivo');
  await row.getByRole('button', { name: 'Disattiva' }).click();
  await admin
    .getByRole('dialog', { name: `Disattivare ${invited.name}?` })
    .getByRole('button', { name: 'Disattiva' })
    .click();
  await expect(admin.getByText(`${invited.name} non può più entrare.`)).toBeVisible();
  await expect(row).toContainText('disattivato');
  await person.goto('/training');
  await expect(person.getByRole('heading', { name: 'Accedi' })).toBeVisible();
  await person.getByLabel('E-mail').fill(invited.email);
  await person.getByLabel('Password').fill('una frase lunga da ricordare');
  await person.getByRole('button', { name: 'Entra' }).click();
  await expect(person.getByRole('alert')).not.toBeEmpty();
});

test('looks at the queues from the settings, and can touch nothing there', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/settings');
  const [board] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: /^Guarda le code/ }).click()]);
  await expect(board.getByRole('link', { name: /cycle/ }).first()).toBeVisible();
  await board.goto('/api/v1/queues/queue/cycle?status=completed');
  await expect(board.getByText('run-batch').first()).toBeVisible();
  expect((await board.request.put('/api/v1/queues/api/queues/cycle/pause')).status()).toBe(403);
});

test("has no approval, decision or individual reading of a room that is not an admin's", async ({ as }) => {
  const page = await as('admin');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Oggi' })).toBeVisible();
  const pages = page.getByRole('navigation', { name: 'Pagine' });
  await expect(pages.getByRole('link', { name: 'Persone' })).toBeVisible();
  for (const room of ['Miglioramento', 'Formazione', 'Premi', 'Regole'])
    await expect(pages.getByRole('link', { name: room })).toHaveCount(0);
  for (const closed of ['/improvement', '/training', '/bonus', '/outcomes']) {
    await page.goto(closed);
    await expect(page.getByRole('heading', { level: 1, name: 'Oggi' })).toBeVisible();
  }
});

test('a wrong address is told of in the form, and nobody is made', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/people');
  await page.getByRole('button', { name: 'Invita una persona' }).click();
  const form = page.getByRole('dialog', { name: 'Invita una persona' });
  const send = form.getByRole('button', { name: "Crea l'invito" });
  await expect(send).toBeDisabled();
  await form.getByLabel('Nome e cognome').fill('Paola Seconda');
  await form.getByLabel('E-mail').fill('admin@circolo.example');
  await form.getByRole('checkbox', { name: 'Revisore' }).check();
  await send.click();
  await expect(form.getByRole('alert')).toBeVisible();
  await form.getByRole('button', { name: 'Annulla' }).click();
  await expect(page.getByRole('row', { name: 'Paola Seconda' })).toHaveCount(0);
});
