import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { show, visibleText } from '../../testing/page';
import { Frame } from './frame';

@Component({ template: '<h1 tabindex="-1">pagina</h1>' })
class SomePage {}

const framed = async (roles: Parameters<typeof show>[1] & object) => {
  const page = await show(Frame, {
    ...roles,
    routes: [{ path: '**', component: SomePage }],
  });
  await page.answer('GET', '/api/v1/today', { cards: [], counts: {}, run: null, lastPeriod: '2026-10' });
  return page;
};
const listed = () => Array.from(document.querySelectorAll('.frame-nav li')).map(visibleText);

describe('The frame', () => {
  it('lists the stages in the order of the cycle, as far as the roles open them', async () => {
    await framed({ roles: ['care-manager'] });
    expect(listed()).toEqual([
      'Oggi',
      'Monitoraggio',
      'Dati',
      'Indicatori',
      'Scostamenti',
      'Regole',
      'Miglioramento',
      'Formazione',
      'Premi',
      'Elaborazioni',
      'Orari di apertura',
      'Impostazioni',
    ]);
  });

  it('shows an agent no page that is not theirs', async () => {
    await framed({ roles: ['agent'] });
    expect(listed()).toEqual(['Oggi', 'Monitoraggio', 'Indicatori', 'Scostamenti', 'Formazione', 'Premi']);
    expect(listed()).not.toContain('Persone');
  });

  it('keeps the period and the scope in the address from page to page', async () => {
    const page = await framed({ roles: ['care-manager'] });
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/deviations?period=2026-09&scope=team');
    await page.settle();
    expect(page.text).toContain('settembre 2026');
    await router.navigateByUrl('/improvement');
    await page.settle();
    expect(router.url).toBe('/improvement?period=2026-09&scope=team');
    await page.click('Periodo successivo');
    expect(router.url).toBe('/improvement?period=2026-10&scope=team');
  });

  it('moves the focus to the title of the page that was opened', async () => {
    const page = await framed({ roles: ['care-manager'] });
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/deviations?period=2026-10&scope=team');
    await router.navigateByUrl('/rules');
    await page.settle();
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('turns into the other language without leaving the page', async () => {
    const page = await framed({ roles: ['care-manager'] });
    await page.click('IT · Read in English');
    const told = await page.request('PATCH', '/api/v1/session');
    expect(told.request.body).toEqual({ language: 'en' });
    await page.settle();
    expect(listed()[0]).toBe('Today');
    expect(document.documentElement.lang).toBe('en');
  });
});
