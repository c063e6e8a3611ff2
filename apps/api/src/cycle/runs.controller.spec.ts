import type { RunRow } from '@circolo/contracts';
import { ROLES } from '@circolo/domain';
import { doorOf } from '../testing/door';
import { measured } from '../testing/measured-centre';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { testOrganisation } from '../testing/test-interactions';
import { type TestCycle, testCycle } from '../testing/turn-cycle';

let test: TestApp;
let cycle: TestCycle;
let careManager: Signed;
let ask: ReturnType<typeof doorOf>;

beforeAll(async () => {
  test = await testApp();
  ask = doorOf(test.app);
  cycle = await testCycle(test.dataSource, test.databaseUrl);
  careManager = await test.signIn('care-manager');
  await testOrganisation(test.dataSource);
  const months = ['2026-07', '2026-08', '2026-09', '2026-10'].map((month) => `${month}-05`);
  await measured(
    test.dataSource,
    months.map((day) => ({ kind: 'organisation' as const, code: 'organisation', day, contacts: 100, resolved: 80 })),
  );
});
afterAll(async () => {
  await cycle.close();
  await test.close();
});

const start = (period: string, cookie = careManager.cookie) => ask('POST', '/evaluation-runs', { cookie, body: { period } });
const read = async (id: string) => (await ask('GET', `/evaluation-runs/${id}`, { cookie: careManager.cookie })).json<RunRow>();

it('queues a run with 202, tells its progress, and ends it with counts', async () => {
  const answer = await start('2026-10');
  expect(answer.statusCode).toBe(202);
  const run = answer.json<RunRow>();
  expect(run).toMatchObject({
    period: '2026-10',
    number: 1,
    state: 'queued',
    startedBy: { id: careManager.principal.personId },
    startedAt: null,
  });
  expect(run.steps).toEqual(['measure', 'compare', 'signal', 'decide', 'propose'].map((name) => ({ name, done: 0, total: 0 })));

  await cycle.beginning.begin(run.id);
  expect(await read(run.id)).toMatchObject({ state: 'measuring', steps: [1, 1, 1, 1, 1].map((total) => ({ done: 0, total })) });
  await cycle.finish(run.id);
  const ended = await read(run.id);
  expect(ended).toMatchObject({
    state: 'completed',
    counts: { subjects: 1, measurements: 11, deviations: 0, outcomes: 0 },
  });
  const kept = await test.dataSource.query<{ indicator: string; value: number }[]>('select indicator, value from run_measurement');
  expect(Object.fromEntries(kept.map(({ indicator, value }) => [indicator, value]))).toEqual({
    VOL: 100,
    ANS: 1,
    ABN: 0,
    ABN_S: 0,
    ASA: 20,
    RES: 0.8,
    SELF: 0,
    SL1: 0,
    SL2: 0,
    SL3: 0,
    SL4: 0,
  });
  expect(ended.finishedAt! >= ended.startedAt! && ended.startedAt! >= ended.createdAt).toBe(true);
  const events = await test.dataSource.query<{ action: string }[]>('select action from audit_event where object_id = $1 order by key', [
    run.id,
  ]);
  expect(events.map(({ action }) => action)).toEqual(['evaluation-run.started', 'evaluation-run.completed']);
});

it('answers a repeat with the same key with the same run, and starts no other', async () => {
  const headers = { 'idempotency-key': 'settembre' };
  const asked = { cookie: careManager.cookie, body: { period: '2026-09' }, headers };
  const [first, second] = [await ask('POST', '/evaluation-runs', asked), await ask('POST', '/evaluation-runs', asked)];
  expect(second.json()).toEqual(first.json());
  expect(second.statusCode).toBe(202);
});

it('refuses a second run of the period and names the one that is going; a cancelled one goes no more', async () => {
  const going = (await start('2026-08')).json<RunRow>();
  const refused = await start('2026-08');
  expect(refused.statusCode).toBe(409);
  expect(refused.json()).toMatchObject({ code: 'run-already-going', details: { period: '2026-08', run: { id: going.id, number: 1 } } });
  const cancelled = await ask('POST', `/evaluation-runs/${going.id}/cancellation`, { cookie: careManager.cookie });
  expect([cancelled.statusCode, cancelled.json<RunRow>().state]).toEqual([200, 'cancelled']);
  expect((await ask('POST', `/evaluation-runs/${going.id}/cancellation`, { cookie: careManager.cookie })).statusCode).toBe(409);
  expect((await start('2026-08')).json()).toMatchObject({ number: 2, state: 'queued' });
});

it('resumes a failed run, and no other', async () => {
  const run = (await start('2026-07')).json<RunRow>();
  const resume = () => ask('POST', `/evaluation-runs/${run.id}/resumption`, { cookie: careManager.cookie });
  expect((await resume()).statusCode).toBe(409);
  await cycle.controls.fail(run.id, { code: 'failed', details: {}, step: 'measure' });
  expect(await read(run.id)).toMatchObject({ state: 'failed', failure: { code: 'failed', details: {}, step: 'measure' } });
  const resumed = await resume();
  expect(resumed.statusCode).toBe(202);
  expect(resumed.json()).toMatchObject({ state: 'queued', failure: null, finishedAt: null });
});

it.each([
  ['2026-13', 422, 'period-unknown'],
  ['2026-W54', 422, 'period-unknown'],
  ['2019-01', 422, 'period-without-data'],
  ['ottobre', 400, 'validation'],
])('refuses the period %s', async (period, status, code) => {
  const answer = await start(period);
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
});

it('lists runs, the newest first, page by page, and by period', async () => {
  const list = async (query: string) =>
    (await ask('GET', `/evaluation-runs?${query}`, { cookie: careManager.cookie })).json<{ items: RunRow[]; next: string | null }>();
  const all = (await list('limit=50')).items.map(({ id }) => id);
  const first = await list('limit=2');
  const second = await list(`limit=2&cursor=${first.next}`);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.slice(0, 4));
  expect((await list('period=2026-08')).items.map(({ number }) => number)).toEqual([2, 1]);
});

it.each(ROLES)('lets %s do what the policy says', async (role) => {
  const { cookie } = await test.signIn(role);
  const [mayRead, mayStart] = [['admin', 'care-manager', 'hr', 'auditor'].includes(role), ['care-manager', 'hr'].includes(role)];
  expect((await ask('GET', '/evaluation-runs', { cookie })).statusCode).toBe(mayRead ? 200 : 403);
  expect((await start('2019-01', cookie)).statusCode).toBe(mayStart ? 422 : 403);
  const unknown = crypto.randomUUID();
  for (const noun of ['pause', 'retry', 'cancellation', 'resumption']) {
    expect((await ask('POST', `/evaluation-runs/${unknown}/${noun}`, { cookie })).statusCode).toBe(mayStart ? 404 : 403);
  }
});
