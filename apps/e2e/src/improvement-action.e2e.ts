import { expect, newName, test, type Page } from './journey.ts';
import { inboxCard } from './inbox-card.ts';
import { accountWith } from './new-account.ts';

/** Proposes an action through its dialog and opens it from *Oggi*. */
async function proposeAndOpen(page: Page, title: string): Promise<void> {
  await page.goto('/improvement');
  await page.getByRole('button', { name: "Proponi un'azione" }).click();
  const dialog = page.getByRole('dialog', { name: "Proponi un'azione" });
  await dialog.getByLabel('Azione', { exact: true }).fill(title);
  await dialog.getByLabel('Indicatore').selectOption({ label: 'Tempo medio di risposta' });
  await dialog.getByLabel('Problema').fill('Chi scrive aspetta la risposta troppo a lungo.');
  await dialog.getByLabel('Effetto atteso').fill("Metà dell'attesa entro tre mesi.");
  await dialog.getByRole('button', { name: 'Proponi', exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: 'Oggi' }).first().click();
  await inboxCard(page, title).getByRole('link', { name: 'Apri e firma' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

test('an action is signed by two functions, then started and implemented', async ({ as }) => {
  const title = newName('Richiamo entro quattro ore');
  const careManager = await as('care-manager');
  await proposeAndOpen(careManager, title);
  await careManager.getByRole('button', { name: 'Firma', exact: true }).click();
  await expect(careManager.getByText('Firma registrata.')).toBeVisible();
  await expect(careManager.getByText('Azione di miglioramento, in firma')).toBeVisible();
  await expect(careManager.getByText('manca la firma')).toHaveCount(1);
  await expect(careManager.getByRole('button', { name: 'Firma', exact: true })).toBeHidden();
  await expect(careManager.getByRole('button', { name: 'Avvia' })).toBeHidden();

  const marketing = await as('marketing');
  await marketing.goto('/');
  const card = inboxCard(marketing, title);
  await expect(card).toContainText('ha già firmato: Responsabile assistenza');
  await card.getByRole('link', { name: 'Apri e firma' }).click();
  await marketing.getByRole('button', { name: 'Firma', exact: true }).click();
  await expect(marketing.getByText('Azione di miglioramento, approvata')).toBeVisible();
  await expect(marketing.getByText('manca la firma')).toBeHidden();
  await marketing.goto('/today');
  await expect(marketing.getByRole('heading', { name: 'Aspettano te' })).toBeVisible();
  await expect(marketing.getByText(`Azione «${title}»: manca la tua firma`)).toBeHidden();

  await careManager.reload();
  await careManager.getByRole('button', { name: 'Avvia' }).click();
  await expect(careManager.getByText('Azione di miglioramento, in corso')).toBeVisible();
  await careManager.getByRole('button', { name: 'Segna come attuata' }).click();
  await expect(careManager.getByText('Azione di miglioramento, attuata')).toBeVisible();
  await careManager.goto('/improvement');
  await expect(careManager.getByRole('row', { name: title })).toContainText('attuata');
});

test('who holds both functions gives one of the two signatures', async ({ as }) => {
  const person = await accountWith(await as('admin'), await as(null), ['care-manager', 'marketing']);
  await proposeAndOpen(person, newName('Una persona, due ruoli'));
  await expect(person.getByRole('button', { name: 'Firma', exact: true })).toHaveCount(2);
  await person.getByRole('button', { name: 'Firma', exact: true }).first().click();
  await expect(person.getByText('Firma registrata.')).toBeVisible();
  await expect(person.getByText('manca la firma')).toHaveCount(1);
  await expect(person.getByRole('button', { name: 'Firma', exact: true })).toBeHidden();
});

test('an action is rejected only with a reason, which stays on the page', async ({ as }) => {
  const page = await as('care-manager');
  await proposeAndOpen(page, newName('Da respingere'));
  await page.getByRole('button', { name: 'Respingi' }).click();
  const dialog = page.getByRole('dialog', { name: "Respingere l'azione?" });
  await dialog.getByRole('button', { name: 'Respingi' }).click();
  await expect(dialog.getByText('Scrivi il motivo: resta agli atti.')).toBeVisible();
  await dialog.getByLabel('Motivo').fill('Il turno serale non si può coprire.');
  await dialog.getByRole('button', { name: 'Respingi' }).click();
  await expect(page.getByText('Azione di miglioramento, respinta')).toBeVisible();
  await expect(page.getByText('Il turno serale non si può coprire.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Firma', exact: true })).toBeHidden();
});
