import { randomUUID } from 'node:crypto';
import { expect, newName, test } from './journey.ts';

test('of two people who edit the same action the second is told, with both versions', async ({ as }) => {
  const title = newName('Turni del lunedì');
  const first = await as('care-manager');
  const made = await first.request.post('/api/v1/improvement-actions', {
    headers: { 'idempotency-key': randomUUID() },
    data: { title, problem: 'Il lunedì mancano due persone.' },
  });
  expect(made.status()).toBe(201);
  const { id } = (await made.json()) as { id: string };
  const second = await as('care-manager2');
  for (const page of [first, second]) {
    await page.goto(`/improvement/${id}`);
    await page.getByRole('button', { name: 'Modifica', exact: true }).click();
  }
  const form = { of: (page: typeof first) => page.getByRole('dialog', { name: 'Modifica' }) };

  await form.of(first).getByLabel('Problema').fill('Il lunedì mancano tre persone.');
  await form.of(first).getByRole('button', { name: 'Salva' }).click();
  await expect(first.getByText('Azione salvata.')).toBeVisible();

  await form.of(second).getByLabel('Problema').fill('Il lunedì il turno comincia tardi.');
  await form.of(second).getByRole('button', { name: 'Salva' }).click();
  const told = second.getByRole('dialog', { name: 'Qualcun altro ha salvato prima' });
  const row = told.getByRole('row').filter({ hasText: 'Il lunedì il turno comincia tardi.' });
  await expect(row).toContainText('Il lunedì mancano tre persone.');
  await told.getByRole('button', { name: 'Ho capito' }).click();

  await second.goto(`/improvement/${id}`);
  await expect(second.getByText('Il lunedì mancano tre persone.')).toBeVisible();
  await expect(second.getByText('Il lunedì il turno comincia tardi.')).toHaveCount(0);
});
