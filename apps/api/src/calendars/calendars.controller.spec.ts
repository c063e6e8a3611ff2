import type { CalendarRow, List, NewCalendar } from '@circolo/contracts';
import { ROLES } from '@circolo/domain';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { testOrganisation } from '../testing/test-interactions';

let test: TestApp;
let admin: Signed;

beforeEach(async () => {
  test = await testApp();
  admin = await test.signIn('admin');
  await testOrganisation(test.dataSource);
});
afterEach(() => test.close());

const MORNING = [{ from: '08:30', until: '13:00' }];
const VERSION: NewCalendar['version'] = {
  from: '2026-01-01',
  week: [MORNING, MORNING, MORNING, MORNING, MORNING, [], []],
  nationalHolidays: true,
  patron: { day: '06-24', name: 'San Giovanni' },
  closedDays: [{ day: '2026-12-07', reason: 'ponte' }],
  extraDays: [],
};
type Answer = CalendarRow & { code?: string; versions?: unknown; details?: unknown; errors?: { field: string }[] };
const add = (wanted: object, as = admin) =>
  call<Answer>(test, as, 'POST', '/calendars', { body: { name: 'Sportello', version: VERSION, ...wanted } });
const change = ({ id, revision }: CalendarRow, wanted: object, as = admin) =>
  call<Answer>(test, as, 'PUT', `/calendars/${id}`, {
    body: { name: 'Sportello', isDefault: true, subjects: [], version: null, ...wanted },
    revision,
  });
const list = async () => (await call<List<CalendarRow>>(test, admin, 'GET', '/calendars')).body.items;
const openMs = async (from: string, until: string): Promise<number | null> => {
  const [row] = await test.dataSource.query<{ ms: number | null }[]>(
    'select open_ms((select key from opening_calendar where is_default), $1, $2) as ms',
    [from, until],
  );
  return row!.ms;
};
const subject = async (kind: string, code: string): Promise<string> => {
  const [row] = await test.dataSource.query<{ id: string }[]>('insert into subject (kind, code, name) values ($1, $2, $2) returning id', [
    kind,
    code,
  ]);
  return row!.id;
};

it('are kept and read back, the first as the default, and open time follows them', async () => {
  const { status, body } = await add({});
  expect([status, body]).toEqual([
    201,
    { id: expect.any(String), name: 'Sportello', isDefault: true, subjects: [], versions: [VERSION], revision: 1 },
  ]);
  expect(await list()).toEqual([body]);
  expect(await openMs('2026-11-13T00:00:00Z', '2026-11-16T10:00:00Z')).toBe(4.5 * 3_600_000 + 2.5 * 3_600_000);
});

it('change by a new version from a day on; the same day takes the place of what stood there, and a version is taken back', async () => {
  const { body: first } = await add({});
  const longer = { ...VERSION, from: '2026-11-16', week: VERSION.week.map(() => [{ from: '00:00', until: '24:00' }]) };
  const { body: second } = await change(first, { version: longer });
  expect([second.revision, second.versions]).toEqual([2, [VERSION, longer]]);
  expect(await openMs('2026-11-13T00:00:00Z', '2026-11-16T10:00:00Z')).toBe(4.5 * 3_600_000 + 11 * 3_600_000);
  const never = { ...longer, week: VERSION.week.map(() => []) };
  const { body: third } = await change(second, { version: never });
  expect(third.versions).toEqual([VERSION, never]);
  expect(await openMs('2026-11-13T00:00:00Z', '2026-11-16T10:00:00Z')).toBe(4.5 * 3_600_000);
  const back = await call<Answer>(test, admin, 'DELETE', `/calendars/${first.id}/versions/2026-11-16`, { revision: 3 });
  expect([back.status, back.body.revision, back.body.versions]).toEqual([200, 4, [VERSION]]);
  expect(await openMs('2026-11-13T00:00:00Z', '2026-11-16T10:00:00Z')).toBe(7 * 3_600_000);
  const last = await call<Answer>(test, admin, 'DELETE', `/calendars/${first.id}/versions/2026-01-01`, { revision: 4 });
  expect([last.status, last.body.code]).toEqual([409, 'calendar-version-needed']);
  expect((await call(test, admin, 'DELETE', `/calendars/${first.id}/versions/2026-02-01`, { revision: 4 })).status).toBe(404);
  const events = await test.dataSource.query(`select action, object_id from audit_event where object_kind = 'calendar' order by key`);
  expect(events).toEqual(['added', 'changed', 'changed', 'changed'].map((verb) => ({ action: `calendar.${verb}`, object_id: first.id })));
});

it('mark no day to be measured again', async () => {
  await add({});
  expect(await test.dataSource.query('select * from day_to_measure')).toEqual([]);
});

it('have exactly one default among them', async () => {
  const { body: first } = await add({});
  const { body: second } = await add({ name: 'Numero verde' });
  expect(second.isDefault).toBe(false);
  expect((await change(first, { isDefault: false })).body.code).toBe('calendar-default-needed');
  expect((await change(second, { name: 'Numero verde' })).body.isDefault).toBe(true);
  expect((await list()).map(({ name, isDefault, revision }) => [name, isDefault, revision])).toEqual([
    ['Numero verde', true, 2],
    ['Sportello', false, 2],
  ]);
  expect((await add({ name: 'Chat', isDefault: true })).status).toBe(201);
  expect((await list()).filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['Chat']);
});

it('made by ten at once have one default', async () => {
  const made = await Promise.all(Array.from({ length: 10 }, (_, place) => add({ name: `Orario ${place}`, isDefault: place % 2 === 0 })));
  expect(made.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
  expect((await list()).filter(({ isDefault }) => isDefault)).toHaveLength(1);
});

it('are followed by channels and services, each by one', async () => {
  const [telephone, registry, north] = [
    await subject('channel', 'telefono'),
    await subject('service', 'anagrafe'),
    await subject('team', 'nord'),
  ];
  const { body: first } = await add({ subjects: [telephone, registry] });
  expect(first.subjects.map(({ name }) => name)).toEqual(['telefono', 'anagrafe']);
  const taken = await add({ name: 'Notte', subjects: [registry] });
  expect([taken.status, taken.body.code, taken.body.details]).toEqual([
    409,
    'calendar-subject-taken',
    { subject: 'anagrafe', calendar: 'Sportello' },
  ]);
  expect((await add({ name: 'Notte', subjects: [north] })).body.errors?.[0]?.field).toBe('subjects');
  expect((await change(first, { subjects: [telephone] })).body.subjects).toHaveLength(1);
  expect((await add({ name: 'Notte', subjects: [registry] })).status).toBe(201);
});

it('saved by two at once: the second is told, with both versions', async () => {
  const { body: added } = await add({});
  const answers = await Promise.all([change(added, { name: 'Uno' }), change(added, { name: 'Due' })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)!.body).toEqual(
    expect.objectContaining({
      code: 'stale-revision',
      versions: { current: expect.objectContaining({ revision: 2 }), yours: expect.anything() },
    }),
  );
});

it('sent again under the same key are made once', async () => {
  const once = () =>
    call(test, admin, 'POST', '/calendars', { body: { name: 'Sportello', version: VERSION }, headers: { 'idempotency-key': 'k-1' } });
  const [first, second] = [await once(), await once()];
  expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
  expect(await list()).toHaveLength(1);
});

it.each([
  ['a time that is none', { week: [[{ from: '25:00', until: '26:00' }], [], [], [], [], [], []] }, 'validation'],
  ['a week of six days', { week: [[], [], [], [], [], []] }, 'validation'],
  ['a patron on 30 February', { patron: { day: '02-30', name: 'Nessuno' } }, 'validation'],
  ['a day that does not exist', { from: '2026-02-29' }, 'validation'],
  ['hours backwards', { week: [[{ from: '13:00', until: '08:00' }], [], [], [], [], [], []] }, 'opening-hours-backwards'],
  ['hours over each other', { week: [[...MORNING, { from: '12:00', until: '14:00' }], [], [], [], [], [], []] }, 'opening-hours-overlap'],
  ['a day named twice', { closedDays: [1, 2].map(() => ({ day: '2026-12-07', reason: 'ponte' })) }, 'opening-day-twice'],
])('with %s are refused, and nothing is kept', async (_, wrong, code) => {
  const { body } = await add({ version: { ...VERSION, ...wrong } });
  expect(body.code).toBe(code);
  expect(await list()).toEqual([]);
});

it('of the same name, in whatever letters, are refused', async () => {
  await add({});
  expect((await add({ name: 'SPORTELLO' })).body.code).toBe('calendar-name-in-use');
});

it('are read by everybody, and written by whom the policy names', async () => {
  const { body: added } = await add({});
  for (const role of ROLES) {
    const somebody = await test.signIn(role);
    const writes = ['admin', 'care-manager'].includes(role);
    expect([role, (await call(test, somebody, 'GET', '/calendars')).status]).toEqual([role, 200]);
    expect([role, (await add({ name: role }, somebody)).status]).toEqual([role, writes ? 201 : 403]);
    if (!writes) expect((await change(added, {}, somebody)).status).toBe(403);
  }
});
