import type { List, PeriodReadiness, RunScheduleRow } from '@circolo/contracts';
import { ROLES } from '@circolo/domain';
import { Clock } from '../platform/clock';
import { doorOf } from '../testing/door';
import { heldTo, measured } from '../testing/measured-centre';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { testOrganisation } from '../testing/test-interactions';
import { type TestCycle, testCycle } from '../testing/turn-cycle';
import { RunsService } from './runs.service';
import { Scheduler } from './scheduler';

let test: TestApp;
let cycle: TestCycle;
let careManager: Signed;
let ask: ReturnType<typeof doorOf>;
/** What the application, and the schedulers of the tests, take for now. */
let now: string;

beforeAll(async () => {
  test = await testApp();
  ask = doorOf(test.app);
  test.app.get(Clock).now = () => now;
  cycle = await testCycle(test.dataSource, test.databaseUrl);
  await testOrganisation(test.dataSource);
});
beforeEach(async () => {
  now = '2026-11-15T10:00:00.000Z';
  careManager = await test.signIn('care-manager');
});
afterEach(async () => {
  await test.dataSource.query('truncate run_log, evaluation_run, run_schedule, daily_sum, target cascade');
});
afterAll(async () => {
  await cycle.close();
  await test.close();
});

const MONTHLY = { periodKind: 'month', daysAfter: 2, at: '06:30', waitsForImports: false, on: true } as const;
const add = async (some: object = {}, cookie = careManager.cookie) =>
  ask('POST', '/run-schedules', { cookie, body: { ...MONTHLY, ...some } });
const list = async () => (await ask('GET', '/run-schedules', { cookie: careManager.cookie })).json<List<RunScheduleRow>>().items;
const runs = async () => (await cycle.runs.list({ limit: 50 })).items;
/** A worker's scheduler of its own, with its own connections to the queue. */
const pass = () => {
  const clock = { now: () => now };
  return new Scheduler(test.dataSource, clock, new RunsService(test.dataSource, clock, cycle.queue)).pass();
};
const contacts = (...days: string[]) =>
  measured(
    test.dataSource,
    days.map((day) => ({ kind: 'organisation', code: 'organisation', day, contacts: 50, resolved: 40 })),
  );

it('starts what is due once, by two schedulers at once and again, and by nobody', async () => {
  await contacts('2026-11-10');
  expect((await add()).statusCode).toBe(201);
  await pass();
  expect(await runs()).toEqual([]);
  now = '2026-12-02T05:29:00.000Z';
  await pass();
  expect(await runs()).toEqual([]);
  now = '2026-12-02T05:30:00.000Z';
  await Promise.all([pass(), pass(), pass()]);
  await pass();
  const [run, ...others] = await runs();
  expect([run!.period, run!.startedBy, others]).toEqual(['2026-11', null, []]);
  await cycle.finish(run!.id);
  await pass();
  expect(await runs()).toHaveLength(1);
  expect((await list())[0]!.periods).toMatchObject([{ period: '2026-11', state: 'done' }]);
});

it('starts nothing a second time when the clock is set back, nor what was due before it was on', async () => {
  await contacts('2026-10-10', '2026-11-10');
  await add();
  now = '2026-12-05T10:00:00.000Z';
  await pass();
  const [run] = await runs();
  await cycle.finish(run!.id);
  for (const back of ['2026-11-20T10:00:00.000Z', '2026-12-02T05:30:00.000Z', '2026-12-06T10:00:00.000Z']) {
    now = back;
    await pass();
  }
  expect((await runs()).map(({ period }) => period)).toEqual(['2026-11']);
});

it('waits for a period that is being evaluated, and does not do again what a person did since it was due', async () => {
  await contacts('2026-11-10');
  await add();
  const clock = { now: () => now };
  const person = new RunsService(test.dataSource, clock, cycle.queue);
  now = '2026-12-01T10:00:00.000Z';
  const early = await person.start('2026-11', cycle.by);
  now = '2026-12-05T10:00:00.000Z';
  await pass();
  expect(await runs()).toHaveLength(1);
  await cycle.finish(early.id);
  await pass();
  const [scheduled] = await runs();
  expect(scheduled).toMatchObject({ number: 2, startedBy: null });

  await test.dataSource.query('update evaluation_run set schedule_id = null');
  await pass();
  expect(await runs()).toHaveLength(2);
});

it('waits for the imports that are due, and says for which', async () => {
  await contacts('2026-10-10', '2026-11-10');
  await test.dataSource.query(`
    insert into daily_sum (kind, subject_key, day, over, last_day, sums, squares)
    select kind, subject_key, '2026-10-12', 'answers', '2026-10-12', '{}', '{}' from daily_sum where day = '2026-10-10'`);
  await add({ waitsForImports: true });
  now = '2026-12-05T10:00:00.000Z';
  await pass();
  expect(await runs()).toEqual([]);
  const waiting = (await list())[0]!.periods.find(({ period }) => period === '2026-11');
  expect(waiting).toMatchObject({ state: 'waiting', waitsFor: [{ name: 'records', by: 'care-manager', kinds: ['answers'] }] });
  await test.dataSource.query(`update daily_sum set day = '2026-11-12', last_day = '2026-11-12' where over = 'answers'`);
  await pass();
  expect((await runs()).map(({ period }) => period)).toEqual(['2026-11']);
});

it('starts nothing when it is off, and says nothing of periods then', async () => {
  await contacts('2026-11-10');
  const { id, revision } = (await add()).json<RunScheduleRow>();
  const off = await ask('PUT', `/run-schedules/${id}`, { cookie: careManager.cookie, revision, body: { ...MONTHLY, on: false } });
  expect(off.json()).toMatchObject({ on: false, revision: 2, periods: [], changedBy: { id: careManager.principal.personId } });
  now = '2026-12-05T10:00:00.000Z';
  await pass();
  expect(await runs()).toEqual([]);
  const stale = await ask('PUT', `/run-schedules/${id}`, { cookie: careManager.cookie, revision, body: MONTHLY });
  expect([stale.statusCode, stale.json<{ code: string }>().code]).toEqual([409, 'stale-revision']);
});

it('is one for each kind of period; a removed one makes room', async () => {
  const { id, revision } = (await add()).json<RunScheduleRow>();
  const second = await add({ daysAfter: 9 });
  expect([second.statusCode, second.json<{ code: string }>().code]).toEqual([409, 'schedule-same-kind']);
  expect((await add({ periodKind: 'week' })).statusCode).toBe(201);
  expect((await list()).map(({ periodKind }) => periodKind)).toEqual(['week', 'month']);
  expect((await ask('DELETE', `/run-schedules/${id}`, { cookie: careManager.cookie, revision })).statusCode).toBe(204);
  expect((await add()).statusCode).toBe(201);
});

it.each([
  [{ at: '24:00' }, 400],
  [{ at: '7:30' }, 400],
  [{ daysAfter: -1 }, 400],
  [{ periodKind: 'fortnight' }, 400],
])('refuses %j', async (some, status) => expect((await add(some)).statusCode).toBe(status));

it('tells what a period still misses, and who sees to it', async () => {
  await contacts('2026-09-10', '2026-10-10');
  await heldTo(test.dataSource, 'organisation', 'RES', 0.8);
  const readiness = async (period: string) =>
    (await ask('GET', `/evaluation-runs/readiness?period=${period}`, { cookie: careManager.cookie })).json<PeriodReadiness>();
  const october = await readiness('2026-10');
  expect(october).toMatchObject({ period: '2026-10', ready: 5, isReady: false, isEmpty: false });
  expect(october.checks.filter(({ state }) => state !== 'ready')).toMatchObject([{ name: 'rules', state: 'missing', by: 'care-manager' }]);
  const november = await readiness('2026-11');
  expect(november.isEmpty).toBe(true);
  expect(november.checks.slice(0, 3)).toMatchObject([
    { name: 'period', state: 'waiting', until: '2026-11-30' },
    { name: 'sources', state: 'ready' },
    { name: 'records', state: 'missing', kinds: ['interactions'] },
  ]);
  await measured(test.dataSource, [{ kind: 'agent', code: 'senza squadra', day: '2026-10-10', contacts: 9, resolved: 4 }]);
  expect((await readiness('2026-10')).checks.find(({ name }) => name === 'staff')).toMatchObject({
    state: 'missing',
    by: 'admin',
    count: 1,
  });
  expect((await ask('GET', '/evaluation-runs/readiness?period=2026-13', { cookie: careManager.cookie })).statusCode).toBe(422);
});

it.each(ROLES)('lets %s do what the policy says', async (role) => {
  const { cookie } = await test.signIn(role);
  const [mayRead, mayWrite] = [['admin', 'care-manager', 'hr', 'auditor'].includes(role), ['admin', 'care-manager'].includes(role)];
  for (const path of ['/run-schedules', '/evaluation-runs/readiness?period=2026-10'])
    expect((await ask('GET', path, { cookie })).statusCode).toBe(mayRead ? 200 : 403);
  expect((await add({ periodKind: 'quarter' }, cookie)).statusCode).toBe(mayWrite ? 201 : 403);
  const unknown = `/run-schedules/${crypto.randomUUID()}`;
  expect((await ask('PUT', unknown, { cookie, revision: 1, body: MONTHLY })).statusCode).toBe(mayWrite ? 404 : 403);
  expect((await ask('DELETE', unknown, { cookie, revision: 1 })).statusCode).toBe(mayWrite ? 404 : 403);
});
