import { agreementFor, outcomeOf } from '../testing/outcome-fixture';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { openWork, withdrawWork } from './bonus-work';

let test: TestApp;
let hr: Signed;

beforeAll(async () => {
  test = await testApp();
  hr = await test.signIn('hr');
  await test.dataSource.query(`insert into organisation (name) values ('Ente di prova') on conflict do nothing`);
});
beforeEach(() => agreementFor(test.dataSource, hr.principal.personId, ['hr']));
afterAll(() => test.close());

async function line(state: 'proposed' | 'not-evaluable' = 'proposed', personId?: string): Promise<{ id: string; outcomeId: string }> {
  const { outcomeId } = await outcomeOf(test.dataSource, 'bonus', { kind: 'agent', ...(personId ? { personId } : {}) }, state);
  await openWork(test.dataSource, [outcomeId]);
  await openWork(test.dataSource, [outcomeId]);
  const rows = await test.dataSource.query<{ id: string }[]>('select id from bonus_eligibility where outcome_id = $1', [outcomeId]);
  expect(rows).toHaveLength(1);
  return { id: rows[0]?.id ?? '', outcomeId };
}

const call = (who: Signed, method: 'GET' | 'POST', path: string, payload?: object) =>
  test.app.inject({ method, url: `/api/v1/bonus-eligibilities${path}`, ...(payload ? { payload } : {}), headers: { cookie: who.cookie } });
const confirm = { decision: 'confirmed', reason: 'Requisiti verificati' };

it('is confirmed by HR with its reason, once', async () => {
  const { id } = await line();
  expect((await call(hr, 'GET', `/${id}`)).json()).toMatchObject({
    state: 'proposed',
    because: [{ fact: 'RES.gap', holds: true }],
    rule: { name: 'Risoluzione bassa' },
  });
  expect((await call(hr, 'POST', `/${id}/decision`, { decision: 'confirmed', reason: '' })).statusCode).toBe(400);
  expect((await call(hr, 'POST', `/${id}/decision`, confirm)).json()).toMatchObject({
    state: 'confirmed',
    decidedBy: { id: hr.principal.personId },
    reason: 'Requisiti verificati',
  });
  expect((await call(hr, 'POST', `/${id}/decision`, { decision: 'declined', reason: 'Ripensamento' })).json()).toMatchObject({
    status: 409,
    code: 'not-in-this-state',
  });
});

it('puts who could not be evaluated before HR', async () => {
  const { id } = await line('not-evaluable');
  const { items } = (await call(hr, 'GET', '?state=not-evaluable')).json();
  expect(items.map((row: { id: string }) => row.id)).toContain(id);
  expect((await call(hr, 'POST', `/${id}/decision`, { decision: 'declined', reason: 'Assente tutto il mese' })).json()).toMatchObject({
    state: 'declined',
  });
});

it('lets nobody decide on a line of their own', async () => {
  const both = await test.signIn('hr', 'agent');
  const { id } = await line('proposed', both.principal.personId);
  expect((await call(both, 'POST', `/${id}/decision`, confirm)).json()).toMatchObject({ status: 403, code: 'own-line' });
  expect((await call(hr, 'POST', `/${id}/decision`, confirm)).statusCode).toBe(200);
});

it('is closed to marketing and trainers, and shows agents their own only', async () => {
  const agent = await test.signIn('agent');
  const own = await line('proposed', agent.principal.personId);
  const others = await line();
  for (const role of ['marketing', 'trainer', 'admin'] as const)
    expect((await call(await test.signIn(role), 'GET', '')).statusCode).toBe(403);
  expect((await call(agent, 'GET', '')).json().items.map((row: { id: string }) => row.id)).toEqual([own.id]);
  expect((await call(agent, 'GET', `/${others.id}`)).statusCode).toBe(404);
  expect((await call(agent, 'POST', `/${own.id}/decision`, confirm)).statusCode).toBe(403);
});

it('names no agent without an agreement that lists the role', async () => {
  const { id } = await line();
  await agreementFor(test.dataSource, hr.principal.personId, ['care-manager']);
  expect((await call(hr, 'GET', `/${id}`)).statusCode).toBe(404);
  expect((await call(hr, 'POST', `/${id}/decision`, confirm)).statusCode).toBe(404);
});

it('withdraws what HR has not decided', async () => {
  const [one, decided] = [await line(), await line()];
  await call(hr, 'POST', `/${decided.id}/decision`, confirm);
  await withdrawWork(test.dataSource, [one.outcomeId, decided.outcomeId]);
  expect((await call(hr, 'GET', `/${one.id}`)).json()).toMatchObject({ state: 'withdrawn' });
  expect((await call(hr, 'GET', `/${decided.id}`)).json()).toMatchObject({ state: 'confirmed' });
});
