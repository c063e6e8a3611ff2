import { expect, type Locator, type Page } from './journey.ts';

/** A file to be chosen: where it lies, or what it holds. */
export type ChosenFile = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** A condition on a row: a column is one of some words, or none of them. */
export type Condition = readonly [column: string, test: 'è una di queste parole' | 'non è una di queste parole', words: readonly string[]];
export interface Case {
  readonly value: string;
  readonly when: readonly Condition[];
}
/** Where a field comes from and how it is read, in the words of the screen. */
export type Source =
  | { readonly column: string; readonly format?: string; readonly blank?: string; readonly meanings?: Readonly<Record<string, string>> }
  | { readonly columns: readonly string[]; readonly join: string; readonly format?: string }
  | { readonly always: string }
  | { readonly cases: readonly Case[]; readonly otherwise: string };

export async function chooseFile(page: Page, file: ChosenFile): Promise<void> {
  await page.goto('/sources');
  await page.getByRole('main').getByRole('link', { name: 'Importa dati' }).first().click();
  await page.getByLabel('Trascina qui un file, o premi per sceglierlo').setInputFiles(file as string);
}

/** Goes on to the step of that name. */
export async function nextStep(page: Page, heading: string): Promise<void> {
  await page.getByRole('button', { name: 'Avanti' }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: heading })).toBeFocused();
}

/** The import's counts once it is finished, by their words. */
export async function importCounts(page: Page, timeout = 30_000): Promise<Record<string, number>> {
  await expect(page.getByRole('main')).toContainText('Finita: i dati si possono misurare.', { timeout });
  const found: Record<string, number> = {};
  for (const word of ['Lette', 'Accettate', 'Già presenti', 'Rifiutate', 'Saltate']) {
    const value = page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${word}$`) })
      .locator('xpath=following-sibling::dd[1]');
    found[word] = Number((await value.textContent())?.replace(/\s/g, ''));
  }
  return found;
}

/** Says of every field where it comes from; those that are not named come from nowhere. */
export async function mapFields(page: Page, wanted: Readonly<Record<string, Source>>): Promise<void> {
  const others = page.getByText(/^Altri? \d+ camp[io] senza colonna$/);
  if (await others.isVisible()) await others.click();
  const left = new Map(Object.entries(wanted));
  for (const field of await page.locator('circolo-mapped-field').all()) {
    const name = (await field.locator('.name label').innerText()).toLowerCase();
    const source = left.get(name);
    left.delete(name);
    const from = field.locator('circolo-field-origin > select');
    if (source) await say(field, from, source);
    else if ((await from.inputValue()) !== '') await from.selectOption('');
  }
  expect([...left.keys()], 'fields that the page does not have').toEqual([]);
}

async function say(field: Locator, from: Locator, source: Source): Promise<void> {
  if ('always' in source) {
    await from.selectOption({ label: 'sempre lo stesso valore' });
    await choose(field.getByLabel('Valore'), source.always);
  } else if ('cases' in source) {
    await from.selectOption({ label: 'secondo i casi' });
    await writeCases(field, source);
  } else {
    if ('column' in source) await from.selectOption({ label: source.column });
    else await joinColumns(field, from, source);
    if (source.format) await field.getByLabel('Formato: yyyy').fill(source.format);
    if (source.format) await field.getByLabel('Formato: yyyy').blur();
    if ('blank' in source && source.blank) await field.getByLabel('Vuoto è anche').fill(source.blank);
    if ('blank' in source && source.blank) await field.getByLabel('Vuoto è anche').blur();
    for (const [word, meaning] of Object.entries('meanings' in source ? (source.meanings ?? {}) : {}))
      await field.getByRole('combobox', { name: word, exact: true }).selectOption({ label: meaning });
  }
}

async function joinColumns(field: Locator, from: Locator, { columns, join }: { columns: readonly string[]; join: string }): Promise<void> {
  await from.selectOption({ label: 'più colonne unite' });
  // What was guessed goes; the first part cannot.
  while ((await field.getByLabel(/^Colonna \d+$/).count()) > 1)
    await field
      .getByLabel(/^Colonna \d+$/)
      .last()
      .selectOption('');
  for (const [place, column] of columns.entries()) {
    if (place === 0) await field.getByLabel('Colonna 1', { exact: true }).selectOption({ label: column });
    else await field.getByLabel("e un'altra").selectOption({ label: column });
  }
  await field.getByLabel('unite da').fill(join);
}

async function writeCases(field: Locator, { cases, otherwise }: { cases: readonly Case[]; otherwise: string }): Promise<void> {
  for (const [place, { value, when }] of cases.entries()) {
    if (place > 0) await field.getByRole('button', { name: 'Aggiungi un caso' }).click();
    const one = field.getByRole('group', { name: `Caso ${place + 1}`, exact: true });
    await choose(one.getByLabel('Valore', { exact: true }), value);
    await writeConditions(one, when, 1);
  }
  const values = field.getByLabel('Valore', { exact: true });
  const before = await values.count();
  await field.getByLabel('in ogni altro caso il valore è').check();
  // Its own value comes with the next drawing of the page; until then the last is that of a case.
  await expect(values).toHaveCount(before + 1);
  await choose(values.last(), otherwise);
}

/** Writes conditions where `there` of them are begun already. */
export async function writeConditions(within: Locator, conditions: readonly Condition[], there = 0): Promise<void> {
  for (const [place, [column, test, words]] of conditions.entries()) {
    if (place >= there) await within.getByRole('button', { name: 'Aggiungi una condizione' }).click();
    const line = within.getByRole('group', { name: `Condizione ${place + 1}`, exact: true });
    await line.getByLabel('Colonna').selectOption({ label: column });
    await line.getByLabel('Confronto').selectOption({ label: test });
    for (const word of words) await pressOrWrite(line, word);
  }
}

async function pressOrWrite(line: Locator, word: string): Promise<void> {
  const offered = line.getByRole('button', { name: word, exact: true });
  if ((await offered.count()) === 0) {
    await line.getByLabel("scrivi un'altra parola").fill(word);
    await line.getByLabel("scrivi un'altra parola").press('Enter');
  } else await offered.click();
  await expect(offered).toHaveAttribute('aria-pressed', 'true');
}

async function choose(value: Locator, text: string): Promise<void> {
  const isList = (await value.evaluate((element) => element.tagName)) === 'SELECT';
  if (isList) await value.selectOption({ label: text });
  else {
    await value.fill(text);
    await value.blur();
  }
}

/** Makes a label of a column, under a name of one's own. */
export async function addLabel(page: Page, name: string, column: string): Promise<void> {
  const labels = page.locator('circolo-mapping-labels');
  const place = await labels.getByLabel("Nome dell'etichetta").count();
  await labels.getByLabel("Un'etichetta dalla colonna").selectOption({ label: column });
  await labels.getByLabel("Nome dell'etichetta").nth(place).fill(name);
  await labels.getByLabel("Nome dell'etichetta").nth(place).blur();
  await expect(labels.getByRole('group', { name, exact: true })).toBeVisible();
}
