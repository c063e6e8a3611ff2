import type { RuleLiveCount } from '@circolo/contracts';
import { agreementFor } from '../testing/outcome-fixture';
import { testOrganisation } from '../testing/test-interactions';
import { type Signed, testApp, type TestApp } from '../testing/test-app';

const candidate = {
  appliesTo: 'team',
  periodKind: 'month',
  conditions: { all: [{ fact: 'RES.value', operator: 'lessThan', value: 0.7 }] },
  outcome: { kind: 'improvement' },
};

let test: TestApp;
let careManager: Signed;

/** A run over a month that knew of these teams and agents; `null` where their resolution was missing. */
const KEPT = `
  with run as (
    insert into evaluation_run (period, period_kind, period_from, period_until, number, state, finished_at)
    values ($1, 'month', ($1 || '-01')::date, ($1 || '-28')::date, $2, 'completed', now()) returning key),
  named as (select * from jsonb_to_recordset($3::jsonb) as n (kind text, code text, value float8)),
  made as (insert into subject (kind, code, name) select kind, code, code from named on conflict do nothing returning key, kind, code)
  insert into run_facts (run_key, subject_key, facts)
  select run.key, s.key, jsonb_strip_nulls(jsonb_build_object('RES.value', n.value)) || '{"subject.kind":"team"}'
  from run cross join named n join (select key, kind, code from subject union all select key, kind, code from made) s using (kind, code)`;

beforeAll(async () => {
  test = await testApp();
  careManager = await test.signIn('care-manager');
  await testOrganisation(test.dataSource);
});
afterAll(() => test.close());

const kept = (
  period: string,
  number: number,
  teams: Readonly<Record<string, number | null>>,
  agents: Readonly<Record<string, number>> = {},
) => {
  const named = (kind: string, values: object) => Object.entries(values).map(([code, value]) => ({ kind, code, value: value as unknown }));
  return test.dataSource.query(KEPT, [period, number, JSON.stringify([...named('team', teams), ...named('agent', agents)])]);
};

async function counted(some: object = {}, as = careManager) {
  const payload = { ...candidate, ...some };
  const answer = await test.app.inject({ method: 'POST', url: '/api/v1/rules/live-counts', headers: { cookie: as.cookie }, payload });
  return { status: answer.statusCode, body: answer.json() as RuleLiveCount };
}

it('counts nothing before a period of the kind was evaluated', async () => {
  const nothing = { period: null, run: null, subjects: 0, counted: 0, holds: 0, fails: 0, notEvaluable: 0 };
  expect(await counted()).toEqual({ status: 200, body: { ...nothing, withheld: 'never-evaluated' } });
});

it('counts by the last run of the last period, over as many periods as the rule asks for', async () => {
  await kept('2026-09', 1, { a: 0.5, b: 0.9, c: 0.5 });
  await kept('2026-10', 1, { a: 0.9, b: 0.9, c: 0.9 });
  await kept('2026-10', 2, { a: 0.5, b: 0.6, c: 0.8, d: null, e: 0.2 }, { anna: 0.5 });
  const { body } = await counted();
  expect(body).toMatchObject({ withheld: null, period: '2026-10', run: { number: 2 } });
  expect(body).toMatchObject({ subjects: 5, counted: 5, holds: 3, fails: 1, notEvaluable: 1 });
  // b held once of two, e was never looked at before.
  expect((await counted({ persistence: { times: 2, periods: 2 } })).body).toMatchObject({ holds: 1, fails: 2, notEvaluable: 2 });
  expect((await counted({ periodKind: 'week' })).body).toMatchObject({ withheld: 'never-evaluated' });
});

it('asks no more subjects than it takes to answer at once, and says of how many', async () => {
  await test.dataSource.query(`
    with made as (insert into subject (kind, code, name) select 'topic', n::text, n::text from generate_series(1, 2100) n returning key)
    insert into run_facts (run_key, subject_key, facts)
    select (select max(key) from evaluation_run), key, '{"RES.value": 0.5}' from made`);
  expect((await counted({ appliesTo: 'topic' })).body).toMatchObject({ subjects: 2_100, counted: 2_000, holds: 2_000 });
});

it('counts agents only for whom the agreement opens them', async () => {
  const agents = { appliesTo: 'agent', outcome: { kind: 'training' } };
  expect((await counted(agents)).body).toMatchObject({ withheld: 'agents-closed', subjects: 0 });
  await agreementFor(test.dataSource, careManager.principal.personId, ['care-manager']);
  expect((await counted(agents)).body).toMatchObject({ withheld: null, subjects: 1, holds: 1 });
  expect((await counted(agents, await test.signIn('hr'))).body).toMatchObject({ withheld: 'agents-closed', subjects: 0 });
});

it('refuses what a save would refuse, and whom it would', async () => {
  expect((await counted({ conditions: { all: [] } })).status).toBe(422);
  expect((await counted({ persistence: { times: 3, periods: 2 } })).status).toBe(422);
  expect((await counted({}, await test.signIn('auditor'))).status).toBe(403);
});
