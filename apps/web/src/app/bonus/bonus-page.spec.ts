import { TestBed } from '@angular/core/testing';
import type { EligibilityRow } from '@circolo/contracts';
import { show } from '../../testing/page';
import { Chosen } from '../shell/chosen';
import { BonusPage } from './bonus-page';

const ROW: EligibilityRow = {
  id: '00000000-0000-4000-8000-000000000701',
  outcome: '00000000-0000-4000-8000-000000000032',
  rule: { id: '00000000-0000-4000-8000-000000000050', version: 2, name: 'Qualità del contatto' },
  subject: { kind: 'agent', id: '00000000-0000-4000-8000-000000000501', code: 'A001', name: 'Anna Rossi' },
  period: '2026-10',
  state: 'proposed',
  because: [
    { fact: 'RES.value', operator: 'greaterThanInclusive', expected: 0.8, actual: 0.83, holds: true },
    { fact: 'CSAT.severity', operator: 'in', expected: ['met', 'watch'], actual: 'met', holds: true },
  ],
  reason: null,
  decidedBy: null,
  decidedAt: null,
  basisChanged: false,
  revision: 1,
};

const shown = async (rows: readonly EligibilityRow[], options: Parameters<typeof show>[1] = { roles: ['hr'] }) => {
  const page = await show(BonusPage, options);
  await page.answer('GET', `/api/v1/bonus-eligibilities?period=${TestBed.inject(Chosen).period()}&limit=500`, { items: rows, next: null });
  return page;
};

describe('Bonuses', () => {
  it('say who is eligible and why, in words', async () => {
    const page = await shown([ROW]);
    expect(page.text).toContain('Ne hanno i requisiti');
    expect(page.text).toContain('Tasso di risoluzione: valore almeno 80,0 %');
    expect(page.text).toContain('83,0 %');
    expect(page.text).toContain('è tra «raggiunto», «da presidiare»');
  });

  it('put who could not be evaluated before HR, with what is missing', async () => {
    const page = await shown([{ ...ROW, state: 'not-evaluable', because: [{ ...ROW.because[0]!, actual: null, holds: null }] }]);
    expect(page.text).toContain('Non si sono potuti valutare');
    expect(page.text).toContain('manca');
    expect(page.text).toContain('Conferma');
  });

  it('are confirmed with a reason', async () => {
    const page = await shown([ROW]);
    await page.click('Conferma');
    await page.until(() => page.dialog.includes('Confermare il premio per Anna Rossi?'));
    await page.fill('Motivo', 'Tutte le condizioni valgono.');
    await page.clickInDialog('Conferma');
    const body = await page.answer('POST', `/api/v1/bonus-eligibilities/${ROW.id}/decision`, { ...ROW, state: 'confirmed' });
    expect(body).toEqual({ decision: 'confirmed', reason: 'Tutte le condizioni valgono.' });
  });

  it('are never decided by the person whom they are about', async () => {
    const agent = { id: ROW.subject.id, code: 'A001', name: 'Anna Rossi' };
    const page = await shown([ROW], { roles: ['hr', 'agent'], agent });
    expect(page.text).not.toContain('Conferma');
  });
});
