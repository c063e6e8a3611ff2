import { expect, newName, test } from './journey.ts';

test('whoever must sign is told while looking on, and gets there by keyboard', async ({ as }) => {
  const title = newName('Richiamo entro quattro ore');
  const marketing = await as('marketing');
  await marketing.goto('/notifications?show=unread');
  const unread = async (): Promise<number> => (await (await marketing.request.get('/api/v1/notifications/unread')).json()).unread;
  const bell = marketing.getByRole('link', { name: /^Notifiche/ });
  await expect(marketing.getByRole('heading', { level: 1, name: 'Notifiche' })).toBeVisible();
  const before = await unread();

  const careManager = await as('care-manager');
  const content = { title, problem: '', hypothesis: '', expectedEffect: '', indicator: null, subject: null, dueOn: null };
  const proposed = await careManager.request.post('/api/v1/improvement-actions', { data: content });
  expect(proposed.status()).toBe(201);
  await expect(bell).toHaveAccessibleName(`Notifiche ${before + 1} da leggere`);

  await bell.focus();
  await marketing.keyboard.press('Enter');
  const told = marketing.getByRole('link', { name: `Attende la tua firma: «${title}».` });
  await told.focus();
  await marketing.keyboard.press('Enter');
  await expect(marketing.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect.poll(unread).toBe(before);
});
