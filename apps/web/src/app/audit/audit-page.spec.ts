import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { AuditEvent } from '@circolo/contracts';
import { show } from '../../testing/page';
import { AuditPage } from './audit-page';

const event = (number: number, action: string): AuditEvent => ({
  id: `00000000-0000-4000-8000-00000000090${number}`,
  at: '2026-11-21T09:12:30.000Z',
  person: number === 1 ? { id: '00000000-0000-4000-8000-000000000002', name: 'Marta Ferri' } : null,
  action,
  object: { kind: action.split('.')[0] ?? '', id: null },
  before: null,
  after: null,
});

describe('The audit log', () => {
  it('says who did what, in words, and brings the ones before', async () => {
    const page = await show(AuditPage, { roles: ['auditor'] });
    await page.answer('GET', '/api/v1/audit-events?limit=100', { items: [event(1, 'rule.published')], next: 'c1' });
    expect(page.text).toContain('21/11/2026, 10:12:30');
    expect(page.text).toContain('Marta Ferri');
    expect(page.text).toContain('Regola: pubblicazione');
    await page.click('Mostra i precedenti');
    await page.answer('GET', '/api/v1/audit-events?limit=100&cursor=c1', { items: [event(2, 'session.opened')], next: null });
    expect(page.text).toContain('Accesso: apertura');
    expect(page.text).not.toContain('Mostra i precedenti');
  });

  it('asks only for what the address says, and names what it filters by', async () => {
    const inputs = { action: 'rule.published', person: 'system', from: '2026-11-01', until: '2026-11-21' };
    const page = await show(AuditPage, { roles: ['auditor'], inputs });
    await page.answer('GET', '/api/v1/audit-events/filters', {
      actions: ['session.opened', 'rule.retired'],
      objectKinds: ['rule'],
      people: [{ id: 'p1', name: 'Marta Ferri' }],
    });
    const address = '/api/v1/audit-events?limit=100&person=system&action=rule.published&from=2026-11-01&until=2026-11-21';
    await page.answer('GET', address, { items: [], next: null });
    expect(page.text).toContain('Nessun evento con questi filtri.');
    const choices = page.all('select').map((select) => Array.from((select as HTMLSelectElement).options).map(({ text }) => text));
    expect(choices).toEqual([
      ['chiunque', 'Circolo', 'Marta Ferri'],
      ['tutto', 'Accesso: apertura', 'Regola: pubblicazione', 'Regola: ritiro'],
      ['tutto', 'Regola'],
    ]);
  });

  it('leads from an event to all that happened to its object, and back to everything', async () => {
    const page = await show(AuditPage, { roles: ['auditor'] });
    const router = TestBed.inject(Router);
    const published = { ...event(1, 'rule.published'), object: { kind: 'rule', id: 'r1' } };
    await page.answer('GET', '/api/v1/audit-events?limit=100', { items: [published], next: null });
    await page.click('Tutto ciò che gli è successo');
    expect(router.url).toBe('/?objectKind=rule&objectId=r1');
    await page.fill('Dal', '2026-11-01');
    expect(router.url).toContain('from=2026-11-01');
    page.fixture.componentRef.setInput('objectId', 'r1');
    await page.settle();
    await page.click('Togli i filtri');
    expect(router.url).toBe('/');
  });

  it('says on demand whether the chain is whole, or what is the first that does not fit', async () => {
    const page = await show(AuditPage, { roles: ['auditor'] });
    await page.answer('GET', '/api/v1/audit-events?limit=100', { items: [], next: null });
    const whole = { sealed: 1234, hash: 'ab12', waiting: 0, keptHeads: 7, fault: null };
    await page.click('Verifica');
    await page.answer('GET', '/api/v1/audit-events/verification', whole);
    expect(page.text).toMatch(/La catena di 1.234 eventi è integra\./);
    expect(page.text).toContain('Confrontata con le impronte tenute fuori dal database: 7.');
    expect(page.text).not.toContain('in attesa');
    await page.click('Verifica');
    const fault = { code: 'altered' as const, sequence: 41, event: '7c9e6679-7425-40de-944b-e07fc1f90ae7' };
    await page.answer('GET', '/api/v1/audit-events/verification', { ...whole, sealed: 40, waiting: 3, keptHeads: 0, fault });
    expect(page.text).toContain('L’evento 41 (7c9e6679) non è quello che fu sigillato.');
    expect(page.text).toContain('Fino all’evento 40 tutto corrisponde.');
    expect(page.text).toContain('Nessuna impronta è tenuta fuori dal database');
    expect(page.text).toContain('Eventi in attesa del sigillo: 3.');
  });
});
