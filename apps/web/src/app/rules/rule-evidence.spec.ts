import type { RuleCaseRow, RuleRow, RuleTrial, RuleVersionRow, SimulationRow } from '@circolo/contracts';
import { type ShownPage, show } from '../../testing/page';
import { RuleEvidence } from './rule-evidence';

const ID = '00000000-0000-4000-8000-000000000020';
const SIMULATION = '00000000-0000-4000-8000-000000000030';
const TEAM = { id: '00000000-0000-4000-8000-000000000040', kind: 'team', code: 'tributi', name: 'Tributi', revision: 1 } as const;
const LOW = { fact: 'RES.value', operator: 'lessThan', value: 0.7 } as const;
const WRITER = { id: ID, name: 'Laura Bonfanti' };
const VERSION: RuleVersionRow = {
  version: 2,
  name: 'Risoluzione bassa',
  appliesTo: 'team',
  periodKind: 'month',
  conditions: { all: [LOW] },
  outcome: { kind: 'improvement' },
  persistence: null,
  dose: { coolDownPeriods: 0, oneTrainingAtATime: false },
  author: WRITER,
  writtenAt: '2026-11-01T08:00:00.000Z',
  publishedBy: null,
  publishedAt: null,
  validUntil: null,
};
const RULE: RuleRow = {
  id: ID,
  state: 'published',
  revision: 3,
  name: VERSION.name,
  published: { ...VERSION, version: 1 },
  draft: VERSION,
  outcomes: 0,
  lastPeriod: null,
};
const PERIODS = ['2026-10', '2026-09'].map((period) => ({ period, run: { id: ID, number: 1 }, finishedAt: '2026-11-01T08:00:00.000Z' }));
const CASE: RuleCaseRow = {
  id: TEAM.id,
  name: 'Molto bassa',
  facts: { 'RES.value': 0.65 },
  expected: 'holds',
  revision: 1,
  writtenBy: WRITER,
  writtenAt: '2026-11-01T08:00:00.000Z',
};
const TRIAL: RuleTrial = {
  subject: TEAM,
  period: '2026-10',
  run: { id: ID, number: 2 },
  verdict: 'holds',
  now: 'holds',
  conditions: VERSION.conditions,
  because: [{ ...LOW, expected: 0.7, actual: 0.65, holds: true }],
  whatIf: {
    towards: 'fails',
    changes: [
      [
        {
          fact: 'RES.value',
          actual: 0.65,
          wanted: [{ fact: 'RES.value', operator: 'greaterThanInclusive', value: 0.7 }],
          distance: 0.05,
          example: 0.7,
          byValue: [],
        },
      ],
    ],
  },
  history: null,
};
const NOTHING = { cents: 0, knownCents: 0, unknown: 0 };
const SIMULATED: SimulationRow = {
  id: SIMULATION,
  rule: ID,
  state: 'completed',
  current: true,
  appliesTo: 'team',
  periodKind: 'month',
  outcome: 'improvement',
  conditions: VERSION.conditions,
  persistence: null,
  publishedVersion: 1,
  eachCents: 12_000,
  done: 3,
  total: 3,
  periods: [
    {
      ...{ period: '2026-09', run: null, without: 'not-evaluated', looked: 0, touched: 0, notEvaluable: 0, gained: 0, lost: 0 },
      ...{ cost: NOTHING, publishedCost: NOTHING },
    },
    {
      ...{ period: '2026-10', run: { id: ID, number: 2 }, without: null, looked: 3, touched: 2, notEvaluable: 1, gained: 1, lost: 0 },
      ...{ cost: { cents: 24_000, knownCents: 24_000, unknown: 0 }, publishedCost: { cents: 12_000, knownCents: 12_000, unknown: 0 } },
    },
  ],
  subjects: { touched: 2, gained: 1, lost: 0 },
  cost: { cents: 24_000, knownCents: 24_000, unknown: 0 },
  publishedCost: { cents: 12_000, knownCents: 12_000, unknown: 0 },
  looks: [],
  askedBy: WRITER,
  createdAt: '2026-11-02T08:00:00.000Z',
  finishedAt: '2026-11-02T08:00:01.000Z',
};

const many = <T>(items: readonly T[]) => ({ items, next: null });
const shown = async (simulations: readonly SimulationRow[] = [], cases: readonly RuleCaseRow[] = [CASE]) => {
  const page = await show(RuleEvidence, { roles: ['care-manager'], inputs: { rule: RULE, content: VERSION, mayWrite: true } });
  for (const request of page.http.match(({ url }) => url === '/api/v1/evaluated-periods')) request.flush(many(PERIODS));
  await page.answer('GET', `/api/v1/rules/${ID}/cases`, many(cases));
  await page.answer('GET', `/api/v1/rules/${ID}/simulations?limit=10`, many(simulations));
  if (simulations[0]) await page.answer('GET', `/api/v1/simulations/${SIMULATION}`, simulations[0]);
  return page;
};
const searched = async (page: ShownPage<RuleEvidence>) => {
  const box = page.all('#trial-subject')[0] as HTMLInputElement;
  box.dispatchEvent(new Event('focus'));
  box.focus();
  box.value = 'tri';
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await page.answer('GET', /\/api\/v1\/subjects\?.*search=tri/, many([TEAM]));
  page.all('mat-option')[0]!.click();
  await page.settle();
};

describe('What one sees of a rule before it counts', () => {
  it('tries it on a subject with its true figures, tells what would have changed it, and keeps it as a case without its name', async () => {
    const page = await shown();
    expect(page.text).toContain('Scegli su chi provare');
    await searched(page);
    const asked = await page.answer('POST', '/api/v1/rules/trials', TRIAL);
    expect(asked).toMatchObject({ conditions: VERSION.conditions, outcome: 'improvement', subject: TEAM.id, period: '2026-10' });
    expect(page.text).toContain('La regola vale per Tributi in ottobre 2026.');
    expect(page.text).toContain('65,0 %');
    expect(page.text).toContain('Tasso di risoluzione: valore almeno 70,0 % (era 65,0 %)');
    await page.fill('Conserva come caso, con il nome', 'risoluzione bassa');
    await page.click('Conserva');
    const kept = await page.answer('POST', `/api/v1/rules/${ID}/kept-cases`, CASE, 201);
    expect(kept).toEqual({ name: 'risoluzione bassa', subject: TEAM.id, period: '2026-10', conditions: VERSION.conditions });
    await page.answer('GET', `/api/v1/rules/${ID}/cases`, many([CASE, { ...CASE, id: ID, name: 'risoluzione bassa' }]));
    expect(page.text).toContain('2 casi, passano tutti');
  });

  it('runs the cases at each edit over what is on the page', async () => {
    const page = await shown();
    expect(page.text).toContain('1 caso, passa');
    page.fixture.componentRef.setInput('content', { ...VERSION, conditions: { all: [{ ...LOW, value: 0.6 }] } });
    await page.settle();
    expect(page.text).toContain('1 caso non passa');
    expect(page.text).toContain('ci si aspetta che valga e invece non vale');
    page.fixture.componentRef.setInput('content', { ...VERSION, conditions: { all: [] } });
    await page.settle();
    expect(page.text).toContain('Completa le condizioni: poi i casi si ripetono da soli.');
  });

  it('writes a case of the facts that the rule asks about, also of one that is missing', async () => {
    const page = await shown([], []);
    await page.click('Scrivi un caso');
    await page.until(() => page.dialog.includes('Un nuovo caso'));
    await page.clickInDialog('Salva il caso');
    expect(page.dialog).toContain('Il caso ha bisogno di un nome.');
    expect(page.dialog).toContain('Scrivi il valore di ogni dato, o segna che manca.');
    await page.fill('Nome del caso', 'Nulla si sa');
    await page.click('il dato manca');
    await page.fill('La regola deve dire', 'not-evaluable');
    await page.clickInDialog('Salva il caso');
    const sent = await page.answer('POST', `/api/v1/rules/${ID}/cases`, CASE, 201);
    expect(sent).toEqual({ name: 'Nulla si sa', facts: { 'RES.value': null }, expected: 'not-evaluable' });
  });

  it('simulates on the last periods, follows it, and shows whom it would have touched, gained and lost', async () => {
    const page = await shown();
    expect(page.text).toContain('Questa regola non è ancora stata simulata.');
    await page.fill('Quanto costa ogni proposta (facoltativo)', '120 €');
    await page.click('Simula');
    const going = { ...SIMULATED, state: 'simulating' as const, done: 1 };
    const asked = await page.answer('POST', `/api/v1/rules/${ID}/simulations`, going, 202);
    expect(asked).toEqual({ periods: ['2026-10', '2026-09'], eachCents: 12_000 });
    await page.answer('GET', `/api/v1/simulations/${SIMULATION}`, going);
    expect(page.text).toContain('Simulazione in corso: 1 di 3.');
    await page.click('Ferma');
    await page.answer('POST', `/api/v1/simulations/${SIMULATION}/cancellation`, SIMULATED);
    expect(page.text).toContain('2 proposte in tutto, su 2 ambiti diversi. In 1 caso non si può dire.');
    expect(page.text).toContain('Rispetto alla versione 1, in uso: 1 in più, 0 in meno.');
    expect(page.text).toContain('Costo: 240,00 €.');
    expect(page.text).toContain('settembre 2026mai elaborato: non ci sono dati');
    await page.click('Chi in più');
    const row = { subject: TEAM, times: 1, periods: [{ period: '2026-10', verdict: 'holds', heldBefore: false }] };
    await page.answer('GET', /\/subjects\?show=gained/, many([row]));
    expect(page.text).toContain('Tributi1 volta');
    const details = page.all('circolo-simulation-subjects details')[0] as HTMLDetailsElement;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    await page.answer('POST', '/api/v1/rules/trials', TRIAL);
    expect(page.text).toContain('La regola vale per Tributi in ottobre 2026.');
  });

  it('says that a simulation is of another content than what is kept, and does not simulate what is not', async () => {
    const page = await shown([{ ...SIMULATED, current: false }]);
    expect(page.text).toContain('La regola è cambiata dopo questa simulazione.');
    page.fixture.componentRef.setInput('dirty', true);
    await page.settle();
    expect(page.text).toContain('Prima salva la bozza');
    expect(page.all('button').find(({ textContent }) => textContent?.trim() === 'Simula')).toHaveProperty('disabled', true);
  });
});
