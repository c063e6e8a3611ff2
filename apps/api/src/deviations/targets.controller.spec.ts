import type { List, TargetRow } from '@circolo/contracts';
import { ROLES } from '@circolo/domain';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { addInteractions, testAgreement, testOrganisation } from '../testing/test-interactions';

let test: TestApp;
let careManager: Signed;

beforeEach(async () => {
  test = await testApp();
  careManager = await test.signIn('care-manager');
  await testOrganisation(test.dataSource);
  await addInteractions(test.dataSource, [{ arrivedAt: '2026-10-15T10:00:00Z', agent: 'a-1', topic: 'tributi', team: 'nord' }]);
});
afterEach(() => test.close());

const target = {
  indicator: 'RES',
  subject: { kind: 'team' },
  from: '2026-01-01',
  value: 0.88,
  warning: 0.85,
  critical: 0.8,
  origin: 'charter',
};
type Answer = TargetRow & { code?: string; errors?: unknown; versions?: unknown };
const add = (wanted: object, as = careManager) => call<Answer>(test, as, 'POST', '/targets', { body: wanted });
const list = async (as = careManager) => (await call<List<TargetRow>>(test, as, 'GET', '/targets')).body.items;
const subjectId = async (kind: string): Promise<string> => {
  const [row]: { id: string }[] = await test.dataSource.query('select id from subject where kind = $1', [kind]);
  return row!.id;
};

it('are added, changed and retired, each with its event', async () => {
  const { status, body: added } = await add(target);
  expect([status, added]).toEqual([
    201,
    { ...target, id: expect.any(String), subject: { kind: 'team', id: null, code: null, name: null }, upper: null, revision: 1 },
  ]);
  const changed = await call<Answer>(test, careManager, 'PUT', `/targets/${added.id}`, { body: { ...target, value: 0.9 }, revision: 1 });
  expect([changed.status, changed.body]).toEqual([200, { ...added, value: 0.9, revision: 2 }]);
  expect(await list()).toEqual([changed.body]);
  expect((await call(test, careManager, 'DELETE', `/targets/${added.id}`, { revision: 2 })).status).toBe(204);
  expect(await list()).toEqual([]);
  expect((await call(test, careManager, 'DELETE', `/targets/${added.id}`)).status).toBe(404);
  const events = await test.dataSource.query(`select action, object_id from audit_event where object_kind = 'target' order by key`);
  expect(events).toEqual(['added', 'changed', 'retired'].map((verb) => ({ action: `target.${verb}`, object_id: added.id })));
});

it('of one subject name it', async () => {
  const { body } = await add({ ...target, subject: { kind: 'team', id: await subjectId('team') } });
  expect(body.subject).toEqual({ kind: 'team', id: expect.any(String), code: 'nord', name: 'nord' });
  expect((await add({ ...target, subject: { kind: 'channel', id: await subjectId('team') } })).status).toBe(404);
});

it('of the same indicator, subject and day are told apart from a second one, with both', async () => {
  const { body: first } = await add(target);
  const second = await add({ ...target, value: 0.9 });
  expect([second.status, second.body]).toEqual([
    409,
    expect.objectContaining({ code: 'target-same-date', versions: { current: first, yours: expect.objectContaining({ value: 0.9 }) } }),
  ]);
  const { body: later } = await add({ ...target, from: '2026-06-01' });
  const moved = await call<Answer>(test, careManager, 'PUT', `/targets/${later.id}`, { body: target, revision: 1 });
  expect([moved.status, moved.body.code]).toEqual([409, 'target-same-date']);
  expect((await list()).map(({ from }) => from)).toEqual(['2026-01-01', '2026-06-01']);
});

it('of the organisation are the same whether it is named or not', async () => {
  expect((await add({ ...target, subject: { kind: 'organisation' } })).status).toBe(201);
  expect((await add({ ...target, subject: { kind: 'organisation', id: await subjectId('organisation') } })).status).toBe(409);
});

it('saved by two at once: the second is told, with both versions', async () => {
  const { body: added } = await add(target);
  const change = (value: number) =>
    call<Answer>(test, careManager, 'PUT', `/targets/${added.id}`, { body: { ...target, value }, revision: 1 });
  const answers = await Promise.all([change(0.9), change(0.91)]);
  const late = answers.find(({ status }) => status === 409);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(late!.body).toEqual(
    expect.objectContaining({
      code: 'stale-revision',
      versions: { current: expect.objectContaining({ revision: 2 }), yours: expect.anything() },
    }),
  );
  expect((await call(test, careManager, 'PUT', `/targets/${added.id}`, { body: target })).status).toBe(400);
  expect((await call(test, careManager, 'DELETE', `/targets/${added.id}`, { revision: 1 })).status).toBe(409);
});

it.each([
  ['limits on the wrong side', { warning: 0.9 }, 'target-limits-wrong-side'],
  ['limits in the wrong order', { warning: 0.7, critical: 0.8 }, 'target-limits-wrong-side'],
  ['an upper edge without a band', { upper: 0.95 }, 'target-limits-wrong-side'],
  ['a share above one', { value: 88 }, 'target-out-of-range'],
  ['an indicator that is none', { indicator: 'XYZ' }, 'indicator-unknown'],
  ['an indicator with no good side', { indicator: 'VOL', value: 10, warning: null, critical: null }, 'target-without-direction'],
  ['a day that does not exist', { from: '2026-02-30' }, 'validation'],
  ['a kind that is not measured', { subject: { kind: 'queue' } }, 'validation'],
])('with %s are refused, and nothing is kept', async (_, wrong, code) => {
  const { body } = await add({ ...target, ...wrong });
  expect(body.code).toBe(code);
  expect(await list()).toEqual([]);
});

it('of one agent are there only where the agreement shows agents', async () => {
  const single = { ...target, subject: { kind: 'agent', id: await subjectId('agent') } };
  expect((await add(single)).body.code).toBe('no-monitoring-agreement');
  expect((await add({ ...target, subject: { kind: 'agent' } })).status).toBe(201);
  await testAgreement(test.dataSource, ['care-manager']);
  expect((await add(single)).status).toBe(201);
  expect(await list()).toHaveLength(2);
  expect(await list(await test.signIn('auditor'))).toHaveLength(1);
});

it('are for those whom the policy names', async () => {
  for (const role of ROLES) {
    const somebody = await test.signIn(role);
    expect([role, (await call(test, somebody, 'GET', '/targets')).status]).toEqual([
      role,
      ['care-manager', 'auditor'].includes(role) ? 200 : 403,
    ]);
    if (role !== 'care-manager') expect((await add(target, somebody)).status).toBe(403);
  }
});
