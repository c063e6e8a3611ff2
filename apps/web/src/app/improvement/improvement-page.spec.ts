import type { ImprovementRow } from '@circolo/contracts';
import { show } from '../../testing/page';
import { ImprovementPage } from './improvement-page';

const ID = '00000000-0000-4000-8000-000000000020';
const ACTION: ImprovementRow = {
  id: ID,
  outcome: null,
  subject: { kind: 'team', id: '00000000-0000-4000-8000-000000000071', code: 'nord', name: 'Squadra Nord' },
  indicator: null,
  period: '2026-10',
  title: 'Richiamo entro 4 ore',
  problem: 'La squadra risolve il 61 % dei contatti.',
  hypothesis: '',
  expectedEffect: '',
  dueOn: null,
  state: 'in-review',
  approvals: [
    {
      id: '00000000-0000-4000-8000-000000000021',
      function: 'marketing',
      by: { id: '00000000-0000-4000-8000-000000000003', name: 'Sergio Villa' },
      at: '2026-11-20T15:12:00.000Z',
    },
  ],
  reason: null,
  basisChanged: false,
  createdAt: '2026-11-19T09:00:00.000Z',
  contentRevision: 1,
  revision: 3,
};

const shown = async (action: Partial<ImprovementRow>, roles: Parameters<typeof show>[1] = { roles: ['care-manager'] }) => {
  const page = await show(ImprovementPage, { inputs: { id: ID }, ...roles });
  await page.answer('GET', `/api/v1/improvement-actions/${ID}`, { ...ACTION, ...action });
  return page;
};

describe('An improvement action', () => {
  it('shows the stamp that is there and lets the other function sign', async () => {
    const page = await shown({});
    expect(page.text).toContain('Sergio Villa');
    expect(page.text).toContain('20 nov 2026, 16:12');
    await page.click('Firma');
    const body = await page.answer('POST', `/api/v1/improvement-actions/${ID}/approval`, ACTION.approvals[0], 201);
    expect(body).toEqual({ function: 'care-manager' });
    await page.answer('GET', `/api/v1/improvement-actions/${ID}`, { ...ACTION, state: 'approved' });
    expect(page.text).toContain('approvata');
    expect(page.text).toContain('Avvia');
  });

  it('does not offer a second signature to the one who has signed', async () => {
    const [given] = ACTION.approvals;
    const page = await shown(
      { approvals: [{ ...given!, by: { id: '00000000-0000-4000-8000-000000000001', name: 'Marta Ferri' } }] },
      { roles: ['care-manager', 'marketing'] },
    );
    expect(page.all('circolo-stamp button')).toHaveLength(0);
  });

  it('asks for the reason of a rejection, and takes none without one', async () => {
    const page = await shown({});
    await page.click('Respingi');
    await page.until(() => page.dialog.includes("Respingere l'azione?"));
    await page.clickInDialog('Respingi');
    expect(page.dialog).toContain('Scrivi il motivo: resta agli atti.');
    await page.fill('Motivo', 'Costa più di quanto rende.');
    await page.clickInDialog('Respingi');
    const body = await page.answer('POST', `/api/v1/improvement-actions/${ID}/rejection`, { ...ACTION, state: 'rejected' });
    expect(body).toEqual({ reason: 'Costa più di quanto rende.' });
  });

  it('warns that an edit voids signatures, and shows both versions when somebody was quicker', async () => {
    const page = await shown({});
    await page.click('Modifica');
    await page.until(() => page.dialog.includes('le firme già date decadono'));
    await page.fill('Problema', 'Un altro problema.');
    await page.clickInDialog('Salva');
    const request = await page.request('PUT', `/api/v1/improvement-actions/${ID}`);
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    request.flush(
      {
        type: 'about:blank',
        title: '',
        status: 409,
        code: 'stale-revision',
        versions: { current: { problem: 'Scritto da Sergio.' }, yours: { problem: 'Un altro problema.' } },
      },
      { status: 409, statusText: 'Conflict' },
    );
    await page.until(() => page.dialog.includes('Qualcun altro ha salvato prima'));
    expect(page.dialog).toContain('Scritto da Sergio.');
    expect(page.dialog).toContain('Un altro problema.');
  });

  it('offers an auditor nothing to press', async () => {
    const page = await shown({}, { roles: ['auditor'] });
    expect(page.all('.page button')).toHaveLength(0);
  });
});
