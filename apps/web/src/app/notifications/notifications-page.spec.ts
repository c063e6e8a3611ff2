import type { NotificationPreferences, NotificationRow } from '@circolo/contracts';
import { NOTIFICATION_CAUSES } from '@circolo/domain';
import { texts as english } from '../language/texts-en';
import { texts as italian } from '../language/texts-it';
import { show } from '../../testing/page';
import { NotificationsPage } from './notifications-page';
import { PreferencesPage } from './preferences-page';

const row = (number: number, more: Partial<NotificationRow> = {}): NotificationRow => ({
  id: `00000000-0000-4000-8000-00000000090${number}`,
  cause: 'run-completed',
  object: { kind: 'evaluation-run', id: 'r1' },
  details: { period: '2026-10', number, outcomes: 234 },
  createdAt: '2026-11-21T09:12:30.000Z',
  readAt: null,
  ...more,
});

describe('What I was told of', () => {
  it('is said in sentences, with its figures written for the reader, and leads to the thing', async () => {
    const page = await show(NotificationsPage, { roles: ['care-manager'] });
    const action = { kind: 'improvement-action', id: 'a1' };
    await page.answer('GET', '/api/v1/notifications/unread', { unread: 2 });
    await page.answer('GET', '/api/v1/notifications?limit=50&unread=false', {
      items: [row(2), row(1, { cause: 'improvement-to-sign', object: action, details: { title: 'Richiamo entro 4 ore' } })],
      next: null,
    });
    const sentence = "L'elaborazione di ottobre 2026 n. 2 è conclusa. Proposte: 234.";
    expect(page.link(sentence)).toBe('/runs/r1');
    expect(page.link('Attende la tua firma: «Richiamo entro 4 ore».')).toBe('/improvement/a1');
    await page.click(`Segna come letta: ${sentence}`);
    expect(await page.answer('POST', '/api/v1/notifications/reading', { unread: 1 })).toEqual({ ids: [row(2).id] });
    expect(page.all('li.unread').length).toBe(1);
    await page.click('Segna tutte come lette');
    expect(await page.answer('POST', '/api/v1/notifications/reading', { unread: 0 })).toEqual({});
    expect(page.all('li.unread').length).toBe(0);
  });

  it('can be only what is unread, by the address, and says when there is none', async () => {
    const page = await show(NotificationsPage, { roles: ['care-manager'], inputs: { show: 'unread' } });
    await page.answer('GET', '/api/v1/notifications?limit=50&unread=true', { items: [], next: null });
    expect(page.text).toContain('Hai letto tutto.');
  });

  it.each([['it', italian] as const, ['en', english] as const])('has words for every cause (%s)', (_, { notifications }) => {
    for (const group of [notifications.cause, notifications.about])
      expect(Object.keys(group).sort()).toEqual([...NOTIFICATION_CAUSES].sort());
  });
});

describe('How I want to be told', () => {
  const kept: NotificationPreferences = {
    ways: [
      { cause: 'run-failed', way: 'mail', mailable: true },
      { cause: 'mail-failed', way: 'application', mailable: false },
    ],
    digestHour: 8,
    mail: { sent: false, address: 'marta@example.org' },
    revision: 3,
  };
  it('is chosen for each cause, and says that no mail is sent where none is', async () => {
    const page = await show(PreferencesPage, { roles: ['admin'] });
    await page.answer('GET', '/api/v1/notifications/preferences', kept);
    expect(page.text).toContain('Qui non si mandano mail');
    expect(page.all('#way-mail-failed option').length).toBe(2);
    await page.fill('Un’elaborazione si è fermata', 'digest');
    await page.fill('Il riepilogo del giorno, dalle ore', '17');
    await page.click('Salva');
    const asked = await page.request('PUT', '/api/v1/notifications/preferences');
    expect(asked.request.headers.get('If-Match')).toBe('"3"');
    expect(asked.request.body).toEqual({ ways: { 'run-failed': 'digest', 'mail-failed': 'application' }, digestHour: 17 });
    asked.flush({ ...kept, revision: 4, digestHour: 17 });
    await page.settle();
    expect(page.all('button')[0]!.hasAttribute('disabled')).toBe(true);
  });
});
