import { Router } from '@angular/router';
import { TestBed } from '@angular/core/testing';
import { SIGNED_IN, show } from '../../testing/page';
import { SignInPage } from './sign-in-page';

describe('Signing in', () => {
  it('sends what was typed, with a key of its own, and goes where the person was going', async () => {
    const page = await show(SignInPage, { inputs: { return: '/deviations?period=2026-10' } });
    await page.fill('E-mail', 'marta@circolo.example');
    await page.fill('Password', 'una frase lunga');
    await page.click('Entra');
    const request = await page.request('POST', '/api/v1/session');
    expect(request.request.body).toEqual({ email: 'marta@circolo.example', password: 'una frase lunga' });
    expect(request.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    request.flush(SIGNED_IN);
    await page.answer('GET', '/api/v1/session', SIGNED_IN);
    await page.answer('GET', '/api/v1/organisation', { name: 'Comune', timeZone: 'Europe/Rome', timeZoneFixed: false, revision: 1 });
    expect(TestBed.inject(Router).url).toBe('/deviations?period=2026-10');
  });

  it('never leaves the application, whatever the address says', async () => {
    const page = await show(SignInPage, { inputs: { return: '//elsewhere.example/' } });
    await page.fill('E-mail', 'a@b.example');
    await page.fill('Password', 'una frase lunga');
    await page.click('Entra');
    await page.answer('POST', '/api/v1/session', SIGNED_IN);
    await page.answer('GET', '/api/v1/session', SIGNED_IN);
    await page.answer('GET', '/api/v1/organisation', { name: 'Comune', timeZone: 'Europe/Rome', timeZoneFixed: false, revision: 1 });
    expect(TestBed.inject(Router).url).toBe('/today');
  });

  it.each([
    ['it', 'Entra', 'E-mail o password non corrispondono.'],
    ['en', 'Enter', 'E-mail or password do not match.'],
  ] as const)('says in words why not (%s)', async (language, action, sentence) => {
    const page = await show(SignInPage, { language });
    await page.fill('E-mail', 'a@b.example');
    await page.fill('Password', 'x');
    await page.click(action);
    await page.answer('POST', '/api/v1/session', { type: 'about:blank', title: '', status: 401, code: 'wrong-credentials' }, 401);
    expect(page.text).toContain(sentence);
  });
});
