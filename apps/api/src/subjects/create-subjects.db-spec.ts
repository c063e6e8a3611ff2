import { testDatabase, type TestDatabase } from '../testing/test-database';
import { createMissing, knownSubjects } from './create-subjects';
import { referencesOf } from './subjects.reads';

let database: TestDatabase;
let torino: number;
let bari: number;

beforeAll(async () => {
  database = await testDatabase();
  const rows: { key: number }[] = await database.dataSource.query(
    `insert into source (name) values ('acd-torino'), ('acd-bari') returning key`,
  );
  [torino, bari] = rows.map(({ key }) => key) as [number, number];
});
afterAll(() => database.close());

it('makes what is missing once, named by its code', async () => {
  const { dataSource } = database;
  const first = await createMissing(dataSource, torino, 'topic', ['bollette', 'allacci', 'bollette']);
  expect([...first.keys()].sort()).toEqual(['allacci', 'bollette']);
  const again = await createMissing(dataSource, torino, 'topic', ['allacci', 'guasti']);
  expect(again.get('allacci')).toBe(first.get('allacci'));
  const names = await referencesOf(dataSource, [...again.values()]);
  expect([...names.values()].map(({ kind, code, name }) => ({ kind, code, name }))).toEqual(
    expect.arrayContaining([
      { kind: 'topic', code: 'allacci', name: 'allacci' },
      { kind: 'topic', code: 'guasti', name: 'guasti' },
    ]),
  );
});

it('takes the same code of two sources for the same subject, of two kinds for two', async () => {
  const { dataSource } = database;
  const here = await createMissing(dataSource, torino, 'channel', ['telefono']);
  const there = await createMissing(dataSource, bari, 'channel', ['telefono']);
  const other = await createMissing(dataSource, bari, 'topic', ['telefono']);
  expect(there.get('telefono')).toBe(here.get('telefono'));
  expect(other.get('telefono')).not.toBe(here.get('telefono'));
});

it('follows a mapping of the source before the code itself, and makes nothing for it', async () => {
  const { dataSource } = database;
  const [anna] = await dataSource.query<{ key: number }[]>(
    `insert into subject (kind, code, name) values ('agent', 'anna', 'Anna') returning key`,
  );
  await dataSource.query(`insert into subject_code values ($1, 'agent', 'OP-7', $2)`, [torino, anna?.key]);
  expect(await createMissing(dataSource, torino, 'agent', ['OP-7'])).toEqual(new Map([['OP-7', anna?.key]]));
  expect(await knownSubjects(dataSource, bari, 'agent', ['OP-7', 'anna'])).toEqual(new Map([['anna', anna?.key]]));
});

it('gives every team and every agent its row', async () => {
  const { dataSource } = database;
  const teams = await createMissing(dataSource, torino, 'team', ['nord', 'sud']);
  const rows = await dataSource.query<{ key: number }[]>('select subject_key as key from team');
  expect(rows.map(({ key }) => key).sort()).toEqual([...teams.values()].sort());
  const [missing] = await dataSource.query<{ n: number }[]>(
    `select count(*)::int as n from subject s where kind = 'agent' and not exists (select from agent where subject_key = s.key)`,
  );
  expect(missing?.n).toBe(0);
});

it('lets imports that name the same new subjects run at once', async () => {
  const { dataSource } = database;
  const codes = Array.from({ length: 300 }, (_, i) => `nuovo-${i}`);
  const answers = await Promise.all(
    [torino, bari, torino, bari].map((source, i) =>
      dataSource.transaction((tx) => createMissing(tx, source, 'segment', i % 2 === 0 ? codes : [...codes].reverse())),
    ),
  );
  for (const answer of answers) expect(new Map([...answer].sort())).toEqual(new Map([...(answers[0] ?? [])].sort()));
  expect(answers[0]?.size).toBe(300);
});
