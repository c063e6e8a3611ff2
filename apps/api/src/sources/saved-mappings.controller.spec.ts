import type { ImportRow, List, SavedMappingRow } from '@circolo/contracts';
import { createOrganisation } from '../subjects/create-organisation';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';

let test: TestApp;
let manager: Signed;
beforeEach(async () => {
  test = await testApp();
  await createOrganisation(test.dataSource, 'Comune di Prova');
  manager = await test.signIn('care-manager');
});
afterEach(() => test.close());

const COLUMNS = ['Codice', 'Arrivo', 'Esito'];
const mapping = {
  source: 'sportello',
  format: { kind: 'csv', delimiter: ';' },
  fields: {
    externalId: { column: 'Codice' },
    arrivedAt: { column: 'Arrivo', as: 'instant', format: 'dd/MM/yyyy' },
    channel: { constant: 'desk' },
    outcome: { column: 'Esito', values: { OK: 'answered' } },
  },
};
const wanted = { name: 'Sportello, ogni mese', kind: 'interactions', mapping, columns: COLUMNS };
type Answer = SavedMappingRow & { code: string; errors: readonly { field: string; code: string }[]; versions: unknown };

const add = (body: object = wanted, by = manager) => call<Answer>(test, by, 'POST', '/mappings', { body });
const list = async (columns: readonly string[] = []) => {
  const asked = columns.map((column) => `columns=${encodeURIComponent(column)}`).join('&');
  return (await call<List<SavedMappingRow>>(test, manager, 'GET', `/mappings?${asked}`)).body.items;
};
function send(url: string, fields: Record<string, string>, file: string) {
  const form = Object.entries(fields).map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const body = `${form.join('')}--b\r\nContent-Disposition: form-data; name="file"; filename="s.csv"\r\n\r\n${file}\r\n--b--\r\n`;
  return test.app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { 'content-type': 'multipart/form-data; boundary=b', cookie: manager.cookie },
    payload: body,
  });
}

it('are kept, changed and retired, each with its event', async () => {
  const { status, body: added } = await add();
  expect([status, added]).toMatchObject([
    201,
    { name: wanted.name, kind: 'interactions', columns: COLUMNS, revision: 1, lastUsedAt: null, mapping: { source: 'sportello' } },
  ]);
  const renamed = { ...wanted, name: 'Sportello' };
  const changed = await call<Answer>(test, manager, 'PUT', `/mappings/${added.id}`, { body: renamed, revision: 1 });
  expect([changed.status, changed.body.name, changed.body.revision]).toEqual([200, 'Sportello', 2]);
  expect((await call(test, manager, 'GET', `/mappings/${added.id}`)).body).toEqual(changed.body);
  expect((await call(test, manager, 'DELETE', `/mappings/${added.id}`, { revision: 2 })).status).toBe(204);
  expect(await list()).toEqual([]);
  expect((await call(test, manager, 'DELETE', `/mappings/${added.id}`)).status).toBe(404);
  expect((await add(renamed)).status).toBe(201);
  const events = await test.dataSource.query(`select action from audit_event where object_id = $1 order by key`, [added.id]);
  expect(events).toEqual(['added', 'changed', 'retired'].map((verb) => ({ action: `saved-mapping.${verb}` })));
});

it('of a stale revision are refused with both versions', async () => {
  const { body: added } = await add();
  const answer = await call<Answer>(test, manager, 'PUT', `/mappings/${added.id}`, { body: wanted, revision: 7 });
  expect([answer.status, answer.body]).toMatchObject([409, { code: 'stale-revision', versions: { current: added, yours: wanted } }]);
  expect((await call(test, manager, 'PUT', `/mappings/${added.id}`, { body: wanted })).status).toBe(400);
  expect((await call(test, manager, 'DELETE', `/mappings/${added.id}`, { revision: 7 })).status).toBe(409);
});

it.each<[string, object, number, object]>([
  ['without a name', { ...wanted, name: '  ' }, 400, { code: 'validation', errors: [{ field: 'name' }] }],
  ['without columns', { ...wanted, columns: [] }, 400, { code: 'validation', errors: [{ field: 'columns' }] }],
  ['of a kind that there is not', { ...wanted, kind: 'weather' }, 400, { code: 'validation', errors: [{ field: 'kind' }] }],
  ['without a required field', { ...wanted, mapping: { ...mapping, fields: {} } }, 422, { code: 'mapping-invalid' }],
  ['of columns that it was not made for', { ...wanted, columns: ['Codice'] }, 422, { code: 'column-missing' }],
])('%s are refused', async (_, body, status, problem) => {
  const answer = await add(body);
  expect(answer).toMatchObject({ status, body: problem });
  expect(await list()).toEqual([]);
});

it('of one name are told apart from each other, whatever the case of the letters', async () => {
  await add();
  expect(await add({ ...wanted, name: wanted.name.toUpperCase() })).toMatchObject({ status: 409, body: { code: 'mapping-name-in-use' } });
  expect(await list()).toHaveLength(1);
});

it('are found again by the header, written for its columns, the last used first', async () => {
  const { body: first } = await add();
  const { body: second } = await add({ ...wanted, name: 'Sportello di prova' });
  await add({ ...wanted, name: 'Altro', columns: [...COLUMNS, 'Note'] });
  const shouted = COLUMNS.map((column) => ` ${column.toUpperCase()}`);
  expect((await list(shouted)).map(({ id }) => id)).toEqual([second.id, first.id]);
  expect((await list(shouted))[0]).toMatchObject({
    columns: shouted,
    mapping: { fields: { externalId: { column: ' CODICE' }, arrivedAt: { column: ' ARRIVO' }, outcome: { column: ' ESITO' } } },
  });
  expect(await list(COLUMNS.toReversed())).toEqual([]);
  const made = await send('/imports', { kind: 'interactions', savedMapping: first.id }, 'Codice;Arrivo;Esito\na;01/11/2026;OK\n');
  expect(made.statusCode).toBe(202);
  const again = await list(COLUMNS);
  expect(again.map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(again[0]?.lastUsedAt).not.toBeNull();
});

it('come in pages', async () => {
  for (const name of ['a', 'b', 'c']) await add({ ...wanted, name });
  const first = (await call<List<SavedMappingRow>>(test, manager, 'GET', '/mappings?limit=2')).body;
  const second = (await call<List<SavedMappingRow>>(test, manager, 'GET', `/mappings?limit=2&cursor=${first.next}`)).body;
  expect([first, second].map(({ items }) => items.map(({ name }) => name))).toEqual([['c', 'b'], ['a']]);
  expect(second.next).toBeNull();
});

it('are remembered by the import that used them, as they stood, and read a header of other letters', async () => {
  const { body: saved } = await add();
  const file = 'CODICE;ARRIVO;ESITO\na;01/11/2026;OK\n';
  const made = await send('/imports', { savedMapping: saved.id }, file);
  expect(made.json<ImportRow>()).toMatchObject({ source: 'sportello', savedMapping: { id: saved.id, name: saved.name, revision: 1 } });
  const preview = await send('/imports/preview', { savedMapping: saved.id }, file);
  expect(preview.json()).toMatchObject({ rows: [{ values: { externalId: 'a', outcome: 'answered' } }], rejections: [] });
  await call(test, manager, 'PUT', `/mappings/${saved.id}`, { body: { ...wanted, name: 'Sportello' }, revision: 1 });
  const kept = await call<ImportRow>(test, manager, 'GET', `/imports/${made.json<ImportRow>().id}`);
  expect(kept.body.savedMapping).toEqual({ id: saved.id, name: 'Sportello', revision: 1 });
});

it('that were changed since they were looked at import nothing', async () => {
  const { body: saved } = await add();
  const file = 'Codice;Arrivo;Esito\na;01/11/2026;OK\n';
  const seen = { kind: 'interactions', mapping: JSON.stringify(mapping), savedMapping: saved.id };
  expect((await send('/imports', seen, file)).statusCode).toBe(202);
  const other = { ...mapping, fields: { ...mapping.fields, channel: { constant: 'telephone' } } };
  await call(test, manager, 'PUT', `/mappings/${saved.id}`, { body: { ...wanted, mapping: other }, revision: 1 });
  const refused = await send('/imports', seen, file);
  expect([refused.statusCode, refused.json()]).toMatchObject([
    409,
    { code: 'mapping-differs', details: { name: wanted.name, revision: 2 } },
  ]);
  const unknown = await send('/imports', { savedMapping: '00000000-0000-4000-8000-000000000099' }, file);
  expect(unknown.statusCode).toBe(404);
  expect((await send('/imports', { savedMapping: 'x' }, file)).json()).toMatchObject({ status: 400, errors: [{ field: 'savedMapping' }] });
});

it('are for those who import', async () => {
  const { body: saved } = await add();
  const asked = [
    ['GET', '/mappings', 200],
    ['GET', `/mappings/${saved.id}`, 200],
    ['POST', '/mappings', 409],
    ['PUT', `/mappings/${saved.id}`, 200],
  ] as const;
  const admin = await test.signIn('admin');
  for (const [method, path, status] of asked) {
    const body = method === 'GET' ? {} : { body: wanted, revision: 1 };
    expect((await call(test, admin, method, path, body)).status).toBe(status);
    for (const role of ['marketing', 'trainer', 'hr', 'agent', 'auditor'] as const)
      expect((await call(test, await test.signIn(role), method, path, body)).status).toBe(403);
    expect((await call(test, { ...manager, cookie: '' }, method, path, body)).status).toBe(401);
  }
  expect((await call(test, await test.signIn('auditor'), 'DELETE', `/mappings/${saved.id}`)).status).toBe(403);
});
