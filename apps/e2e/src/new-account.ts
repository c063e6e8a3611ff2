import { expect, type Page } from '@playwright/test';
import { newName } from './journey.ts';

const password = 'una frase lunga da ricordare';

/** What an admin has made: the person's name and address, and the one-time link to hand over. */
interface Invited {
  readonly name: string;
  readonly email: string;
  readonly link: string;
}

/** Invites a new person on the page of people. @param roles as the API names them */
export async function invite(admin: Page, roles: readonly string[]): Promise<Invited> {
  const name = newName('Persona');
  const email = `${name.split(' ')[1]}@circolo.example`;
  await admin.goto('/people');
  await admin.getByRole('button', { name: 'Invita una persona' }).click();
  const form = admin.getByRole('dialog', { name: 'Invita una persona' });
  await form.getByLabel('Nome e cognome').fill(name);
  await form.getByLabel('E-mail').fill(email);
  for (const role of roles) await form.getByRole('checkbox', { name: roleNames[role] ?? role }).check();
  await form.getByRole('button', { name: "Crea l'invito" }).click();
  const given = admin.getByRole('dialog', { name: `Il collegamento per ${name}` });
  const link = await given.getByLabel('Collegamento').inputValue();
  await given.getByRole('button', { name: 'Chiudi' }).click();
  return { name, email, link };
}

/** Opens the link as the person invited, chooses a password, and is signed in. */
export async function accept(visitor: Page, { name, email, link }: Invited): Promise<void> {
  await visitor.goto(link);
  await expect(visitor.getByRole('heading', { name: `Benvenuto in Circolo, ${name}` })).toBeVisible();
  await expect(visitor.getByText(email)).toBeVisible();
  await visitor.getByLabel('Scegli una password').fill(password);
  await visitor.getByRole('button', { name: 'Salva ed entra' }).click();
  await expect(visitor.getByRole('heading', { level: 1, name: 'Oggi' })).toBeVisible();
}

/** A new account with these roles, signed in on `visitor`. */
export async function accountWith(admin: Page, visitor: Page, roles: readonly string[]): Promise<Page> {
  await accept(visitor, await invite(admin, roles));
  return visitor;
}

const roleNames: Readonly<Record<string, string>> = {
  'care-manager': 'Responsabile assistenza',
  marketing: 'Marketing',
  trainer: 'Formatore',
};
