import { randomUUID } from 'node:crypto';
import type { ImportRow, List, Rejection } from '@circolo/contracts';
import { createOrganisation } from '../../subjects/create-organisation';
import { type Signed, testApp, type TestApp } from '../../testing/test-app';
import { call } from '../../testing/test-calls';
import { SourceReader } from '../source-reader';

let test: TestApp;
let manager: Signed;
beforeEach(async () => {
  test = await testApp();
  await createOrganisation(test.dataSource, 'Comune di Prova');
  manager = await test.signIn('care-manager');
});
afterEach(() => test.close());

const contact = {
  externalId: 'T-1',
  arrivedAt: '2026-11-02T09:00:00Z',
  channel: 'e-mail',
  outcome: 'answered',
  topic: 'tributi; "Imu", ecc.',
  waitSeconds: 12.5,
  resolved: true,
  csat: null,
};
type Answer = ImportRow & { code: string; errors: readonly { field: string }[] };
const push = (records: unknown, { by = manager, kind = 'interactions', source = 'crm', key = randomUUID() } = {}) =>
  call<Answer>(test, by, 'POST', `/sources/${encodeURIComponent(source)}/records`, {
    body: { kind, records },
    headers: { 'idempotency-key': key },
  });
/** What the worker would do next. */
async function read(id: string): Promise<ImportRow> {
  const reader = test.app.get(SourceReader);
  await reader.load(id);
  await reader.finish(id, 'reading');
  return (await call<ImportRow>(test, manager, 'GET', `/imports/${id}`)).body;
}
const inForce = () =>
  test.dataSource.query(
    `select i.external_id as id, i.wait_ms as "waitMs", i.resolved, i.csat, t.code as topic from interaction i left join subject t on t.key = i.topic_key order by 1`,
  );

it('come in as an import that can be seen and undone', async () => {
  const { status, body } = await push([contact, { ...contact, externalId: 'T-2', outcome: 'who knows', waitSeconds: -3 }]);
  expect([status, body]).toMatchObject([202, { state: 'queued', via: 'push', source: 'crm', kind: 'interactions', savedMapping: null }]);
  expect(await test.dataSource.query('select from upload')).toEqual([]);
  expect(await read(body.id)).toMatchObject({ state: 'done', read: 2, accepted: 1, rejected: 1 });
  expect(await inForce()).toEqual([{ id: 'T-1', waitMs: 12500, resolved: true, csat: null, topic: contact.topic }]);
  const { items } = (await call<List<Rejection>>(test, manager, 'GET', `/imports/${body.id}/rejections`)).body;
  expect(items.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
    [2, 'outcome', 'who knows', 'unknown-outcome'],
    [2, 'waitSeconds', '-3', 'negative-duration'],
  ]);
  expect((await call(test, manager, 'DELETE', `/imports/${body.id}`)).status).toBe(202);
  const reader = test.app.get(SourceReader);
  await reader.undo(body.id);
  await reader.finish(body.id, 'undoing');
  expect(await inForce()).toEqual([]);
});

it('sent again under their key make no second import', async () => {
  const key = randomUUID();
  const first = await push([contact], { key });
  expect((await push([contact], { key })).body.id).toBe(first.body.id);
  expect((await push([contact, contact], { key })).status).toBe(422);
  expect(await test.dataSource.query('select count(*)::int as n from import')).toEqual([{ n: 1 }]);
});

it('that are there already are duplicates, and with other content corrections', async () => {
  await read((await push([contact])).body.id);
  const same = await read((await push([contact])).body.id);
  expect(same).toMatchObject({ accepted: 0, duplicates: 1, corrected: 0 });
  const other = await read((await push([{ ...contact, waitSeconds: 40 }])).body.id);
  expect(other).toMatchObject({ accepted: 1, duplicates: 0, corrected: 1 });
  expect(await inForce()).toMatchObject([{ id: 'T-1', waitMs: 40000 }]);
});

it('without a required field are rejected one by one, though none has it', async () => {
  const { outcome: _, ...without } = contact;
  expect(await read((await push([without, { ...without, externalId: 'T-2' }])).body.id)).toMatchObject({ read: 2, rejected: 2 });
});

it('may be five thousand', async () => {
  const records = Array.from({ length: 5000 }, (_, n) => ({ ...contact, externalId: `T-${n}` }));
  expect(await read((await push(records)).body.id)).toMatchObject({ read: 5000, accepted: 5000 });
});

it.each<[string, unknown, object, number, object]>([
  ['no record', [], {}, 400, { code: 'validation', errors: [{ field: 'records' }] }],
  ['more than five thousand', Array.from({ length: 5001 }, () => ({})), {}, 400, { errors: [{ field: 'records' }] }],
  ['what is no record', ['T-1'], {}, 400, { errors: [{ field: 'records.0' }] }],
  ['a value that is no value', [{ ...contact, topic: ['a'] }], {}, 400, { errors: [{ field: 'records.0.topic' }] }],
  ['another kind', [contact], { kind: 'weather' }, 400, { errors: [{ field: 'kind' }] }],
  ['a field that the kind has not', [{ ...contact, colour: 'red' }], {}, 422, { code: 'mapping-invalid' }],
  ['a source without a name', [contact], { source: ' ' }, 400, { code: 'validation' }],
])('%s is refused and leaves nothing', async (_, records, asked, status, problem) => {
  const answer = await push(records, asked);
  expect([answer.status, answer.body]).toMatchObject([status, problem]);
  expect(await test.dataSource.query('select (select count(*) from import)::int as i, (select count(*) from source)::int as s')).toEqual([
    { i: 0, s: 0 },
  ]);
});

it('are taken from those who import', async () => {
  expect((await push([contact], { by: await test.signIn('admin') })).status).toBe(202);
  for (const role of ['marketing', 'trainer', 'hr', 'agent', 'auditor'] as const)
    expect((await push([contact], { by: await test.signIn(role) })).status).toBe(403);
  expect((await push([contact], { by: { ...manager, cookie: '' } })).status).toBe(401);
});
