import { expect, type Locator, newName, type Page, test } from './journey.ts';
import { accessibilityFaults } from './page-checks.ts';

/** Fills the first condition that still lacks something: its fact by a search in words, the comparison, the value as the reader writes it. */
async function condition(page: Page, search: string, fact: string, operator: string, value: string): Promise<void> {
  const box = page.getByLabel('Dato', { exact: true });
  if (!(await box.isVisible())) await page.getByRole('button', { name: 'condizione da completare', exact: true }).first().click();
  await box.fill(search);
  await page.getByRole('option', { name: fact, exact: true }).click();
  await page.getByLabel('Confronto', { exact: true }).selectOption({ label: operator });
  await page.getByLabel('Valore', { exact: true }).fill(value);
}

/** Publishes the rule on the page: its simulation over the evaluated months stands in the dialog before it can be. */
async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pubblica' }).click();
  const dialog = page.getByRole('dialog', { name: /^Pubblicare «/ });
  const button = dialog.getByRole('button', { name: 'Pubblica' });
  await expect(button).toBeDisabled();
  await dialog.getByRole('button', { name: 'Simula' }).click();
  await expect(dialog.getByText('Pubblicando confermi di aver guardato la simulazione')).toBeVisible({ timeout: 30_000 });
  await button.click();
  await expect(dialog).toHaveCount(0);
}

/** Drags a part of the tree by its handle onto the lower half of another: into a group, or behind a condition. */
async function drag(page: Page, part: Locator, onto: Locator): Promise<void> {
  await page.getByRole('tree').evaluate((tree) => tree.scrollIntoView({ block: 'center' }));
  const [from, to] = [await part.locator('[data-handle]').boundingBox(), await onto.locator('[data-line]').boundingBox()];
  if (!from || !to) throw new Error('There is nothing to drag, or nowhere to.');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + to.height * 0.8, { steps: 4 });
  await page.mouse.up();
}

/** Takes the rule out of use, so that later runs on the same data are not changed by this journey. */
async function retire(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Ritira' }).click();
  await page
    .getByRole('dialog', { name: `Ritirare «${name}»?` })
    .getByRole('button', { name: 'Ritira' })
    .click();
  await expect(page.getByText('La regola è ritirata: non propone più nulla.')).toBeVisible();
}

test('writes a rule in rows, reads it in words, and publishes it', async ({ as }) => {
  const name = newName('Attese lunghe');
  const page = await as('care-manager');
  await page.goto('/rules');
  await page.getByRole('link', { name: 'Nuova regola' }).click();
  await page.getByRole('button', { name: 'Salva la bozza' }).click();
  await expect(page.getByText("Scegli un dato dall'elenco.")).toBeVisible();

  await page.getByLabel('Nome', { exact: true }).fill(name);
  await page.getByLabel('Si applica a').selectOption({ label: 'Canale' });
  await condition(page, 'tempo medio risposta', 'Tempo medio di risposta: valore', 'sopra …', 'presto');
  await expect(page.getByText('Non si capisce: scrivi per esempio 90 s, 2 min, 1,5 h.')).toBeVisible();
  await page.getByLabel('Valore', { exact: true }).fill('40 min');
  await page.getByRole('button', { name: 'Aggiungi una condizione' }).click();
  await condition(page, 'abbandono valore', 'Tasso di abbandono: valore', 'almeno …', '7,5 %');
  await page.getByRole('button', { name: 'Fatto' }).click();
  const parts = page.getByRole('treeitem');
  await page.getByRole('button', { name: 'Aggiungi un gruppo' }).click();
  await expect(parts).toHaveCount(5);
  await drag(page, parts.nth(1), parts.nth(3));
  await expect(parts.nth(2)).toHaveAccessibleName('almeno una di queste: 2 parti');
  await expect(parts.nth(3)).toHaveText('Tempo medio di risposta: valore sopra 40,0 min');
  await expect(parts.nth(3)).toHaveAttribute('aria-level', '3');
  await page.getByRole('button', { name: 'Annulla', exact: true }).click();
  await page.getByRole('button', { name: 'Annulla', exact: true }).click();
  await expect(parts).toHaveCount(3);
  await page.getByLabel('Titolo').fill('Accorciare le attese');
  const words = page.locator('section').filter({ has: page.getByRole('heading', { name: 'In parole' }) });
  await expect(words).toContainText('Per ogni canale');
  await expect(words).toContainText('7,5 %');
  await expect(words).toContainText('Accorciare le attese');

  await page.getByRole('button', { name: 'Salva la bozza' }).click();
  await expect(page.getByText('Bozza salvata.')).toBeVisible();
  await page.waitForURL(/\/rules\/[0-9a-f-]{36}/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('button', { name: 'Tasso di abbandono: valore almeno 7,5 %' }).click();
  await expect(page.getByLabel('Valore', { exact: true })).toHaveValue('7,5 %');
  await publish(page);
  await expect(page.getByText('È in uso la versione 1.')).toBeVisible();
  await page.goto('/rules');
  const row = page.getByRole('row', { name });
  await expect(row).toContainText('in uso');
  await row.getByRole('link', { name }).click();
  await retire(page, name);
});

test('a rule is written by keyboard alone, with a group and a not', async ({ as }) => {
  const name = newName('Solo con i tasti');
  const page = await as('care-manager', { reducedMotion: 'reduce' });
  await page.goto('/rules/new');
  const keys = async (...pressed: readonly string[]) => {
    for (const key of pressed) await page.keyboard.press(key);
  };
  const part = (text: string) => page.getByRole('treeitem', { name: text, exact: true });
  /** In the fields of a condition: words to find its fact by, its comparison by its first letters, its value. */
  const write = async (search: string, fact: string, value: string) => {
    await expect(page.getByLabel('Dato', { exact: true })).toBeFocused();
    await page.keyboard.type(search);
    await expect(page.getByRole('option', { name: fact, exact: true })).toBeVisible();
    await keys('ArrowDown', 'Enter', 'Tab', 'Tab');
    await expect(page.getByLabel('Valore', { exact: true })).toBeFocused();
    await page.keyboard.type(value);
    await keys('Enter');
  };
  await page.getByLabel('Nome', { exact: true }).focus();
  await page.keyboard.type(name);
  for (let tabs = 0; tabs < 30 && !(await part('condizione da completare').evaluate((one) => one === document.activeElement)); tabs++)
    await keys('Tab');

  await keys('Enter');
  await write('abbandono valore', 'Tasso di abbandono: valore', '5 %');
  await expect(part('Tasso di abbandono: valore sotto 5,0 %')).toBeFocused();
  await keys('n');
  await expect(part('non vale questa: 1 parte')).toBeFocused();
  await keys('Home', 'g');
  await expect(part('almeno una di queste: 1 parte')).toBeFocused();
  await keys('ArrowDown', 'Enter');
  await write('RES.value', 'Tasso di risoluzione: valore', '70 %');
  await expect(part('Tasso di risoluzione: valore sotto 70,0 %')).toBeFocused();
  await keys('c');
  await write('CSAT_M.value', 'Voto medio di soddisfazione: valore', '3,5');
  await expect(part('Voto medio di soddisfazione: valore sotto 3,50')).toBeFocused();
  await keys('Alt+ArrowUp');
  await expect(page.getByRole('status').filter({ hasText: 'Spostata in su.' })).toContainText('1 di 2, livello 3');
  await keys('Control+z', 'Control+z', 'Control+y');
  await expect(part('Voto medio di soddisfazione: valore sotto 3,50')).toBeFocused();
  expect(await accessibilityFaults(page)).toEqual([]);

  const english = page.getByRole('region', { name: 'In inglese' });
  await expect(english).toContainText('not this one:Abandonment rate: value below 5.0 %');
  await page.getByRole('button', { name: 'Salva la bozza' }).press('Enter');
  await expect(page.getByText('Bozza salvata.')).toBeVisible();
  await page.waitForURL(/\/rules\/[0-9a-f-]{36}/);
  await page.reload();
  await expect(page.getByRole('treeitem')).toHaveCount(6);
  await expect(part('almeno una di queste: 2 parti')).toHaveAttribute('aria-level', '2');
});

test('what is not saved is not lost by a mistaken click', async ({ as }) => {
  const page = await as('care-manager');
  await page.goto('/rules/new');
  await page.getByLabel('Nome', { exact: true }).fill('A metà');
  await page.getByRole('navigation', { name: 'Pagine' }).getByRole('link', { name: 'Indicatori' }).click();
  const dialog = page.getByRole('dialog', { name: 'Uscire senza salvare?' });
  await dialog.getByRole('button', { name: 'Annulla' }).click();
  await expect(page.getByLabel('Nome', { exact: true })).toHaveValue('A metà');
});

test('a rule about bonuses is published by another person than its author', async ({ as }) => {
  const name = newName('Premio di prova');
  const author = await as('hr');
  await author.goto('/rules/new');
  await author.getByLabel('Nome', { exact: true }).fill(name);
  await author.getByLabel('Si applica a').selectOption({ label: 'Operatore' });
  await condition(author, 'risoluzione valore', 'Tasso di risoluzione: valore', 'almeno …', '99,9 %');
  await author.getByLabel('Proposta', { exact: true }).selectOption({ label: 'Premio' });
  await author.getByLabel('Titolo').fill('Premio di prova');
  await author.getByRole('button', { name: 'Salva la bozza' }).click();
  await expect(author.getByText("È una regola sui premi e l'hai scritta tu")).toBeVisible();
  await expect(author.getByRole('button', { name: 'Pubblica' })).toHaveCount(0);

  const other = await as('hr2');
  await other.goto(new URL(author.url()).pathname);
  await publish(other);
  await expect(other.getByText('Regola pubblicata: vale dalla prossima elaborazione.')).toBeVisible();
  await retire(other, name);
});
