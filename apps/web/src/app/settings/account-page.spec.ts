import { show } from '../../testing/page';
import { AccountPage } from './account-page';

const SESSION = {
  id: '00000000-0000-4000-8000-000000000001',
  createdAt: '2026-11-20T08:00:00.000Z',
  lastSeenAt: '2026-11-21T09:00:00.000Z',
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1',
  address: '10.0.0.8',
  current: false,
};

const shown = async () => {
  const page = await show(AccountPage, { roles: ['hr'] });
  await page.answer('GET', '/api/v1/sessions?limit=500', { items: [SESSION], next: null });
  await page.answer('GET', '/api/v1/tokens?limit=500', { items: [], next: null });
  return page;
};

describe('My account', () => {
  it('shows where I am signed in, and ends a session', async () => {
    const page = await shown();
    expect(page.text).toContain('Safari, iPhone');
    expect(page.text).toContain('ultimo uso 21 nov 2026, 10:00, da 10.0.0.8');
    await page.click('Chiudi');
    await page.answer('DELETE', `/api/v1/sessions/${SESSION.id}`, null, 204);
    await page.answer('GET', '/api/v1/sessions?limit=500', { items: [], next: null });
    expect(page.text).not.toContain('Safari, iPhone');
  });

  it('shows a new token once', async () => {
    const page = await shown();
    await page.fill('Nuova chiave: a che cosa serve', 'Estrazione');
    await page.click('Crea la chiave');
    const body = await page.answer('POST', '/api/v1/tokens', { id: SESSION.id, name: 'Estrazione', token: 'circolo_once' }, 201);
    expect(body).toEqual({ name: 'Estrazione' });
    expect(page.text).toContain('non si mostra più.circolo_once');
  });

  it('says when the present password was wrong', async () => {
    const page = await shown();
    await page.fill('Password attuale', 'sbagliata');
    await page.fill('Nuova password', 'una frase più lunga');
    await page.click('Cambia password');
    await page.answer(
      'PATCH',
      '/api/v1/session',
      { type: '', title: '', status: 422, code: 'validation', errors: [{ field: 'password.current', code: 'wrong', message: '' }] },
      422,
    );
    expect(page.text).toContain('Non corrisponde a quello che conosciamo.');
  });
});
