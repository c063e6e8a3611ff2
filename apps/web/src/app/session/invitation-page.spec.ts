import { SIGNED_IN, show } from '../../testing/page';
import { InvitationPage } from './invitation-page';
import { SetupPage } from './setup-page';

describe('The one-time link', () => {
  it('greets by name, takes a password and signs in', async () => {
    const page = await show(InvitationPage, { inputs: { token: 'once only' } });
    await page.answer('GET', '/api/v1/invitations/once%20only', { name: 'Anna Rossi', email: 'anna@circolo.example', purpose: 'invite' });
    expect(page.text).toContain('Benvenuto in Circolo, Anna Rossi');
    expect(page.text).toContain('anna@circolo.example');
    await page.fill('Scegli una password', 'una frase lunga');
    await page.click('Salva ed entra');
    expect(await page.answer('POST', '/api/v1/invitations/once%20only', SIGNED_IN)).toEqual({ password: 'una frase lunga' });
  });

  it('says that it no longer holds, and shows the way in', async () => {
    const page = await show(InvitationPage, { inputs: { token: 'old' } });
    await page.answer('GET', '/api/v1/invitations/old', { type: '', title: '', status: 404, code: 'invitation-invalid' }, 404);
    expect(page.text).toContain('Questo collegamento non vale più');
    expect(page.link('Accedi')).toBe('/sign-in');
  });
});

describe('The first visit', () => {
  it('makes the first administrator with the code from the log', async () => {
    const page = await show(SetupPage);
    await page.fill('Codice monouso', 'ABCD-1234');
    await page.fill("Nome dell'organizzazione", 'Comune di Prova');
    await page.fill('Nome e cognome', 'Paola Gallo');
    await page.fill('E-mail', 'paola@circolo.example');
    await page.fill('Scegli una password', 'una frase lunga');
    await page.click('Crea e entra');
    await page.answer('POST', '/api/v1/setup', { type: '', title: '', status: 403, code: 'code-used' }, 403);
    expect(page.text).toContain('Quello giusto è nel registro del server.');
  });
});
