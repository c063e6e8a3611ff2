import type { OutcomeRow } from '@circolo/contracts';
import { show } from '../../testing/page';
import { OutcomesPage } from './outcomes-page';

const id = (number: number) => `00000000-0000-4000-8000-0000000000${number}`;
const OUTCOME: OutcomeRow = {
  id: id(10),
  rule: { id: id(11), version: 4, name: 'FCR basso' },
  period: '2026-10',
  subject: { kind: 'team', id: id(12), code: 'nord', name: 'Squadra Nord' },
  kind: 'improvement',
  state: 'in-review',
  because: [
    { fact: 'RES.value', operator: 'lessThan', expected: 0.7, actual: 0.58, holds: true },
    { fact: 'RES.signal', operator: 'equal', expected: true, actual: false, holds: false },
  ],
  basisChanged: false,
  work: null,
  run: { id: id(14), number: 2 },
  createdAt: '2026-11-21T08:00:00.000Z',
};

describe('Outcomes', () => {
  it('asks for what the address says, and shows each with its state', async () => {
    const page = await show(OutcomesPage, { roles: ['care-manager'], inputs: { kind: 'improvement', state: 'in-review' } });
    const asked = await page.request('GET', /\/outcomes\?/);
    expect(asked.request.params.get('kind')).toBe('improvement');
    expect(asked.request.params.get('state')).toBe('in-review');
    asked.flush({ items: [OUTCOME, { ...OUTCOME, id: id(15), kind: 'bonus', state: 'suppressed' }], next: null });
    await page.settle();
    expect(page.text).toContain('2 proposte');
    expect(page.text).toContain('in firma');
    expect(page.text).toContain('trattenuta');
    expect(page.text).toContain('1 su 2');
    expect(page.link('Squadra Nord')).toBe(`/outcomes/${id(10)}`);
  });

  it('offers to clear the filters when nothing matches', async () => {
    const page = await show(OutcomesPage, { roles: ['trainer'], inputs: { kind: 'bonus' } });
    await page.answer('GET', /\/outcomes\?/, { items: [], next: null });
    expect(page.text).toContain('nessuna proposta corrisponde ai filtri');
    expect(page.text).toContain('Togli i filtri');
  });
});
