import type { ComparedMeasurement, ComparedVerdict, List, RunComparison, RunDetail } from '@circolo/contracts';
import { ROLES } from '@circolo/domain';
import { doorOf } from '../testing/door';
import { heldTo, measured, ruled, type TestFigures } from '../testing/measured-centre';
import { agreementFor } from '../testing/outcome-fixture';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { testOrganisation } from '../testing/test-interactions';
import { type TestCycle, testCycle } from '../testing/turn-cycle';

let test: TestApp;
let cycle: TestCycle;
let careManager: Signed;
let ask: ReturnType<typeof doorOf>;
let first: RunDetail;
let second: RunDetail;

const of = (kind: 'team' | 'agent', code: string, resolved: number): TestFigures => ({
  kind,
  code,
  day: '2026-10-05',
  contacts: 100,
  resolved,
});
const figures = (kind: 'team' | 'agent', resolved: Readonly<Record<string, number>>) =>
  Object.entries(resolved).map(([code, count]) => of(kind, code, count));

beforeAll(async () => {
  test = await testApp();
  ask = doorOf(test.app);
  cycle = await testCycle(test.dataSource, test.databaseUrl);
  careManager = await test.signIn('care-manager');
  await testOrganisation(test.dataSource);
  await agreementFor(test.dataSource, careManager.principal.personId, ['care-manager']);
  for (const kind of ['team', 'agent']) await heldTo(test.dataSource, kind, 'RES', 0.8);
  const low = { all: [{ fact: 'RES.gap', operator: 'lessThan' as const, value: -0.1 }] };
  const month = { periodKind: 'month', conditions: low } as const;
  await ruled(test.dataSource, { ...month, name: 'Squadra', appliesTo: 'team', outcome: { kind: 'improvement' } });
  await ruled(test.dataSource, { ...month, name: 'Corso', appliesTo: 'agent', outcome: { kind: 'training', course: 'Ascolto' } });
  await measured(test.dataSource, [
    ...figures('team', { ferma: 50, cala: 55, firmata: 60, salita: 90, uguale: 85 }),
    ...figures('agent', { ada: 50 }),
  ]);
  first = (await cycle.turn('2026-10')) as RunDetail;
  await test.dataSource.query(`
    update improvement_action set state = 'approved' where subject_key = (select key from subject where code = 'firmata')`);
  await measured(test.dataSource, [...figures('team', { cala: 95, firmata: 85, salita: 40, nuova: 30 }), ...figures('agent', { ada: 90 })]);
  second = (await cycle.turn('2026-10')) as RunDetail;
});
afterAll(async () => {
  await cycle.close();
  await test.close();
});

const get = async <T>(path: string, cookie = careManager.cookie): Promise<T> => {
  const answer = await ask('GET', `/evaluation-runs/${path}`, { cookie });
  expect([path, answer.statusCode]).toEqual([path, 200]);
  return answer.json<T>();
};
const verdicts = (query = '', cookie = careManager.cookie) => get<List<ComparedVerdict>>(`${second.id}/compared-verdicts?${query}`, cookie);
const measurements = (query = '', cookie = careManager.cookie) =>
  get<List<ComparedMeasurement>>(`${second.id}/compared-measurements?${query}`, cookie);

it('counts what a run found that the one before it had not', async () => {
  expect(await get<RunComparison>(`${second.id}/comparison`)).toMatchObject({
    before: { id: first.id, number: 1 },
    after: { id: second.id, number: 2 },
    // Five teams with eleven values, an agent with one; of four of them the resolved contacts differ. The new team has eleven.
    measurements: { same: 5 * 11 + 1 - 4, changed: 4, onlyBefore: 0, onlyAfter: 11 },
    verdicts: { same: 2, changed: 5 },
    outcomes: { new: 2, kept: 1, withdrawn: 2, flagged: 1, restated: 0, cleared: 0, suppressed: 0 },
    rules: [],
    indicators: [],
    targets: [{ indicator: 'RES', before: null, after: 0.8, subjects: 1 }],
  });
});

it('tells each outcome as new, kept, withdrawn or flagged, what was done first, with the conditions that turned', async () => {
  const { items, next } = await verdicts('limit=50');
  expect(next).toBeNull();
  expect(
    items.map(({ subject, before, after, outcome, difference }) => [subject.code, before, after, outcome?.change, difference]),
  ).toEqual([
    ['firmata', 'holds', 'fails', 'flagged', 'figures'],
    ['ada', 'holds', 'fails', 'withdrawn', 'figures'],
    ['cala', 'holds', 'fails', 'withdrawn', 'figures'],
    ['nuova', null, 'holds', 'new', 'only-after'],
    ['salita', 'fails', 'holds', 'new', 'figures'],
  ]);
  expect(items[0]).toMatchObject({
    rule: { name: 'Squadra' },
    kind: 'improvement',
    outcome: { state: 'proposed' },
    reasons: [
      {
        fact: 'RES.gap',
        operator: 'lessThan',
        expected: -0.1,
        before: expect.closeTo(-0.2, 12),
        heldBefore: true,
        after: expect.closeTo(0.05, 12),
        holds: false,
      },
    ],
  });
  expect((await verdicts('change=withdrawn')).items.map(({ subject }) => subject.code)).toEqual(['ada', 'cala']);
  expect((await verdicts('change=kept')).items).toMatchObject([
    { subject: { code: 'ferma' }, before: 'holds', after: 'holds', difference: 'same', reasons: [] },
  ]);
});

it('lists the measurements that differ, before and after, page by page', async () => {
  const pages: ComparedMeasurement[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: List<ComparedMeasurement> = await measurements(`limit=2&indicator=RES${next && `&cursor=${next}`}`);
    pages.push(...page.items);
    ({ next } = page);
  }
  expect(pages.map(({ subject, before, after }) => [subject.code, before?.value, after?.value])).toEqual([
    ['cala', 0.55, 0.95],
    ['firmata', 0.6, 0.85],
    ['nuova', undefined, 0.3],
    ['salita', 0.9, 0.4],
    ['ada', 0.5, 0.9],
  ]);
  expect(pages[0]).toMatchObject({ before: { sample: 100, severity: 'watch' }, after: { sample: 100, severity: 'met' } });
  expect((await measurements('limit=500')).items).toHaveLength(15);
});

it('says nothing of agents to whom no agreement opens them', async () => {
  const { cookie } = await test.signIn('auditor');
  expect((await verdicts('', cookie)).items.map(({ subject }) => subject.code)).not.toContain('ada');
  expect((await measurements('limit=500', cookie)).items).toHaveLength(14);
  const read = `select what, subjects from individual_reading where what = 'run-comparison' and person_id = $1`;
  expect((await test.dataSource.query(read, [careManager.principal.personId])).length).toBeGreaterThan(0);
});

it('says that rules and targets were of other versions', async () => {
  const [one] = await test.dataSource.query<{ id: string }[]>(`select rule_id as id from rule_version where name = 'Squadra'`);
  await test.dataSource.query(
    `insert into rule_version select rule_id, 2, name, applies_to, period_kind, '{"all":[{"fact":"RES.gap","operator":"lessThan","value":-0.45}]}', outcome,
       author, writers, written_at, published_by, published_at from rule_version where rule_id = $1`,
    [one!.id],
  );
  await test.dataSource.query(
    `insert into target (indicator, subject_kind, valid_from, value, origin) values ('RES', 'team', '2026-10-01', 0.85, 'internal')`,
  );
  const third = await cycle.turn('2026-10');
  const comparison = await get<RunComparison>(`${third.id}/comparison?with=${second.id}`);
  expect(comparison.rules).toEqual([{ id: one!.id, name: 'Squadra', before: 1, after: 2 }]);
  expect(comparison.targets).toEqual([{ indicator: 'RES', before: 0.8, after: 0.85, subjects: 6 }]);
  const { items } = await get<List<ComparedVerdict>>(`${third.id}/compared-verdicts?with=${second.id}&change=withdrawn`);
  expect(items.map(({ subject, difference }) => [subject.code, difference])).toEqual([
    ['ferma', 'rule-version'],
    ['salita', 'rule-version'],
  ]);
  expect(items[0]!.reasons.map(({ expected, before, after }) => [expected, before, after])).toEqual([
    [-0.45, null, expect.closeTo(-0.35, 12)],
    [-0.1, expect.closeTo(-0.3, 12), null],
  ]);
});

it('refuses what cannot be compared', async () => {
  await measured(test.dataSource, [{ ...of('team', 'ferma', 50), day: '2026-09-05' }]);
  const other = await cycle.turn('2026-09');
  const asked = async (path: string) => {
    const answer = await ask('GET', `/evaluation-runs/${path}`, { cookie: careManager.cookie });
    return [answer.statusCode, answer.json<{ code: string }>().code];
  };
  expect(await asked(`${first.id}/comparison`)).toEqual([404, 'nothing-to-compare']);
  expect(await asked(`${first.id}/comparison?with=${other.id}`)).toEqual([422, 'not-one-period']);
  expect(await asked(`${first.id}/comparison?with=${crypto.randomUUID()}`)).toEqual([404, 'not-found']);
  expect(await asked(`${crypto.randomUUID()}/comparison`)).toEqual([404, 'not-found']);
  expect(await asked(`${second.id}/compared-verdicts?change=lost`)).toEqual([400, 'validation']);
});

it.each(ROLES)('lets %s do what the policy says', async (role) => {
  const { cookie } = await test.signIn(role);
  const may = ['admin', 'care-manager', 'hr', 'auditor'].includes(role);
  for (const noun of ['comparison', 'compared-measurements', 'compared-verdicts'])
    expect((await ask('GET', `/evaluation-runs/${second.id}/${noun}`, { cookie })).statusCode).toBe(may ? 200 : 403);
});
