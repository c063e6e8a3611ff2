import fc from 'fast-check';
import type { CaseResultRow, List, RuleCaseRow, RuleRow, RuleTrial, SimulatedSubjectRow, SimulationRow } from '@circolo/contracts';
import { type Facts, simulate } from '@circolo/domain';
import { randomConditions, randomFacts } from '@circolo/domain/testing';
import { evaluated, subjectIds, type TestFacts } from '../testing/evaluated-period';
import { agreementFor } from '../testing/outcome-fixture';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call as callOf } from '../testing/test-calls';
import { testOrganisation } from '../testing/test-interactions';
import { JobQueue } from '../platform/job-queue';
import { SimulationJob } from './simulation-job';
import { SweepSimulations } from './sweep-simulations';

const low = { fact: 'RES.value', operator: 'lessThan', value: 0.7 };
const teamRule = {
  name: 'Risoluzione bassa',
  appliesTo: 'team',
  periodKind: 'month',
  conditions: { all: [low, { fact: 'subject.team', operator: 'notEqual', value: 'nessuna' }] },
  outcome: { kind: 'improvement' },
};
const agentRule = { ...teamRule, appliesTo: 'agent', conditions: { all: [low] }, outcome: { kind: 'training', course: 'Chiusura' } };
const figures = (kind: TestFacts['kind'], values: Readonly<Record<string, number>>): TestFacts[] =>
  Object.entries(values).map(([code, value]) => ({ kind, code, facts: { 'RES.value': value, 'AHT.value': 300, 'subject.team': code } }));

let test: TestApp;
let careManager: Signed;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  test = await testApp();
  await testOrganisation(test.dataSource);
  careManager = await test.signIn('care-manager');
  await evaluated(test.dataSource, '2026-08', figures('team', { tributi: 0.6, anagrafe: 0.8 }));
  await evaluated(test.dataSource, '2026-10', figures('team', { tributi: 0.1 }));
  const last = [...figures('team', { tributi: 0.65, anagrafe: 0.5 }), ...figures('agent', { 'Nives De Bò': 0.4, oreste: 0.9 })];
  await evaluated(test.dataSource, '2026-10', last);
  ids = await subjectIds(test.dataSource);
});
afterAll(() => test.close());

const call = <T = { code?: string }>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  asked: { body?: object; revision?: number; as?: Signed } = {},
) => callOf<T>(test, asked.as ?? careManager, method, path, asked);
const written = async (rule: object = teamRule) => (await call<RuleRow>('POST', '/rules', { body: rule })).body;
const work = (id: string) => test.app.get(SimulationJob).work(id, { last: false });
const simulated = async (rule: string, periods: readonly string[], more: object = {}): Promise<SimulationRow> => {
  const asked = await call<SimulationRow>('POST', `/rules/${rule}/simulations`, { body: { periods, ...more } });
  expect(asked.status).toBe(202);
  await work(asked.body.id);
  return (await call<SimulationRow>('GET', `/simulations/${asked.body.id}`)).body;
};
const agreed = (roles: readonly string[], withdrawn = false) =>
  agreementFor(test.dataSource, careManager.principal.personId, roles, withdrawn);
const events = async (id: string) =>
  (await test.dataSource.query<{ action: string }[]>('select action from audit_event where object_id = $1 order by key', [id])).map(
    ({ action }) => action,
  );

describe('a trial', () => {
  const trial = (some: object = {}, as = careManager) =>
    call<RuleTrial>('POST', '/rules/trials', {
      body: { conditions: teamRule.conditions, outcome: 'improvement', subject: ids.get('tributi'), period: '2026-10', ...some },
      as,
    });

  it('tells each condition with its true figure, the verdict, and the nearest thresholds that would have changed it', async () => {
    const { status, body } = await trial();
    expect(status).toBe(200);
    expect(body).toMatchObject({ verdict: 'holds', now: 'holds', run: { number: 2 }, subject: { code: 'tributi' }, history: null });
    expect(body.because.map(({ fact, actual, holds }) => [fact, actual, holds])).toEqual([
      ['RES.value', 0.65, true],
      ['subject.team', 'tributi', true],
    ]);
    const [nearest] = body.whatIf.changes![0]!;
    expect(nearest).toMatchObject({ fact: 'RES.value', wanted: [{ operator: 'greaterThanInclusive', value: 0.7 }] });
    expect(nearest!.distance).toBeCloseTo(0.05);
  });

  it('looks back where the rule asks for some time; a period that was never evaluated counts neither way', async () => {
    const { body } = await trial({ persistence: { times: 2, periods: 3 } });
    expect(body).toMatchObject({ verdict: 'holds', now: 'holds' });
    expect(body.history).toEqual([
      { period: '2026-10', verdict: 'holds' },
      { period: '2026-09', verdict: null },
      { period: '2026-08', verdict: 'holds' },
    ]);
    expect((await trial({ persistence: { times: 3, periods: 3 } })).body).toMatchObject({ verdict: 'not-evaluable', now: 'holds' });
  });

  it.each([
    ['conditions that are none', { conditions: { all: [] } }, 422, 'rule-invalid'],
    ['a persistence that is none', { persistence: { times: 3, periods: 2 } }, 422, 'rule-invalid'],
    ['a period never evaluated', { period: '2026-09' }, 422, 'period-not-evaluated'],
    ['a period that is none', { period: '2026-13' }, 422, 'period-unknown'],
    ['a subject that is none', { subject: '00000000-0000-4000-8000-000000000000' }, 404, 'not-found'],
  ])('refuses %s', async (_what, some, status, code) => {
    expect(await trial(some)).toMatchObject({ status, body: { code } });
  });

  it('shows an agent only to whom the agreement opens them for what the rule asks, without what it does not open, and logs it', async () => {
    const asked = {
      conditions: { any: [low, { fact: 'AHT.value', operator: 'lessThan', value: 400 }] },
      subject: ids.get('oreste'),
      outcome: 'training',
    };
    await agreed([], true);
    expect(await trial(asked)).toMatchObject({ status: 403, body: { code: 'no-monitoring-agreement' } });
    await agreed(['care-manager']);
    expect((await trial(asked)).body.because.map(({ actual }) => actual)).toEqual([0.9, null]);
    expect(await trial(asked, await test.signIn('auditor'))).toMatchObject({ status: 403, body: { code: 'no-monitoring-agreement' } });
    expect(await trial(asked, await test.signIn('hr'))).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await trial({ ...asked, period: '2026-08' })).toMatchObject({ body: { code: 'subject-not-evaluated' } });
    const logged = await test.dataSource.query(`select person_id, period, subjects from individual_reading where what = 'rule-trial'`);
    expect(logged).toEqual([{ person_id: careManager.principal.personId, period: '2026-10', subjects: 1 }]);
  });

  it('lists the evaluated periods with the last run of each', async () => {
    const { body } = await call<List<{ period: string; run: { number: number } }>>('GET', '/evaluated-periods?periodKind=month');
    expect(body.items.map(({ period, run }) => [period, run.number])).toEqual([
      ['2026-10', 2],
      ['2026-08', 1],
    ]);
  });
});

describe('cases', () => {
  it('are written, changed by who read them last, run against any conditions, and taken out', async () => {
    const { id } = await written();
    const body = { name: 'Bassa', facts: { 'RES.value': 0.5, 'subject.team': 'tributi' }, expected: 'holds' };
    const made = await call<RuleCaseRow>('POST', `/rules/${id}/cases`, { body });
    expect(made).toMatchObject({ status: 201, body: { ...body, revision: 1 } });
    const address = `/rules/${id}/cases/${made.body.id}`;
    const edited = await call<RuleCaseRow>('PUT', address, { body: { ...body, facts: { 'RES.value': 0.6 } }, revision: 1 });
    expect(edited.body).toMatchObject({ revision: 2, facts: { 'RES.value': 0.6 } });
    expect(await call('PUT', address, { body, revision: 1 })).toMatchObject({ status: 409, body: { code: 'stale-revision' } });

    const results = async (conditions: object) =>
      (await call<List<CaseResultRow>>('POST', `/rules/${id}/case-results`, { body: { conditions } })).body.items.map(
        ({ name, verdict, passed, untold }) => [name, verdict, passed, untold],
      );
    expect(await results(teamRule.conditions)).toEqual([['Bassa', 'not-evaluable', false, ['subject.team']]]);
    expect(await results({ all: [low] })).toEqual([['Bassa', 'holds', true, []]]);
    expect(await results({ all: [{ ...low, value: 0.6 }] })).toEqual([['Bassa', 'fails', false, []]]);

    expect((await call('DELETE', address, { revision: 2 })).status).toBe(204);
    expect((await call<List<RuleCaseRow>>('GET', `/rules/${id}/cases`)).body.items).toEqual([]);
    expect(await events(made.body.id)).toEqual(['rule-case.written', 'rule-case.edited', 'rule-case.removed']);
  });

  it('refuse what is no case, and a name twice', async () => {
    const { id } = await written();
    const body = { name: 'Uno', facts: {}, expected: 'fails' };
    await call('POST', `/rules/${id}/cases`, { body });
    const refused = async (some: object) => (await call('POST', `/rules/${id}/cases`, { body: { ...body, ...some } })).body.code;
    expect(await refused({})).toBe('case-name-in-use');
    expect(await refused({ name: ' ' })).toBe('rule-invalid');
    expect(await refused({ name: 'Due', facts: { 'RES.value': '4' } })).toBe('rule-invalid');
    expect(await refused({ name: 'Due', expected: 'perhaps' })).toBe('validation');
    expect((await call('GET', `/rules/${crypto.randomUUID()}/cases`)).status).toBe(404);
  });

  it('keep a real subject without anything that tells who it was', async () => {
    await agreed(['care-manager']);
    const { id } = await written({ ...agentRule, conditions: teamRule.conditions });
    const keep = (name: string, some: object = {}) =>
      call<RuleCaseRow>('POST', `/rules/${id}/kept-cases`, {
        body: { name, subject: ids.get('Nives De Bò'), period: '2026-10', conditions: teamRule.conditions, ...some },
      });
    expect(await keep('come la nives')).toMatchObject({ status: 422, body: { code: 'case-names-subject' } });
    const { status, body } = await keep('Molto bassa');
    expect([status, body.facts, body.expected]).toEqual([201, { 'RES.value': 0.4 }, 'not-evaluable']);
    const kept = await test.dataSource.query<{ text: string }[]>(
      `select to_jsonb(c)::text || coalesce(a.after::text, '') as text from rule_case c
         join audit_event e on e.object_id = c.id::text or e.object_id::text = c.id::text left join audit_content a on a.event_key = e.key
       where c.id = $1`,
      [body.id],
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]!.text).not.toMatch(new RegExp(`nives|${ids.get('Nives De Bò')}`, 'i'));
    await agreed([], true);
    expect(await keep('Altra')).toMatchObject({ status: 403, body: { code: 'no-monitoring-agreement' } });
  });
});

describe('a simulation', () => {
  it('tells who would have been touched, how often, gained and lost against the version in force, and what is not known', async () => {
    const rule = await written();
    await test.dataSource.query(`update rule set state = 'published' where id = $1`, [rule.id]);
    await test.dataSource.query(`update rule_version set published_by = author, published_at = now() where rule_id = $1`, [rule.id]);
    const stricter = { ...teamRule, conditions: { all: [{ ...low, value: 0.55 }] } };
    await call('PUT', `/rules/${rule.id}`, { body: stricter, revision: 1 });
    const found = await simulated(rule.id, ['2026-10', '2026-09', '2026-08'], { eachCents: 12_000 });
    expect(found).toMatchObject({ state: 'completed', current: true, publishedVersion: 1, done: 2, total: 2, looks: [] });
    expect(
      found.periods.map(({ period, without, looked, touched, gained, lost }) => [period, without, looked, touched, gained, lost]),
    ).toEqual([
      ['2026-08', null, 2, 0, 0, 1],
      ['2026-09', 'not-evaluated', 0, 0, 0, 0],
      ['2026-10', null, 2, 1, 0, 1],
    ]);
    expect(found.subjects).toEqual({ touched: 1, gained: 0, lost: 1 });
    expect([found.cost.cents, found.publishedCost!.cents]).toEqual([12_000, 36_000]);

    const shown = async (query: string) =>
      (await call<List<SimulatedSubjectRow>>('GET', `/simulations/${found.id}/subjects?${query}`)).body.items.map(
        ({ subject, times, periods }) => [subject.code, times, periods.map(({ period }) => period).join(' ')],
      );
    expect(await shown('show=lost')).toEqual([['tributi', 2, '2026-08 2026-10']]);
    expect(await shown('show=lost&period=2026-10')).toEqual([['tributi', 1, '2026-10']]);
    expect(await shown('show=touched')).toEqual([['anagrafe', 1, '2026-10']]);
    expect(await shown('show=gained')).toEqual([]);

    await call('PUT', `/rules/${rule.id}`, { body: { ...stricter, name: 'Un altro nome' }, revision: 2 });
    expect((await call<SimulationRow>('GET', `/simulations/${found.id}`)).body.current).toBe(true);
    await call('PUT', `/rules/${rule.id}`, { body: teamRule, revision: 3 });
    expect((await call<SimulationRow>('GET', `/simulations/${found.id}`)).body.current).toBe(false);
  });

  it('says so where a cost is not known', async () => {
    const found = await simulated((await written()).id, ['2026-10']);
    expect(found).toMatchObject({ publishedVersion: null, publishedCost: null, cost: { cents: null, knownCents: 0, unknown: 2 } });
    expect(found.periods[0]).toMatchObject({ touched: 2, gained: null, lost: null });
  });

  it('refuses periods without data, of another kind, and a second one at once', async () => {
    const { id } = await written();
    const ask = (periods: readonly string[]) => call<SimulationRow>('POST', `/rules/${id}/simulations`, { body: { periods } });
    expect(await ask(['2026-09'])).toMatchObject({ status: 422, body: { code: 'simulation-without-data' } });
    expect(await ask(['2026-Q3'])).toMatchObject({ status: 422, body: { code: 'simulation-periods' } });
    expect(await ask([])).toMatchObject({ status: 400 });
    const { body } = await ask(['2026-10']);
    expect(await ask(['2026-08'])).toMatchObject({ status: 409, body: { code: 'simulation-going' } });
    const look = () => call('POST', `/simulations/${body.id}/looks`);
    expect(await look()).toMatchObject({ status: 409, body: { code: 'not-in-this-state' } });
    expect((await call<SimulationRow>('POST', `/simulations/${body.id}/cancellation`)).body.state).toBe('cancelled');
    await work(body.id);
    expect((await call<SimulationRow>('GET', `/simulations/${body.id}`)).body).toMatchObject({ state: 'cancelled', done: 0 });
    expect((await ask(['2026-08'])).status).toBe(202);
  });

  it('is queued again when the queue is wiped, and is not when it still has the job', async () => {
    const { id } = await written();
    const { body } = await call<SimulationRow>('POST', `/rules/${id}/simulations`, { body: { periods: ['2026-10'] } });
    const sweep = new SweepSimulations(test.dataSource, test.app.get(JobQueue));
    const jobs = async () =>
      (await test.dataSource.query<{ id: string }[]>(`select id from bullmq.job where id like $1`, [`%${body.id}%`])).map((job) => job.id);
    await sweep.sweep();
    expect(await jobs()).toEqual([`simulate-rule-${body.id}-0`]);
    await test.dataSource.query('delete from bullmq.job');
    await sweep.sweep();
    expect(await jobs()).toEqual([`simulate-rule-${body.id}-1`]);
    await work(body.id);
    await test.dataSource.query('delete from bullmq.job');
    await sweep.sweep();
    expect(await jobs()).toEqual([]);
  });

  it('has failed when it cannot be done, not even the last time', async () => {
    const { id } = await written();
    const { body } = await call<SimulationRow>('POST', `/rules/${id}/simulations`, { body: { periods: ['2026-10'] } });
    await test.dataSource.query(`update rule_simulation set content = content || '{"conditions": null}' where id = $1`, [body.id]);
    const state = async () => (await call<SimulationRow>('GET', `/simulations/${body.id}`)).body.state;
    await expect(work(body.id)).rejects.toThrow(TypeError);
    expect(await state()).toBe('queued');
    await expect(test.app.get(SimulationJob).work(body.id, { last: true })).rejects.toThrow(TypeError);
    expect(await state()).toBe('failed');
  });

  it('opens agents as far as the agreement does, and simulates no period that it closes', async () => {
    await agreed(['care-manager']);
    const { id } = await written(agentRule);
    const found = await simulated(id, ['2026-10']);
    expect(found.periods[0]).toMatchObject({ looked: 2, touched: 1 });
    const subjects = (as = careManager) => call<List<SimulatedSubjectRow>>('GET', `/simulations/${found.id}/subjects`, { as });
    expect((await subjects()).body.items.map(({ subject }) => subject.name)).toEqual(['Nives De Bò']);
    expect((await subjects(await test.signIn('hr'))).status).toBe(403);
    await agreed([], true);
    expect((await subjects()).status).toBe(403);
    expect(await call('POST', `/rules/${id}/simulations`, { body: { periods: ['2026-10'] } })).toMatchObject({
      status: 403,
      body: { code: 'no-monitoring-agreement' },
    });
  });

  it('finds what the domain finds, whatever the rules and the facts, each subject once however many workers', async () => {
    const months = ['2025-01', '2025-02', '2025-03', '2025-04'];
    const known = fc.sample(fc.array(fc.option(randomFacts({ missing: true })), { minLength: 4, maxLength: 4 }), 2_300);
    const periods = months.map((period, at) => ({
      period,
      kept: known.flatMap((own, index) =>
        own[at] ? [{ kind: 'channel' as const, code: `canale ${index}`, facts: own[at] as Facts }] : [],
      ),
    }));
    for (const { period, kept } of periods) await evaluated(test.dataSource, period, kept);
    const past = periods.map(({ period, kept }) => ({
      period,
      subjects: kept.map(({ kind, code, facts }) => ({ subject: { kind, id: code }, facts })),
    }));
    for (const [at, conditions] of fc.sample(randomConditions(3), 3).entries()) {
      const persistence = at === 0 ? null : { times: at, periods: 3 };
      const rule = { ...teamRule, appliesTo: 'channel', conditions, persistence };
      const { id } = await written(rule);
      const { body: asked } = await call<SimulationRow>('POST', `/rules/${id}/simulations`, { body: { periods: months.slice(1) } });
      await Promise.all([1, 2, 3].map(() => work(asked.id)));
      const found = (await call<SimulationRow>('GET', `/simulations/${asked.id}`)).body;
      const expected = simulate({ rule: { ...rule, appliesTo: 'channel' }, published: null, periods: past, costOf: () => null });
      const counts = expected.periods.slice(1).map((each) => [each.period, each.looked, each.touched.length, each.notEvaluable.length]);
      expect(found.periods.map((each) => [each.period, each.looked, each.touched, each.notEvaluable])).toEqual(counts);
      expect(found.subjects.touched).toBe(new Set(expected.periods.slice(1).flatMap(({ touched }) => touched.map((one) => one.id))).size);
    }
  }, 120_000);
});

describe('a publication', () => {
  const publish = (rule: string, as = careManager) =>
    call<RuleRow & { code?: string; details?: object }>('POST', `/rules/${rule}/publication`, { as });
  const look = (simulation: string, as = careManager) => call<SimulationRow>('POST', `/simulations/${simulation}/looks`, { as });
  const basisOf = async (rule: string) =>
    (
      await test.dataSource.query<{ basis: unknown }[]>(
        `select c.after->'basis' as basis from audit_event e join audit_content c on c.event_key = e.key
         where e.object_id = $1 and e.action = 'rule.published'`,
        [rule],
      )
    ).map(({ basis }) => basis);

  it('asks that a simulation of exactly this content was looked at by whoever publishes', async () => {
    const { id } = await written();
    expect(await publish(id)).toMatchObject({ status: 409, body: { code: 'simulation-missing' } });
    const first = await simulated(id, ['2026-10']);
    expect(await publish(id)).toMatchObject({ status: 409, body: { code: 'simulation-not-seen', details: { simulation: first.id } } });
    expect((await look(first.id)).body.looks).toEqual([
      expect.objectContaining({ by: expect.objectContaining({ id: careManager.principal.personId }) }),
    ]);
    const other = await test.signIn('hr');
    expect(await publish(id, other)).toMatchObject({ body: { code: 'simulation-not-seen' } });

    await call('PUT', `/rules/${id}`, { body: { ...teamRule, persistence: { times: 1, periods: 2 } }, revision: 1 });
    expect(await publish(id)).toMatchObject({ body: { code: 'simulation-missing' } });
    const second = await simulated(id, ['2026-10']);
    await look(second.id, other);
    expect(await publish(id, other)).toMatchObject({ status: 200, body: { state: 'published' } });
    expect(await basisOf(id)).toEqual([{ simulation: second.id }]);
    expect(await events(second.id)).toEqual(['rule-simulation.asked', 'rule-simulation.looked-at']);
  });

  it('asks that every case says what is expected', async () => {
    const { id } = await written();
    const body = { name: 'Alta', facts: { 'RES.value': 0.9, 'subject.team': 'tributi' }, expected: 'holds' };
    const made = (await call<RuleCaseRow>('POST', `/rules/${id}/cases`, { body })).body;
    await look((await simulated(id, ['2026-10'])).id);
    expect(await publish(id)).toMatchObject({ status: 409, body: { code: 'rule-cases-failing', details: { cases: ['Alta'] } } });
    await call('PUT', `/rules/${id}/cases/${made.id}`, { body: { ...body, expected: 'fails' }, revision: 1 });
    expect((await publish(id)).status).toBe(200);
  });

  it('is allowed where there is no past to simulate on, and says so', async () => {
    const yearly = await written({ ...teamRule, periodKind: 'year' });
    expect((await publish(yearly.id)).status).toBe(200);
    await agreed([], true);
    const ofAgents = await written(agentRule);
    expect((await publish(ofAgents.id)).status).toBe(200);
    expect([...(await basisOf(yearly.id)), ...(await basisOf(ofAgents.id))]).toEqual([
      { simulation: 'no-period-evaluated' },
      { simulation: 'no-period-evaluated' },
    ]);
  });
});
