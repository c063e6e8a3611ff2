import { mappingFor } from '@circolo/contracts';
import { type TestImports, testImports } from '../testing/imported-file';
import { type TestDatabase, testDatabase } from '../testing/test-database';

let database: TestDatabase;
let imports: TestImports;
beforeAll(async () => {
  database = await testDatabase();
  imports = await testImports(database.dataSource);
});
afterAll(async () => {
  await imports.close();
  await database.close();
});

const fields = {
  externalId: { column: 'id' },
  arrivedAt: { column: 'at' },
  channel: { constant: 'telephone' },
  outcome: { constant: 'answered' },
};
const labels = { turno: { column: 'shift', values: { M: 'Morning' } }, anzianità: { column: 'tenure', blank: ['-'] } };
const mapping = { source: 'shops', fields, labels };
const AT = '2026-11-02T09:00:00Z';
const FILE = ['id,at,shift,tenure', `a,${AT},M,>90`, `b,${AT},Evening,-`, `c,${AT},,-`].join('\n');

const kept = async (source = 'shops') =>
  database.dataSource.query(
    `select i.external_id as id, (select array_agg(s.code order by s.code) from subject s where s.kind = 'label' and s.key = any(i.label_keys)) as labels
     from interaction i join source o on o.key = i.source_key where o.name = $1 order by 1`,
    [source],
  );

it('make each value a subject, under the name of its label', async () => {
  expect(await imports.read(mapping, FILE)).toMatchObject({ accepted: 3, rejected: 0 });
  expect(await kept()).toEqual([
    { id: 'a', labels: ['anzianità: >90', 'turno: Morning'] },
    { id: 'b', labels: ['turno: Evening'] },
    { id: 'c', labels: null },
  ]);
});

it('are the same content in whichever order the mapping lists them, and another when one changes', async () => {
  const turned = { ...mapping, labels: { anzianità: labels['anzianità'], turno: labels.turno } };
  expect(await imports.read(turned, `${FILE}\n`)).toMatchObject({ accepted: 0, duplicates: 3 });
  const later = await imports.read(mapping, FILE.replace('Evening', 'Night'));
  expect(later).toMatchObject({ accepted: 1, corrected: 1, duplicates: 2 });
  await imports.undo(later.id);
  expect((await kept())[1]).toEqual({ id: 'b', labels: ['turno: Evening'] });
});

it('are refused when they are unknown and the mapping says so', async () => {
  const row = await imports.read({ ...mapping, source: 'strict', unknown: { label: 'refuse' } }, FILE.replace('Evening', 'Afternoon'));
  expect(row).toMatchObject({ accepted: 2, rejected: 1 });
  expect(await imports.rejectionsOf(row.id)).toEqual([
    { line: 3, column: 'shift', value: 'Afternoon', reason: 'unknown-code', details: { field: 'labels.turno' } },
  ]);
});

it.each([
  ['six of them', Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, { column: name }]))],
  ['a name with a colon', { 'a: b': { column: 'a' } }],
  ['an empty name', { ' ': { column: 'a' } }],
])('are not taken: %s', (_, wrong) => {
  expect(mappingFor('interactions').safeParse({ ...mapping, labels: wrong }).success).toBe(false);
  expect(
    mappingFor('complaints').safeParse({ source: 'x', fields: { externalId: { column: 'id' }, receivedAt: { column: 'at' } }, labels })
      .success,
  ).toBe(false);
});
