import type { VerdictCountRow, VerdictRow } from '@circolo/contracts';
import { show } from '../../testing/page';
import { VerdictsPage } from './verdicts-page';

const id = (number: number) => `00000000-0000-4000-8000-0000000000${number}`;
const ROW: VerdictRow = {
  run: { id: id(14), number: 2 },
  period: '2026-10',
  rule: { id: id(11), version: 4, name: 'FCR basso' },
  kind: 'improvement',
  subject: { kind: 'team', id: id(12), code: 'nord', name: 'Squadra Nord' },
  said: 'not',
  outcome: null,
};
const COUNT: VerdictCountRow = {
  run: ROW.run,
  period: ROW.period,
  rule: ROW.rule,
  kind: ROW.kind,
  fired: 1,
  suppressed: 0,
  not: 3,
  notTold: 0,
};

describe('What the rules said', () => {
  it('asks for what the address says, and leads each row to why', async () => {
    const page = await show(VerdictsPage, { roles: ['care-manager'], inputs: { said: 'not', rule: id(11), named: 'nord' } });
    const asked = await page.request('GET', /\/verdicts\?/);
    for (const [name, value] of [
      ['said', 'not'],
      ['rule', id(11)],
      ['named', 'nord'],
    ] as const)
      expect(asked.request.params.get(name)).toBe(value);
    const fired = { ...ROW, subject: { ...ROW.subject, id: id(13), name: 'Squadra Est' }, said: 'fired' as const };
    asked.flush({ items: [ROW, { ...fired, outcome: { id: id(16), state: 'proposed', basisChanged: true } }], next: 'more' });
    await page.answer('GET', /\/verdict-counts\?/, { items: [COUNT], next: null });
    expect(page.link('Squadra Nord, FCR basso: perché')).toBe(`/verdicts/${id(14)}/${id(11)}/${id(12)}`);
    expect(page.link('Squadra Est, FCR basso: perché')).toBe(`/outcomes/${id(16)}`);
    expect(page.text).toContain('ottobre 2026, n. 2');
    expect(page.text).toContain('basi cambiate');
    await page.click('Mostra le successive');
    await page.answer('GET', /cursor=more/, {
      items: [{ ...ROW, subject: { ...ROW.subject, id: id(17), name: 'Squadra Ovest' } }],
      next: null,
    });
    expect(page.text).toContain('Squadra Ovest');
    expect(page.text).not.toContain('Mostra le successive');
  });

  it('says when nothing matches', async () => {
    const page = await show(VerdictsPage, { roles: ['agent'], inputs: { said: 'fired' } });
    await page.answer('GET', /\/verdicts\?/, { items: [], next: null });
    expect(page.text).toContain('nessuna risposta corrisponde ai filtri');
  });

  it('says when nothing was evaluated', async () => {
    const empty = await show(VerdictsPage, { roles: ['agent'] });
    await empty.answer('GET', /\/verdicts\?/, { items: [], next: null });
    expect(empty.text).toContain('nessuna regola ha detto nulla');
  });
});
