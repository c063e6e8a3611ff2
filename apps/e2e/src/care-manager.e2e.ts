import { expect, test } from './journey.ts';

test('signs in by keyboard alone and is told when the password is wrong', async ({ as }) => {
  const page = await as(null);
  await page.goto('/deviations?scope=team');
  await expect(page.getByRole('heading', { name: 'Accedi' })).toBeVisible();
  const email = page.getByLabel('E-mail');
  for (let presses = 0; presses < 5 && !(await email.evaluate((field) => field === document.activeElement)); presses++)
    await page.keyboard.press('Tab');
  await page.keyboard.type('care-manager@circolo.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('non è questa');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('password');
  await page.getByLabel('Password').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(process.env['DEMO_PASSWORD'] ?? 'circolo-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Scostamenti' })).toBeVisible();
  await expect(page).toHaveURL(/scope=team/);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Vai al contenuto' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Scostamenti' })).toBeFocused();
});

test('finds on Oggi what waits, what has changed, and the latest run', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Oggi' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Aspettano te' })).toBeVisible();
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: /^(Apri e firma|Avvia|Apri)$/ })
      .first(),
  ).toBeVisible();
  const changed = page.getByRole('region', { name: 'Che cosa è cambiato' });
  await expect(changed.getByRole('row').nth(1)).toContainText(/da presidiare|da correggere|critico/);
  await expect(page.getByRole('heading', { name: /^Elaborazione di .+, n\. \d+$/ })).toBeVisible();
  await expect(page.getByText('Finita: ora tocca a chi agisce')).toBeVisible();
});

test('narrows deviations in the address, and a reload keeps them', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/deviations?scope=team');
  const table = page.getByRole('region', { name: 'Scostamenti' });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await page.getByLabel('Indicatore').selectOption('RES');
  await expect(page).toHaveURL(/indicator=RES/);
  await page
    .getByRole('button', { name: 'mostra' })
    .or(page.getByRole('button', { name: 'nascondi' }))
    .first()
    .click();
  await expect(page).toHaveURL(/show=all/);
  const names = table.getByRole('rowheader');
  await expect(names).toHaveText(Array(4).fill(/Tasso di risoluzione/));
  await page.reload();
  await expect(names).toHaveText(Array(4).fill(/Tasso di risoluzione/));
  await expect(page.getByLabel('Indicatore')).toHaveValue('RES');

  await page.getByRole('button', { name: 'Grafico' }).click();
  await expect(page.getByRole('img', { name: /Quanto ogni valore dista dal suo obiettivo/ })).toBeVisible();
  await expect(table).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Grafico' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Tabella' }).click();
  await expect(names).toHaveCount(4);
  await page.getByRole('button', { name: 'Periodo precedente' }).click();
  await expect(page).toHaveURL(/indicator=RES/);
  await expect(names).toHaveCount(4);
});

test('opens a figure down to the contacts that it was made of', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/deviations?scope=team&indicator=ANS&show=all');
  const row = page.getByRole('region', { name: 'Scostamenti' }).getByRole('row').nth(1);
  await row.getByRole('button', { name: 'come si arriva al valore' }).click();
  const card = page.getByRole('dialog', { name: 'Tasso di risposta' });
  for (const part of ['Risposti', 'Arrivati in coda', 'Intervallo al 95 %', 'Obiettivo', 'ANS, versione 1'])
    await expect(card).toContainText(part);
  await expect(card).toContainText('contatti a cui si è risposto, diviso quelli arrivati in coda');
  await card.getByRole('link', { name: 'Mostra i contatti' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dati dietro il valore' })).toBeVisible();
  const contacts = page.getByRole('region', { name: 'Contatti' }).getByRole('rowheader');
  await expect(contacts).toHaveCount(100);
  const first = await contacts.first().textContent();
  await page.getByRole('button', { name: 'Altri 100' }).click();
  await expect(contacts.first()).not.toHaveText(first ?? '');
  await page.getByRole('button', { name: 'Risposti' }).click();
  await expect(page.getByRole('cell', { name: 'risposto', exact: true }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'abbandonato', exact: true })).toHaveCount(0);
});

test('follows an indicator over time, by subject', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/indicators?scope=team&indicator=RES');
  await expect(page.getByRole('heading', { name: /^Tasso di risoluzione · Squadra/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /Valore negli ultimi 12 periodi/ })).toBeVisible();
  const other = page.getByRole('region', { name: 'Tasso di risoluzione' }).getByRole('row').nth(3).getByRole('button').first();
  const name = (await other.textContent())?.trim() ?? '';
  await other.click();
  await expect(page.getByRole('heading', { name: `Tasso di risoluzione · ${name}` })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: `Tasso di risoluzione · ${name}` })).toBeVisible();
  await page.getByLabel('Ambito').selectOption({ label: 'canali' });
  await expect(page.getByRole('rowheader', { name: 'E-mail' })).toBeVisible();
});

test('starts a run and follows it through a reload to its end', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/runs');
  for (let back = 0; back < 3; back++) await page.getByRole('button', { name: 'Periodo precedente' }).click();
  await page.getByRole('button', { name: /^Elabora / }).click();
  const title = page.getByRole('heading', { level: 1, name: /^Elaborazione di .+, n\. \d+$/ });
  await expect(title).toBeVisible();
  const name = (await title.textContent()) ?? '';
  await expect(page.getByRole('img', { name: /Elaborazione al \d+ per cento/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Elaborazione al 100 per cento' })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByRole('main').getByText('Finita: ora tocca a chi agisce.').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Che cosa ha trovato' })).toBeVisible();
  await expect(page.getByText("Laura Bonfanti l'ha avviata.")).toBeVisible();
});

test('sees a run move on without a reload', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/runs');
  for (let back = 0; back < 4; back++) await page.getByRole('button', { name: 'Periodo precedente' }).click();
  // The steps that the page shows come one after another, without a reload.
  const shown = page.evaluate(() => {
    const seen = new Set<string>();
    return new Promise<string[]>((done) => {
      const look = () => {
        const ring = document.querySelector('main [aria-label*="per cento"]')?.getAttribute('aria-label');
        if (ring) seen.add(ring);
        if (ring?.includes(' 100 ')) done([...seen]);
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
  });
  await page.getByRole('button', { name: /^Elabora / }).click();
  const seen = await shown;
  expect(seen.length, `of ${seen.join(', ')}`).toBeGreaterThan(1);
});

test('reads why an outcome was proposed, and what would have been enough for it not to be', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/outcomes');
  await page.getByLabel('Regola').selectOption({ label: 'Canale lento' });
  await expect(page).toHaveURL(/rule=/);
  await page.getByRole('region', { name: 'Proposte' }).getByRole('link', { name: 'E-mail' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: "Perché un'azione di miglioramento: E-mail" })).toBeVisible();
  await expect(page.getByText(/Regola «Canale lento», versione 1\. Elaborazione di .+, n\. 1\./)).toBeVisible();
  const conditions = page
    .getByRole('main')
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Le condizioni della regola' }) });
  await expect(conditions).toContainText('Tempo medio di risposta');
  await expect(conditions.getByText('Non sarebbe successo con una sola di queste:')).toBeVisible();
  await page.getByRole('region', { name: "I valori che l'elaborazione ha visto" }).getByRole('link', { name: 'Apri i contatti' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dati dietro il valore' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'E-mail', exact: true }).first()).toBeVisible();
});

test('asks of what did not happen why not, down to the records, in both languages', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/outcomes');
  await page.getByRole('link', { name: 'Anche dove non è successo nulla' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Che cosa hanno detto le regole' })).toBeVisible();
  await page.getByLabel('Risposta').selectOption({ label: 'non vale' });
  await page.getByLabel('Regola').selectOption({ label: 'Canale lento' });
  await page.getByRole('searchbox', { name: 'Nome o codice' }).fill('telefono');
  await page.keyboard.press('Enter');
  const answers = page.getByRole('region', { name: 'Le risposte' });
  await expect(answers.getByRole('rowheader')).toHaveCount(1);
  await answers.getByRole('link', { name: /^Telefono/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Perché non è successo nulla: Telefono' })).toBeVisible();
  await expect(page.getByText(/^\s*Sarebbe successo con/)).toBeVisible();
  await page.evaluate(() => localStorage.setItem('circolo.language', 'en'));
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Why nothing happened: Telefono' })).toBeVisible();
  await expect(page.getByText(/^\s*It would have happened with/)).toBeVisible();
  await page.getByRole('region', { name: 'The figures that the run saw' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('behind');
});
