import type { List, MeasurementRow, MonitoringAgreementState } from '@circolo/contracts';
import { ROLES } from '@circolo/domain';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { addInteractions, testOrganisation } from '../testing/test-interactions';

let test: TestApp;
let admin: Signed;

const body = {
  kind: 'agreement',
  number: '12/2026',
  date: '2026-01-10',
  scope: 'Qualità del servizio e formazione',
  indicators: ['ANS', 'RES'],
  roles: ['care-manager'],
};

beforeEach(async () => {
  test = await testApp();
  admin = await test.signIn('admin');
  await testOrganisation(test.dataSource);
  await addInteractions(test.dataSource, [{ arrivedAt: '2026-10-15T10:00:00Z', agent: 'a-1' }]);
});
afterEach(() => test.close());

const put = (as: Signed, wanted: object, revision?: number) =>
  call<MonitoringAgreementState & Record<string, unknown>>(test, as, 'PUT', '/monitoring-agreement', {
    body: wanted,
    ...(revision === undefined ? {} : { revision }),
  });
const get = () => call<MonitoringAgreementState>(test, admin, 'GET', '/monitoring-agreement');
const agentFigures = async () => {
  const { body } = await call<List<MeasurementRow>>(
    test,
    await test.signIn('care-manager'),
    'GET',
    '/measurements?period=2026-10&subject=agent',
  );
  return body.items.map(({ indicator, value }) => [indicator, value]);
};

it('is none until it is recorded, then measures agents at once, and closes them when it is withdrawn', async () => {
  expect((await get()).body).toEqual({ agreement: null });
  expect(await agentFigures()).toEqual([]);

  const recorded = await put(admin, body);
  expect(recorded.status).toBe(200);
  expect(recorded.body.agreement).toEqual({
    ...body,
    file: null,
    purposes: ['organisation', 'improvement', 'training', 'bonus'],
    individualProductivity: false,
    from: null,
    until: null,
    revision: 1,
    recordedAt: expect.any(String),
    recordedBy: { id: admin.principal.personId, name: admin.principal.name },
  });
  expect((await get()).body).toEqual(recorded.body);
  expect(await agentFigures()).toEqual([
    ['ANS', 1],
    ['RES', null],
  ]);

  expect((await call(test, admin, 'DELETE', '/monitoring-agreement')).status).toBe(204);
  expect((await get()).body).toEqual({ agreement: null });
  expect(await agentFigures()).toEqual([]);
  expect(await test.dataSource.query(`select from daily_sum where kind = 'agent'`)).toEqual([]);
  expect((await call(test, admin, 'DELETE', '/monitoring-agreement')).status).toBe(204);
});

it('replaces with the revision that was seen; the second of two is told, with both', async () => {
  await put(admin, body);
  expect((await put(admin, { ...body, number: '13/2026' }, 1)).body.agreement).toEqual(
    expect.objectContaining({ number: '13/2026', revision: 2 }),
  );
  for (const revision of [1, undefined]) {
    const late = await put(admin, { ...body, number: '14/2026' }, revision);
    expect([late.status, late.body]).toEqual([
      409,
      expect.objectContaining({
        code: 'stale-revision',
        versions: { current: expect.objectContaining({ number: '13/2026' }), yours: expect.objectContaining({ number: '14/2026' }) },
      }),
    ]);
  }
  const both = await Promise.all([put(admin, body, 2), put(admin, body, 2)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

it('keeps every revision, and an event of each', async () => {
  await put(admin, body);
  await put(admin, { ...body, number: '13/2026' }, 1);
  await call(test, admin, 'DELETE', '/monitoring-agreement');
  const kept = await test.dataSource.query(
    'select number, withdrawn_at is not null as withdrawn from monitoring_agreement order by revision',
  );
  expect(kept).toEqual([
    { number: '12/2026', withdrawn: false },
    { number: '13/2026', withdrawn: false },
    { number: '13/2026', withdrawn: true },
  ]);
  await expect(test.dataSource.query(`update monitoring_agreement set roles = '{hr}'`)).rejects.toThrow('append-only');
  const events = await test.dataSource.query(
    `select action, person_id from audit_event where object_kind = 'monitoring-agreement' order by key`,
  );
  expect(events).toEqual(
    ['recorded', 'recorded', 'withdrawn'].map((verb) => ({ action: `monitoring-agreement.${verb}`, person_id: admin.principal.personId })),
  );
});

it.each([
  ['an indicator that is none', { indicators: ['XYZ'] }, 'indicator-unknown'],
  ['days in the wrong order', { from: '2026-10-02', until: '2026-10-01' }, 'validation'],
  ['a day that does not exist', { date: '2026-02-30' }, 'validation'],
  ['no number', { number: ' ' }, 'validation'],
  ['a role that is none', { roles: ['boss'] }, 'validation'],
])('refuses %s, and leaves everything as it was', async (_, wrong, code) => {
  const { status, body: problem } = await put(admin, { ...body, ...wrong });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(problem).toEqual(expect.objectContaining({ code }));
  expect((await get()).body).toEqual({ agreement: null });
});

it('is read by everybody and written by administrators alone', async () => {
  for (const role of ROLES) {
    const somebody = await test.signIn(role);
    expect((await call(test, somebody, 'GET', '/monitoring-agreement')).status).toBe(200);
    if (role === 'admin') continue;
    expect((await put(somebody, body)).status).toBe(403);
    expect((await call(test, somebody, 'DELETE', '/monitoring-agreement')).status).toBe(403);
  }
});
