import type { PersonRow } from '@circolo/contracts';
import { show } from '../../testing/page';
import { PeoplePage } from './people-page';

const PERSON: PersonRow = {
  id: '00000000-0000-4000-8000-0000000000aa',
  name: 'Luca Bianchi',
  email: 'luca@circolo.example',
  language: 'it',
  roles: ['trainer'],
  state: 'active',
  agent: null,
  createdAt: '2026-11-01T08:00:00.000Z',
  revision: 3,
};

const shown = async (people: readonly PersonRow[]) => {
  const page = await show(PeoplePage, { roles: ['admin'] });
  await page.answer('GET', '/api/v1/people?limit=500', { items: people, next: null });
  return page;
};

describe('People', () => {
  it('lists who has access, in which roles', async () => {
    const page = await shown([
      PERSON,
      { ...PERSON, id: '00000000-0000-4000-8000-0000000000ab', name: 'Anna Neri', roles: ['hr', 'agent'], state: 'invited' },
    ]);
    expect(page.text).toContain('2 persone');
    expect(page.text).toContain('luca@circolo.example Formatore');
    expect(page.text).toContain('Risorse umane, Operatore');
    expect(page.text).toContain('invitato');
  });

  it('asks before it deactivates, and says what was done', async () => {
    const page = await shown([PERSON]);
    await page.click('Disattiva');
    await page.until(() => page.dialog.includes('Disattivare Luca Bianchi?'));
    await page.clickInDialog('Disattiva');
    await page.answer('POST', `/api/v1/people/${PERSON.id}/deactivation`, { ...PERSON, state: 'deactivated' });
    await page.answer('GET', '/api/v1/people?limit=500', { items: [{ ...PERSON, state: 'deactivated' }], next: null });
    expect(page.text).toContain('disattivato');
    expect(page.text).toContain('Riattiva');
  });

  it('shows the one-time link after an invitation', async () => {
    const page = await shown([]);
    expect(page.text).toContain('Invita la prima.');
    await page.click('Invita una persona');
    await page.until(() => page.dialog.includes('Nome e cognome'));
    await page.answer('GET', '/api/v1/subjects?kind=agent&limit=500', { items: [], next: null });
    await page.fill('Nome e cognome', 'Luca Bianchi');
    await page.fill('E-mail', 'luca@circolo.example');
    await page.click('Formatore');
    await page.click("Crea l'invito");
    const body = await page.answer('POST', '/api/v1/people', {
      person: PERSON,
      link: '/invitation/once',
      token: 'once',
      expiresAt: '2026-11-28T10:00:00.000Z',
    });
    expect(body).toEqual({ name: 'Luca Bianchi', email: 'luca@circolo.example', language: 'it', roles: ['trainer'], agent: null });
    await page.until(() => page.dialog.includes('Il collegamento per Luca Bianchi'));
    expect((page.all('#link')[0] as HTMLInputElement).value).toBe('http://localhost/invitation/once');
    expect(page.dialog).toContain('28 nov 2026, 11:00');
  });

  it('can be read in English', async () => {
    const page = await show(PeoplePage, { roles: ['admin'], language: 'en' });
    await page.answer('GET', '/api/v1/people?limit=500', { items: [PERSON], next: null });
    expect(page.text).toContain('1 person');
    expect(page.text).toContain('Trainer');
  });
});
