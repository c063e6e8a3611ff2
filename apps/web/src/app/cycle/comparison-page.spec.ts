import type { ComparedMeasurement, ComparedVerdict, RunComparison } from '@circolo/contracts';
import { show, visibleText } from '../../testing/page';
import { ComparisonPage } from './comparison-page';

const ID = '00000000-0000-4000-8000-000000000042';
const EARLIER = '00000000-0000-4000-8000-000000000041';
const ADDRESS = `/api/v1/evaluation-runs/${ID}`;
const COMPARISON: RunComparison = {
  before: { id: EARLIER, number: 1, startedAt: '2026-11-02T08:00:00.000Z' },
  after: { id: ID, number: 2, startedAt: '2026-11-04T08:00:00.000Z' },
  measurements: { same: 1204, changed: 3, onlyBefore: 0, onlyAfter: 1 },
  verdicts: { same: 200, changed: 3 },
  outcomes: { new: 1, withdrawn: 1, flagged: 1, restated: 0, cleared: 0, suppressed: 0, kept: 12 },
  rules: [{ id: ID, name: 'Risoluzione bassa', before: 1, after: 2 }],
  indicators: [],
  targets: [{ indicator: 'RES', before: 0.8, after: 0.85, subjects: 6 }],
};
const subject = (name: string) => ({ kind: 'team' as const, id: crypto.randomUUID(), code: name, name });
const turned = (before: number, after: number) => ({
  fact: 'RES.gap',
  operator: 'lessThan',
  expected: -0.05,
  before,
  heldBefore: before < -0.05,
  after,
  holds: after < -0.05,
});
const verdict = (name: string, change: 'new' | 'withdrawn' | 'flagged' | 'kept', some: Partial<ComparedVerdict> = {}): ComparedVerdict => ({
  rule: { id: ID, name: 'Risoluzione bassa' },
  kind: 'improvement',
  subject: subject(name),
  before: 'holds',
  after: 'fails',
  outcome: { id: crypto.randomUUID(), change, state: 'proposed' },
  difference: 'figures',
  reasons: [turned(-0.2, 0.05)],
  ...some,
});
const VERDICTS: ComparedVerdict[] = [
  verdict('Tributi', 'flagged'),
  verdict('Anagrafe', 'withdrawn'),
  verdict('Territorio', 'new', { before: null, after: 'holds', difference: 'only-after', reasons: [] }),
  verdict('Scuola', 'kept', { after: 'holds', difference: 'same', reasons: [] }),
];
const MEASUREMENTS: ComparedMeasurement[] = [
  {
    indicator: 'RES',
    subject: subject('Anagrafe'),
    before: { value: 0.55, sample: 100, severity: 'critical' },
    after: { value: 0.95, sample: 120, severity: 'met' },
  },
];
const INDICATORS = { items: [{ code: 'RES', name: { it: 'Tasso di risoluzione', en: 'Resolution rate' }, unit: 'fraction' }], next: null };

async function shown(inputs: Record<string, unknown> = {}) {
  const page = await show(ComparisonPage, { roles: ['care-manager'], inputs: { id: ID, ...inputs } });
  await page.answer('GET', ADDRESS, { id: ID, period: '2026-10', number: 2, state: 'completed' });
  await page.answer('GET', new RegExp(`${ADDRESS}/comparison`), COMPARISON);
  await page.answer('GET', /evaluation-runs\?/, {
    items: [
      { id: ID, period: '2026-10', number: 2, state: 'completed' },
      { id: EARLIER, period: '2026-10', number: 1, state: 'completed' },
    ],
    next: null,
  });
  return page;
}

describe('Two runs side by side', () => {
  it('tells what is new, kept, withdrawn and flagged, and why', async () => {
    const page = await shown();
    await page.answer('GET', `${ADDRESS}/compared-verdicts?limit=50`, { items: VERDICTS, next: null });
    await page.answer('GET', `${ADDRESS}/compared-measurements?limit=50`, { items: MEASUREMENTS, next: null });
    await page.answer('GET', /indicators/, INDICATORS);
    expect(page.text).toContain('Confronto: ottobre 2026, n. 2');
    expect(page.all('.counts li').map((each) => visibleText(each))).toEqual(['1 nuove', '1 ritirate', '1 segnalate', '12 mantenute']);
    expect(page.text).toMatch(/3 valori sono cambiati\. *1.?204 sono uguali\. *1 prima non c'era\./);
    expect(page.text).toContain('Regola «Risoluzione bassa»: versione 1, poi 2.');
    expect(page.text).toContain('Obiettivo di «Tasso di risoluzione»: 80,0 %, poi 85,0 %.');
    const rows = page.all('circolo-compared-verdicts tbody tr').map((row) => visibleText(row));
    expect(rows[0]).toMatch(/^segnalata Tributi.*vale *→ *non vale .*−20,0 punti *→ *\+5,0 punti/);
    expect(rows[1]).toMatch(/^ritirata Anagrafe/);
    expect(rows[2]).toMatch(/^nuova Territorio.*non valutata *→ *vale .*prima non c'era/);
    expect(rows[3]).toMatch(/^mantenuta Scuola.*nulla è cambiato/);
    const [measured] = page.all('circolo-compared-measurements tbody tr').map((row) => visibleText(row));
    expect(measured).toMatch(/^Anagrafe.*Tasso di risoluzione.*55,0 % *n 100 *95,0 % *n 120 *\+40,0 punti/);
  });

  it('asks for more where there is more, and keeps what is there', async () => {
    const page = await shown({ change: 'withdrawn' });
    await page.answer('GET', `${ADDRESS}/compared-verdicts?limit=50&change=withdrawn`, { items: VERDICTS.slice(0, 1), next: 'on' });
    await page.answer('GET', `${ADDRESS}/compared-measurements?limit=50`, { items: [], next: null });
    expect(page.text).toContain('Tutti i valori che puoi vedere sono uguali.');
    await page.click('Mostrane altri');
    await page.answer('GET', `${ADDRESS}/compared-verdicts?limit=50&cursor=on&change=withdrawn`, {
      items: VERDICTS.slice(1, 2),
      next: null,
    });
    expect(page.all('circolo-compared-verdicts tbody tr')).toHaveLength(2);
    expect(page.text).not.toContain('Mostrane altri');
  });

  it('says what it cannot compare', async () => {
    const page = await show(ComparisonPage, { roles: ['auditor'], inputs: { id: ID } });
    await page.answer('GET', ADDRESS, { id: ID, period: '2026-10', number: 1, state: 'completed' });
    await page.answer('GET', new RegExp(`${ADDRESS}/comparison`), { code: 'nothing-to-compare', details: {} }, 404);
    expect(page.text).toContain("non c'è un'altra elaborazione finita dello stesso periodo");
    expect(page.link("Torna all'elaborazione")).toBe(`/runs/${ID}`);
  });
});
