import type { MailStatus } from '@circolo/contracts';
import { show } from '../../testing/page';
import { MailStatusSheet } from './mail-status';

const ID = '00000000-0000-4000-8000-000000000001';

describe('How mail stands', () => {
  it('says that none is sent where no server is configured', async () => {
    const page = await show(MailStatusSheet, { roles: ['admin'] });
    await page.answer('GET', '/api/v1/mail', { sent: false, owed: 3, failed: [] } satisfies MailStatus);
    expect(page.text).toContain('nessun server di posta è configurato');
    expect(page.text).not.toContain('Mail da mandare');
  });

  it('names whom a mail did not reach, and what the server said', async () => {
    const page = await show(MailStatusSheet, { roles: ['admin'] });
    const failed = { person: { id: ID, name: 'Ada Neri' }, error: '550 no such mailbox', at: '2026-11-22T08:00:00.000Z' };
    await page.answer('GET', '/api/v1/mail', {
      sent: true,
      owed: 12,
      failed: [
        { ...failed, id: ID, state: 'failed', attempts: 8 },
        { ...failed, id: ID.replace(/1$/, '2'), state: 'uncertain', attempts: 1, error: null },
      ],
    } satisfies MailStatus);
    expect(page.text).toContain('Mail da mandare: 12.');
    expect(page.text).toContain('Ada Neri22 nov 2026, 09:00 Rinuncia dopo 8 tentativi. 550 no such mailbox');
    expect(page.text).toContain('forse è arrivata, e non si manda di nuovo');
  });
});
