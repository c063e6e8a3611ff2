import type { ImportRow, List, SourceDetail, SourceRow } from '@circolo/contracts';
import { createOrganisation } from '../subjects/create-organisation';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { SourceReader } from './source-reader';

let test: TestApp;
let manager: Signed;
beforeEach(async () => {
  test = await testApp({ WATCH_FOLDER: '/srv/dati' });
  await createOrganisation(test.dataSource, 'Comune di Prova');
  manager = await test.signIn('care-manager');
});
afterEach(() => test.close());

/** Pushes contacts of these days, and says that they came so many days ago. */
async function bring(source: string, days: readonly string[], daysAgo = 0): Promise<string> {
  const records = days.map((day, n) => ({
    externalId: `${day}-${n}`,
    arrivedAt: `${day}T10:00:00Z`,
    channel: 'e-mail',
    outcome: 'answered',
  }));
  const body = { kind: 'interactions', records: [...records, { externalId: 'without a time', channel: 'e-mail', outcome: 'answered' }] };
  const { id } = (await call<ImportRow>(test, manager, 'POST', `/sources/${encodeURIComponent(source)}/records`, { body })).body;
  const reader = test.app.get(SourceReader);
  await reader.load(id);
  await reader.finish(id, 'reading');
  await test.dataSource.query('update import set created_at = now() - make_interval(days => $2) where id = $1', [id, daysAgo]);
  return id;
}
const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const list = async () => (await call<List<SourceRow>>(test, manager, 'GET', '/sources')).body.items;

it('say what of them is in force and how the last import went', async () => {
  await bring('crm', ['2026-10-01', '2026-10-03']);
  const id = await bring('crm', ['2026-09-01']);
  expect(await list()).toEqual([
    {
      id: expect.any(String),
      name: 'crm',
      records: [{ kind: 'interactions', count: 3 }],
      firstDay: '2026-09-01',
      lastDay: '2026-10-03',
      imports: 2,
      lastImport: { id, fileName: expect.any(String), state: 'done', via: 'push', createdAt: expect.any(String), read: 2, rejected: 1 },
      read: 5,
      rejected: 2,
      daysWithout: expect.any(Number),
      usualDays: null,
      late: false,
    },
  ]);
});

it('are late when their data are older than they use to be', async () => {
  for (const days of [30, 29, 28, 27, 26]) await bring('every night', [ago(days + 1)], days);
  for (const days of [4, 3, 2, 1, 0]) await bring('nightly', [ago(days + 1)], days);
  expect((await list()).map(({ name, daysWithout, usualDays, late }) => ({ name, daysWithout, usualDays, late }))).toEqual([
    { name: 'every night', daysWithout: 27, usualDays: 2, late: true },
    { name: 'nightly', daysWithout: 1, usualDays: 2, late: false },
  ]);
});

it('lose what is undone', async () => {
  await bring('crm', ['2026-10-01']);
  const id = await bring('crm', ['2026-10-09']);
  await call(test, manager, 'DELETE', `/imports/${id}`);
  const reader = test.app.get(SourceReader);
  await reader.undo(id);
  await reader.finish(id, 'undoing');
  expect(await list()).toMatchObject([
    { records: [{ count: 1 }], lastDay: '2026-10-01', imports: 1, read: 2, rejected: 1, lastImport: { id, state: 'undone' } },
  ]);
});

it('say as many records, from the same days, as a count of them would: imported, corrected, and undone', async () => {
  const reader = test.app.get(SourceReader);
  const push = async (...contacts: readonly (readonly [id: string, day: string])[]): Promise<string> => {
    const records = contacts.map(([externalId, day]) => ({
      externalId,
      arrivedAt: `${day}T10:00:00Z`,
      channel: 'mail',
      outcome: 'answered',
    }));
    const { body } = await call<ImportRow>(test, manager, 'POST', '/sources/crm/records', { body: { kind: 'interactions', records } });
    await reader.load(body.id);
    await reader.finish(body.id, 'reading');
    return body.id;
  };
  const undo = async (id: string): Promise<void> => {
    await call(test, manager, 'DELETE', `/imports/${id}`);
    await reader.undo(id);
    await reader.finish(id, 'undoing');
  };
  const told = async () => (await list()).map(({ records, firstDay, lastDay }) => [records.map(({ count }) => count), firstDay, lastDay]);
  const counted = async () => {
    const rows = await test.dataSource.query('select count(*), min(day) as "from", max(day) as until from interaction');
    return rows.map((row: { count: number; from: string; until: string }) => [[row.count], row.from, row.until]);
  };
  const first = await push(['a', '2026-10-01'], ['b', '2026-10-02'], ['c', '2026-10-09']);
  expect([await told(), await counted()]).toEqual([[[[3], '2026-10-01', '2026-10-09']], [[[3], '2026-10-01', '2026-10-09']]]);
  const correction = await push(['a', '2026-10-03'], ['c', '2026-10-08'], ['d', '2026-10-04']);
  expect([await told(), await counted()]).toEqual([[[[4], '2026-10-02', '2026-10-08']], [[[4], '2026-10-02', '2026-10-08']]]);
  await undo(first);
  expect([await told(), await counted()]).toEqual([[[[3], '2026-10-03', '2026-10-08']], [[[3], '2026-10-03', '2026-10-08']]]);
  await undo(correction);
  expect(await told()).toEqual([[[], null, null]]);
});

it('have a page of their own, with their imports, and the folder that is watched for them', async () => {
  const id = await bring('crm', ['2026-10-01']);
  await bring('altro/fonte', ['2026-10-01']);
  const [other, source] = await list();
  expect((await call<SourceDetail>(test, manager, 'GET', `/sources/${source!.id}`)).body).toEqual({
    ...source,
    watchedFolder: '/srv/dati/crm',
  });
  expect((await call<SourceDetail>(test, manager, 'GET', `/sources/${other!.id}`)).body.watchedFolder).toBeNull();
  const { items } = (await call<List<ImportRow>>(test, manager, 'GET', `/imports?source=${source!.id}`)).body;
  expect(items.map((one) => one.id)).toEqual([id]);
  expect((await call(test, manager, 'GET', '/sources/00000000-0000-4000-8000-000000000099')).status).toBe(404);
  expect((await call(test, manager, 'GET', '/sources/crm')).status).toBe(400);
});

it('are for those who import', async () => {
  await bring('crm', ['2026-10-01']);
  const [source] = await list();
  for (const path of ['/sources', `/sources/${source!.id}`]) {
    expect((await call(test, await test.signIn('admin'), 'GET', path)).status).toBe(200);
    for (const role of ['marketing', 'trainer', 'hr', 'agent', 'auditor'] as const)
      expect((await call(test, await test.signIn(role), 'GET', path)).status).toBe(403);
    expect((await call(test, { ...manager, cookie: '' }, 'GET', path)).status).toBe(401);
  }
});
