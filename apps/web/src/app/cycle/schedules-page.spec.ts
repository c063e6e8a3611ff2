import type { ReadinessCheck, RunScheduleRow } from '@circolo/contracts';
import { show, visibleText } from '../../testing/page';
import { ReadinessSheet } from './readiness-sheet';
import { SchedulesPage } from './schedules-page';

const ID = '00000000-0000-4000-8000-000000000043';
const check = (name: ReadinessCheck['name'], some: Partial<ReadinessCheck> = {}): ReadinessCheck => ({
  name,
  state: 'ready',
  by: null,
  sources: [],
  kinds: [],
  count: 0,
  until: null,
  ...some,
});
const answers = check('records', { state: 'missing', by: 'care-manager', kinds: ['answers'] });
const SCHEDULE: RunScheduleRow = {
  id: ID,
  periodKind: 'month',
  daysAfter: 2,
  at: '06:30',
  waitsForImports: true,
  on: true,
  revision: 3,
  changedBy: { id: ID, name: 'Laura Bonfanti' },
  changedAt: '2026-11-15T10:00:00.000Z',
  periods: [
    { period: '2026-12', dueAt: '2027-01-02T05:30:00.000Z', state: 'planned', waitsFor: [] },
    { period: '2026-11', dueAt: '2026-12-02T05:30:00.000Z', state: 'waiting', waitsFor: [answers] },
  ],
};
const ADDRESS = '/api/v1/run-schedules';

describe('Schedules', () => {
  it('says when periods are evaluated, what is next, and what it waits for', async () => {
    const page = await show(SchedulesPage, { roles: ['care-manager'] });
    await page.answer('GET', ADDRESS, { items: [SCHEDULE], next: null });
    expect(page.text).toContain('2 giorni dopo la fine, alle 06:30.');
    expect(page.text).toContain('Aspetta che i dati siano arrivati.');
    expect(page.all('tbody tr').map((row) => visibleText(row))).toEqual([
      expect.stringMatching(/^dicembre 2026 ?2 gen 2027, 06:30 ?previsto$/),
      expect.stringMatching(/^novembre 2026 ?2 dic 2026, 06:30 ?aspetta ?manca l'importazione di: risposte ai questionari$/),
    ]);
  });

  it('is made with the values that most will want, and shows a refusal beside them', async () => {
    const page = await show(SchedulesPage, { roles: ['admin'] });
    await page.answer('GET', ADDRESS, { items: [], next: null });
    expect(page.text).toContain('Qui compaiono le pianificazioni');
    await page.click('Nuova pianificazione');
    await page.fill('Giorni dopo la fine', '5');
    await page.click('Salva');
    const asked = await page.answer('POST', ADDRESS, { code: 'schedule-same-kind', details: {} }, 409);
    expect(asked).toEqual({ periodKind: 'month', daysAfter: 5, at: '06:30', waitsForImports: true, on: true });
    expect(page.text).toContain("c'è già una pianificazione");
    await page.click('Salva');
    await page.answer('POST', ADDRESS, SCHEDULE, 201);
    await page.answer('GET', ADDRESS, { items: [SCHEDULE], next: null });
    expect(page.text).toContain('Ogni mese');
  });

  it('is changed against the revision that was read', async () => {
    const page = await show(SchedulesPage, { roles: ['care-manager'] });
    await page.answer('GET', ADDRESS, { items: [SCHEDULE], next: null });
    await page.click('Modifica');
    await page.click('Attiva');
    await page.click('Salva');
    const request = await page.request('PUT', `${ADDRESS}/${ID}`);
    expect([request.request.headers.get('If-Match'), request.request.body]).toEqual(['"3"', expect.objectContaining({ on: false })]);
    request.flush({ ...SCHEDULE, on: false });
  });

  it('offers nothing to change to who may only read', async () => {
    const page = await show(SchedulesPage, { roles: ['auditor'], language: 'en' });
    await page.answer('GET', ADDRESS, { items: [SCHEDULE], next: null });
    expect(page.text).toContain('Every month');
    for (const action of ['New schedule', 'Change', 'Remove'])
      expect(page.all('button').map((one) => visibleText(one))).not.toContain(action);
  });
});

it('tells how ready a period is, what is missing, and who sees to it', async () => {
  const page = await show(ReadinessSheet, { roles: ['care-manager'], inputs: { period: '2026-11' } });
  const late = { name: 'centralino', lastDay: '2026-10-31', dueOn: '2026-12-05', isLate: true };
  const checks = [
    check('period'),
    check('sources', { state: 'missing', by: 'care-manager', sources: [late] }),
    answers,
    check('staff'),
    check('targets'),
    check('rules'),
  ];
  await page.answer('GET', '/api/v1/evaluation-runs/readiness?period=2026-11', {
    period: '2026-11',
    ready: 4,
    isReady: false,
    isEmpty: false,
    checks,
  });
  expect(page.text).toContain('4 passi su 6');
  expect(page.all('li').map((row) => visibleText(row))).toEqual([
    expect.stringContaining('è finito'),
    expect.stringMatching(
      /centralino è in ritardo.*dati fino al 31 ott 2026, doveva arrivare entro il 5 dic 2026.*Responsabile assistenza/,
    ),
    expect.stringMatching(/manca l'importazione di: risposte ai questionari.*Responsabile assistenza/),
    expect.stringContaining('ogni operatore ha la sua squadra'),
    expect.stringContaining('ci sono'),
    expect.stringContaining('regole pubblicate'),
  ]);
});
