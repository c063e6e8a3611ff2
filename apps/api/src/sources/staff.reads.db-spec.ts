import { type TestImports, testImports } from '../testing/imported-file';
import { type TestDatabase, testDatabase } from '../testing/test-database';
import { staffOn } from './staff.reads';

let database: TestDatabase;
let imports: TestImports;
const keys = new Map<string, number>();
beforeAll(async () => {
  database = await testDatabase();
  imports = await testImports(database.dataSource);
  const fields = Object.fromEntries(
    ['externalId', 'agent', 'hiredOn', 'leftOn', 'role', 'presence'].map((name) => [name, { column: name }]),
  );
  const file = [
    'externalId,agent,hiredOn,leftOn,role,presence',
    '1,anna,2020-02-01,,operatrice,0.5',
    '2,bruno,2019-01-07,2021-06-30,operatore,1',
    '3,bruno,2024-03-04,,capoturno,1',
    '4,carla,2026-12-01,,,',
  ].join('\n');
  await imports.read({ source: 'personale', fields }, file, 'staff');
  const rows = await database.dataSource.query<{ code: string; key: number }[]>(`select code, key from subject where kind = 'agent'`);
  for (const { code, key } of rows) keys.set(code, key);
});
afterAll(async () => {
  await imports.close();
  await database.close();
});

const said = async (day: string, agents: readonly string[] | null = null) => {
  const rows = await staffOn(database.dataSource, day, agents && agents.map((code) => keys.get(code)!));
  return rows.map(({ agentKey, ...rest }) => [
    [...keys].find(([, key]) => key === agentKey)![0],
    rest.hiredOn,
    rest.leftOn,
    rest.role,
    rest.presence,
  ]);
};

it.each([
  ['2018-12-31', []],
  [
    '2021-06-30',
    [
      ['anna', '2020-02-01', null, 'operatrice', 0.5],
      ['bruno', '2019-01-07', '2021-06-30', 'operatore', 1],
    ],
  ],
  ['2021-07-01', [['anna', '2020-02-01', null, 'operatrice', 0.5]]],
  [
    '2024-03-04',
    [
      ['anna', '2020-02-01', null, 'operatrice', 0.5],
      ['bruno', '2024-03-04', null, 'capoturno', 1],
    ],
  ],
])('says who was employed on %s', async (day, expected) => {
  expect(await said(day)).toEqual(expected);
});

it('tells of the agents that are asked for alone, and of a share that nobody gave nothing', async () => {
  expect(await said('2026-12-01', ['carla'])).toEqual([['carla', '2026-12-01', null, null, null]]);
  expect(await said('2026-11-30', ['carla'])).toEqual([]);
});
