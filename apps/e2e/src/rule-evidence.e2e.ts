import { expect, newName, test, type Page } from './journey.ts';
import { accessibilityFaults } from './page-checks.ts';

const sheet = (page: Page, name: string) => page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** Writes a case of the one fact that the rule asks about. */
async function writeCase(page: Page, name: string, value: string, expected: string): Promise<void> {
  await sheet(page, 'Casi').getByRole('button', { name: 'Scrivi un caso' }).click();
  const dialog = page.getByRole('dialog', { name: 'Un nuovo caso' });
  await dialog.getByLabel('Nome del caso').fill(name);
  await dialog.getByLabel('Valore', { exact: true }).fill(value);
  await dialog.getByLabel('La regola deve dire').selectOption({ label: expected });
  await dialog.getByRole('button', { name: 'Salva il caso' }).click();
  await expect(dialog).toHaveCount(0);
}

test('a rule is tried, given two cases, simulated over the evaluated months, and published by a second person', async ({ as }) => {
  const name = newName('Risoluzione da provare');
  const author = await as('care-manager', { reducedMotion: 'reduce' });
  await author.goto('/rules/new');
  await author.getByLabel('Nome', { exact: true }).fill(name);
  await author.getByRole('button', { name: 'condizione da completare', exact: true }).first().click();
  await author.getByLabel('Dato', { exact: true }).fill('risoluzione valore');
  await author.getByRole('option', { name: 'Tasso di risoluzione: valore', exact: true }).click();
  await author.getByLabel('Confronto', { exact: true }).selectOption({ label: 'sotto …' });
  await author.getByLabel('Valore', { exact: true }).fill('99,9 %');
  await author.getByLabel('Titolo').fill('Provare prima di usare');
  await author.getByRole('button', { name: 'Salva la bozza' }).click();
  await author.waitForURL(/\/rules\/[0-9a-f-]{36}/);

  const trial = sheet(author, 'Prova su un caso vero');
  await trial.getByLabel('Squadra', { exact: true }).fill('a');
  const team = author.getByRole('option').filter({ visible: true }).first();
  const teamName = (await team.textContent())!.trim();
  await team.click();
  await expect(trial.getByText(/La regola vale per .+ in ottobre 2026\./)).toBeVisible();
  await expect(trial).toContainText('Tasso di risoluzione: valore almeno 99,9 %');
  await trial.getByLabel('Conserva come caso, con il nome').fill('Come se ne vedono');
  await trial.getByRole('button', { name: 'Conserva' }).click();
  const cases = sheet(author, 'Casi');
  await expect(cases).toContainText('1 caso, passa');
  await expect(cases).not.toContainText(teamName);
  await writeCase(author, 'Quasi sempre risolto', '99,95 %', 'vale');
  await expect(cases).toContainText('1 caso non passa');

  const simulation = sheet(author, 'Simula sul passato');
  await simulation.getByLabel('Quanto costa ogni proposta (facoltativo)').fill('100 €');
  await simulation.getByRole('button', { name: 'Simula' }).click();
  await expect(simulation.getByRole('row', { name: /ottobre 2026/ })).toBeVisible({ timeout: 30_000 });
  await expect(simulation).toContainText(/Costo: \d[\d.\s]*,00\s€/);
  await simulation.getByRole('button', { name: 'Chi è toccato' }).click();
  await simulation.locator('circolo-simulation-subjects summary').first().click();
  await expect(simulation.getByText(/La regola vale per .+ in .+ 2026\./)).toBeVisible();
  expect(await accessibilityFaults(author)).toEqual([]);

  const second = await as('hr');
  await second.goto(new URL(author.url()).pathname);
  await second.getByRole('button', { name: 'Pubblica' }).click();
  const dialog = second.getByRole('dialog', { name: `Pubblicare «${name}»?` });
  await expect(dialog.getByText('Pubblicando confermi di aver guardato la simulazione')).toBeVisible();
  await dialog.getByRole('button', { name: 'Pubblica' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Quasi sempre risolto');
  await dialog.getByRole('button', { name: 'Annulla' }).click();

  await cases.getByText('Quasi sempre risolto').click();
  await cases.getByRole('button', { name: 'Modifica' }).click();
  const written = author.getByRole('dialog', { name: 'Il caso' });
  await written.getByLabel('La regola deve dire').selectOption({ label: 'non vale' });
  await written.getByRole('button', { name: 'Salva il caso' }).click();
  await expect(cases).toContainText('2 casi, passano tutti');

  await second.getByRole('button', { name: 'Pubblica' }).click();
  await dialog.getByRole('button', { name: 'Pubblica' }).click();
  await expect(second.getByText('È in uso la versione 1.')).toBeVisible();
  await second.getByRole('button', { name: 'Ritira' }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Ritira' }).click();
  await expect(second.getByText('La regola è ritirata: non propone più nulla.')).toBeVisible();
});
