import type { TrainingRow } from '@circolo/contracts';
import { show } from '../../testing/page';
import { TrainingPage } from './training-page';

const LIST = '/api/v1/training-assignments?limit=500';
const ROW: TrainingRow = {
  id: '00000000-0000-4000-8000-000000000601',
  outcome: '00000000-0000-4000-8000-000000000031',
  subject: { kind: 'agent', id: '00000000-0000-4000-8000-000000000501', code: 'A001', name: 'Anna Rossi' },
  course: 'Chiusura del contatto',
  indicator: 'RES',
  period: '2026-10',
  state: 'proposed',
  trainer: null,
  scheduledAt: null,
  endsAt: null,
  place: null,
  reason: null,
  basisChanged: false,
  createdAt: '2026-11-21T08:01:00.000Z',
  revision: 1,
};

const shown = async (rows: readonly TrainingRow[], roles: Parameters<typeof show>[1] = { roles: ['trainer'] }) => {
  const page = await show(TrainingPage, roles);
  await page.answer('GET', LIST, { items: rows, next: null });
  return page;
};

describe('Training', () => {
  it('lets a trainer accept, then give a date on the organisation’s clock, then mark who came', async () => {
    const page = await shown([ROW]);
    await page.click('Accetta');
    await page.answer('POST', `/api/v1/training-assignments/${ROW.id}/acceptance`, { ...ROW, state: 'assigned' });
    await page.answer('GET', LIST, { items: [{ ...ROW, state: 'assigned' }], next: null });
    expect(page.text).toContain('Da mettere in calendario');

    await page.click('Dai una data');
    await page.until(() => page.dialog.includes('Quando e dove per Anna Rossi'));
    await page.fill('Inizio', '2026-11-25T10:00');
    await page.fill('Luogo o collegamento', 'Sala 2');
    await page.clickInDialog('Metti in calendario');
    const body = await page.answer('POST', `/api/v1/training-assignments/${ROW.id}/schedule`, { ...ROW, state: 'scheduled' });
    expect(body).toEqual({ startsAt: '2026-11-25T09:00:00.000Z', minutes: 60, place: 'Sala 2' });
    await page.answer('GET', LIST, {
      items: [{ ...ROW, state: 'scheduled', scheduledAt: '2026-11-25T09:00:00.000Z', place: 'Sala 2' }],
      next: null,
    });
    expect(page.text).toContain('25 nov 2026, 10:00 · Sala 2');

    await page.click('Era presente');
    expect(await page.answer('POST', `/api/v1/training-assignments/${ROW.id}/attendance`, { ...ROW, state: 'attended' })).toEqual({
      attended: true,
    });
  });

  it('says in words when somebody is busy at that time, and keeps what was written', async () => {
    const page = await shown([{ ...ROW, state: 'assigned' }]);
    await page.click('Dai una data');
    await page.until(() => page.dialog.includes('Quando e dove'));
    await page.fill('Inizio', '2026-11-25T10:00');
    await page.fill('Luogo o collegamento', 'Sala 2');
    await page.clickInDialog('Metti in calendario');
    await page.answer(
      'POST',
      `/api/v1/training-assignments/${ROW.id}/schedule`,
      { type: '', title: '', status: 409, code: 'time-clash' },
      409,
    );
    expect(page.dialog).toContain("A quell'ora una delle persone è già impegnata.");
    expect((page.all('#place')[0] as HTMLInputElement).value).toBe('Sala 2');
  });

  it('shows an agent their own, with nothing to press', async () => {
    const page = await shown([ROW], { roles: ['agent'] });
    expect(page.text).toContain('Chiusura del contatto');
    expect(page.all('.page button')).toHaveLength(0);
  });
});
