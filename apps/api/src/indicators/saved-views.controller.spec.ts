import type { List, SavedViewRow } from '@circolo/contracts';
import { ROLES } from '@circolo/domain';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { testOrganisation } from '../testing/test-interactions';

let test: TestApp;
let owner: Signed;
let other: Signed;
beforeEach(async () => {
  test = await testApp();
  await testOrganisation(test.dataSource);
  owner = await test.signIn('care-manager');
  other = await test.signIn('marketing');
});
afterEach(() => test.close());

const filters = {
  indicator: ['ANS', 'SL2'],
  subject: 'team',
  by: 'hour',
  periodKind: 'month',
  until: '2026-10',
  periods: 6,
  search: 'nord',
};
type Answer = SavedViewRow & { code: string; versions: { current: SavedViewRow } };

const add = (as: Signed, body: object) => call<Answer>(test, as, 'POST', '/views', { body });
const names = async (as: Signed, query = '') =>
  (await call<List<SavedViewRow>>(test, as, 'GET', `/views?${query}`)).body.items.map(({ name, own }) => `${name} ${own}`);

it('are kept with an owner, changed and removed, each with its event', async () => {
  const { status, body: added } = await add(owner, { name: 'Risposte per ora', filters });
  expect([status, added]).toMatchObject([201, { name: 'Risposte per ora', filters, shared: false, own: true, revision: 1 }]);
  expect(added.owner.id).toBe(owner.principal.personId);
  const renamed = { name: 'Risposte', filters: { ...filters, periods: 12 }, shared: true };
  const changed = await call<Answer>(test, owner, 'PUT', `/views/${added.id}`, { body: renamed, revision: 1 });
  expect([changed.status, changed.body]).toMatchObject([200, { ...renamed, revision: 2 }]);
  expect((await call(test, owner, 'DELETE', `/views/${added.id}`, { revision: 1 })).status).toBe(409);
  expect((await call(test, owner, 'DELETE', `/views/${added.id}`, { revision: 2 })).status).toBe(204);
  expect(await names(owner)).toEqual([]);
  const events = await test.dataSource.query(`select action from audit_event where object_id = $1 order by key`, [added.id]);
  expect(events).toEqual(['added', 'changed', 'removed'].map((verb) => ({ action: `saved-view.${verb}` })));
});

it('are seen by others only when shared, and changed by nobody but their owner', async () => {
  const own = await add(owner, { name: 'Mia', filters });
  const shared = await add(owner, { name: 'Di tutti', filters, shared: true });
  await add(other, { name: 'Altra', filters });
  expect(await names(owner)).toEqual(['Di tutti true', 'Mia true']);
  expect(await names(other)).toEqual(['Altra true', 'Di tutti false']);
  for (const [id, status] of [
    [own.body.id, 404],
    [shared.body.id, 403],
  ] as const) {
    expect((await call(test, other, 'PUT', `/views/${id}`, { body: { name: 'x', filters }, revision: 1 })).status).toBe(status);
    expect((await call(test, other, 'DELETE', `/views/${id}`, { revision: 1 })).status).toBe(status);
  }
  expect(await names(owner)).toEqual(['Di tutti true', 'Mia true']);
});

it('come by name, page by page', async () => {
  for (const name of ['b', 'A', 'c']) await add(owner, { name, filters });
  const first = await call<List<SavedViewRow>>(test, owner, 'GET', '/views?limit=2');
  expect(first.body.items.map(({ name }) => name)).toEqual(['A', 'b']);
  expect(await names(owner, `limit=2&cursor=${first.body.next}`)).toEqual(['c true']);
});

it('have a name of their own for each owner', async () => {
  await add(owner, { name: 'Mese', filters });
  const again = await add(owner, { name: 'MESE', filters });
  expect([again.status, again.body.code]).toEqual([409, 'view-name-in-use']);
  expect((await add(other, { name: 'Mese', filters })).status).toBe(201);
});

it.each([
  [{ name: '', filters }, 400],
  [{ name: 'x' }, 400],
  [{ name: 'x', filters: { ...filters, indicator: [] } }, 400],
  [{ name: 'x', filters: { ...filters, subject: 'queue' } }, 400],
  [{ name: 'x', filters: { ...filters, periods: 25 } }, 400],
  [{ name: 'x', filters: { ...filters, anything: 1 } }, 400],
  [{ name: 'x', filters: { ...filters, indicator: ['XYZ'] } }, 422],
])('refuse %j with %i', async (body, status) => {
  expect((await add(owner, body)).status).toBe(status);
  expect(await names(owner)).toEqual([]);
});

it('are shared by whoever may share, which an agent and an auditor may not', async () => {
  for (const role of ROLES) {
    const reader = await test.signIn(role);
    expect((await add(reader, { name: `di ${role}`, filters })).status).toBe(201);
    expect((await add(reader, { name: `da ${role}`, filters, shared: true })).status).toBe(
      role === 'agent' || role === 'auditor' ? 403 : 201,
    );
  }
});

it('tells both versions when somebody else was faster', async () => {
  const { body: added } = await add(owner, { name: 'Mese', filters });
  await call(test, owner, 'PUT', `/views/${added.id}`, { body: { name: 'Mese 2', filters }, revision: 1 });
  const late = await call<Answer>(test, owner, 'PUT', `/views/${added.id}`, { body: { name: 'Mese 3', filters }, revision: 1 });
  expect([late.status, late.body]).toMatchObject([409, { code: 'stale-revision', versions: { current: { name: 'Mese 2', revision: 2 } } }]);
});
