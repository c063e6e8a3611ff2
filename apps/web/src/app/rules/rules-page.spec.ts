import type { RuleRow } from '@circolo/contracts';
import { show } from '../../testing/page';
import { RulesPage } from './rules-page';

const ID = '00000000-0000-4000-8000-000000000020';
const version = {
  version: 2,
  name: 'Canale lento',
  appliesTo: 'channel',
  periodKind: 'month',
  conditions: { all: [] },
  outcome: { kind: 'improvement' },
  author: { id: ID, name: 'Laura Bonfanti' },
  writtenAt: '2026-11-01T08:00:00.000Z',
  publishedBy: null,
  publishedAt: null,
  validUntil: null,
  persistence: null,
  dose: { coolDownPeriods: 0, oneTrainingAtATime: false },
} as const;
const RULE: RuleRow = {
  id: ID,
  state: 'published',
  revision: 3,
  name: 'Canale lento',
  published: version,
  draft: { ...version, version: 3 },
  outcomes: 1201,
  lastPeriod: { period: '2026-10', run: { id: ID, number: 3 }, held: 3, failed: 2, notEvaluable: 1, proposed: 1, suppressed: 2 },
};

describe('Rules', () => {
  it('lists each with what it applies to, its version and what it brought', async () => {
    const page = await show(RulesPage, { roles: ['care-manager'] });
    await page.answer('GET', '/api/v1/rules?limit=500', { items: [RULE], next: null });
    expect(page.text).toContain(
      'in uso con una bozza della versione 3Canale lentoCanaleMeseAzione di miglioramento2ottobre 2026 proposte 1 · vera per 3 · taciute 2 · non valutabili 1 1 201',
    );
    expect(page.link('1 201')).toBe(`/outcomes?rule=${ID}`);
    expect(page.link('ottobre 2026')).toBe(`/runs/${ID}`);
    expect(page.link('Nuova regola')).toBe('/rules/new');
  });

  it('keeps the state in the address, and writes nothing for an auditor', async () => {
    const page = await show(RulesPage, { roles: ['auditor'], inputs: { state: 'retired' }, language: 'en' });
    await page.answer('GET', '/api/v1/rules?limit=500&state=retired', { items: [], next: null });
    expect(page.text).toContain('No rule is in this state.');
    expect(page.text).not.toContain('New rule');
  });
});
