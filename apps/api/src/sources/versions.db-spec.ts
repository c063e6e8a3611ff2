import fc from 'fast-check';
import type { RecordKind } from '@circolo/contracts';
import { takeDaysToMeasure } from './days-to-measure.reads';
import { type TestImports, testImports } from '../testing/imported-file';
import { type TestDatabase, testDatabase } from '../testing/test-database';
import { RECORD_DESCRIPTORS } from './records';

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

const mappingOf = (source: string) => ({
  source,
  format: { kind: 'csv' },
  fields: {
    externalId: { column: 'id' },
    arrivedAt: { column: 'at' },
    channel: { constant: 'telephone' },
    outcome: { constant: 'answered' },
    topic: { column: 'topic' },
    waitSeconds: { column: 'wait' },
  },
});
const fileOf = (rows: readonly (readonly [id: string, wait: number | string, day?: string])[]): string =>
  ['id,at,topic,wait', ...rows.map(([id, wait, day = '2026-11-02']) => `${id},${day}T09:00:00Z,bills,${wait}`)].join('\n');

async function inForce(source: string): Promise<Record<string, number>> {
  const rows = await database.dataSource.query<{ id: string; wait: number }[]>(
    `select i.external_id as id, i.wait_ms / 1000 as wait from interaction i join source s on s.key = i.source_key where s.name = $1`,
    [source],
  );
  return Object.fromEntries(rows.map(({ id, wait }) => [id, wait]));
}
const daysOwed = () => database.dataSource.transaction((tx) => takeDaysToMeasure(tx));

it('adds nothing when the same file comes again, and keeps nothing of it when the first is undone', async () => {
  const mapping = mappingOf('twice');
  const first = await imports.read(
    mapping,
    fileOf([
      ['a', 1],
      ['b', 2],
      ['c', -3],
    ]),
  );
  expect(first).toMatchObject({ read: 3, accepted: 2, rejected: 1, duplicates: 0 });
  await daysOwed();
  const second = await imports.read(
    mapping,
    fileOf([
      ['a', 1],
      ['b', 2],
      ['c', -3],
    ]),
  );
  expect(second).toMatchObject({ read: 3, accepted: 0, rejected: 1, duplicates: 2, corrected: 0 });
  expect(await daysOwed()).toEqual([]);
  await imports.undo(first.id);
  expect(await inForce('twice')).toEqual({});
  expect(await daysOwed()).toEqual(['2026-11-02']);
  await imports.undo(second.id);
  expect(await inForce('twice')).toEqual({});
});

it('hands the records of an undone import to another file that carried them too', async () => {
  const mapping = mappingOf('handed-over');
  const first = await imports.read(mapping, fileOf([['a', 1]]));
  const second = await imports.read(
    mapping,
    fileOf([
      ['a', 1],
      ['b', 2],
    ]),
  );
  expect(second).toMatchObject({ read: 2, accepted: 1, duplicates: 1 });
  await daysOwed();
  await imports.undo(first.id);
  expect(await inForce('handed-over')).toEqual({ a: 1, b: 2 });
  expect(await daysOwed()).toEqual([]);
  await imports.undo(second.id);
  expect(await inForce('handed-over')).toEqual({});
});

it('takes a cumulative file: old rows are duplicates, changed ones corrections, new ones new', async () => {
  const mapping = mappingOf('cumulative');
  const first = await imports.read(
    mapping,
    fileOf([
      ['a', 1, '2026-11-02'],
      ['b', 2, '2026-11-03'],
    ]),
  );
  await daysOwed();
  const second = await imports.read(
    mapping,
    fileOf([
      ['a', 1, '2026-11-02'],
      ['b', 5, '2026-11-04'],
      ['c', 3, '2026-11-05'],
    ]),
  );
  expect(second).toMatchObject({ read: 3, accepted: 2, corrected: 1, idsReused: 1, duplicates: 1, rejected: 0 });
  expect(await daysOwed()).toEqual(['2026-11-03', '2026-11-04', '2026-11-05']);
  await imports.undo(second.id);
  expect(await inForce('cumulative')).toEqual({ a: 1, b: 2 });
  expect(await daysOwed()).toEqual(['2026-11-03', '2026-11-04', '2026-11-05']);
  await imports.undo(first.id);
  expect(await inForce('cumulative')).toEqual({});
});

it('knows the answer of the same file only while nothing of it has changed', async () => {
  const mapping = mappingOf('same');
  const file = fileOf([
    ['a', 1],
    ['b', 2],
    ['c', -3],
  ]);
  const first = await imports.read(mapping, file);
  await imports.read(mapping, fileOf([['b', 5]]));
  expect(await imports.read(mapping, file)).toMatchObject({ read: 3, accepted: 1, corrected: 1, duplicates: 1, rejected: 1 });
  expect(await inForce('same')).toEqual({ a: 1, b: 2 });
  const last = await imports.read({ ...mapping, fields: { ...mapping.fields, waitSeconds: { constant: 9 } } }, file);
  expect(last).toMatchObject({ read: 3, accepted: 3, corrected: 2, duplicates: 0, rejected: 0 });
  const again = await imports.read({ ...mapping, fields: { ...mapping.fields, waitSeconds: { constant: 9 } } }, file);
  expect(again).toMatchObject({ read: 3, accepted: 0, duplicates: 3, rejected: 0 });
  expect(await imports.rejectionsOf(first.id)).toHaveLength(1);
});

it('tells a correction from an id that is used again for another customer, channel or instant', async () => {
  const columns = ['externalId', 'arrivedAt', 'channel', 'outcome', 'customer', 'agent', 'csat'];
  const mapping = { source: 'used-again', fields: Object.fromEntries(columns.map((name) => [name, { column: name }])) };
  const file = (...rows: string[]) => [columns.join(), ...rows].join('\n');
  const at = '2026-11-02T09:00:00Z';
  await imports.read(mapping, file(...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => `${id},${at},mail,answered,Ada,anna,3`)));
  const second = await imports.read(
    mapping,
    file(
      `a,${at},mail,abandoned,Ada,anna,3`,
      `b,${at},mail,answered,,,5`,
      `c,2026-11-02T09:00:01Z,mail,answered,Ada,anna,3`,
      `d,${at},chat,answered,Ada,anna,3`,
      `e,${at},mail,answered,Eva,anna,3`,
      `f,${at},mail,answered,Ada,bruno,3`,
    ),
  );
  expect(second).toMatchObject({ accepted: 6, corrected: 6, idsReused: 4 });
});

it('does an undo once', async () => {
  const mapping = mappingOf('undone-twice');
  const first = await imports.read(mapping, fileOf([['a', 1]]));
  await imports.undo(first.id);
  const again = await imports.read(mapping, fileOf([['a', 1]]));
  await imports.undo(first.id);
  expect(await inForce('undone-twice')).toEqual({ a: 1 });
  expect(again).toMatchObject({ accepted: 1, duplicates: 0 });
});

it('keeps the ids of two sources apart', async () => {
  await imports.read(mappingOf('here'), fileOf([['a', 1]]));
  const there = await imports.read(mappingOf('there'), fileOf([['a', 2]]));
  expect(there).toMatchObject({ accepted: 1, corrected: 0 });
  expect([await inForce('here'), await inForce('there')]).toEqual([{ a: 1 }, { a: 2 }]);
});

/** A kind of records whose content is one number, as a file's row and as it is read back. */
interface NumberedKind {
  readonly kind: RecordKind;
  readonly fields: object;
  readonly header: string;
  readonly rowOf: (id: string, number: number) => string;
  readonly number: string;
}

const numbered: readonly NumberedKind[] = [
  {
    kind: 'interactions',
    fields: mappingOf('').fields,
    header: 'id,at,topic,wait',
    rowOf: (id, number) => `${id},2026-11-0${number}T09:00:00Z,bills,${number}`,
    number: 'wait_ms / 1000',
  },
  {
    kind: 'complaints',
    fields: {
      externalId: { column: 'id' },
      receivedAt: { column: 'at' },
      team: { constant: 'municipio' },
      reminders: { column: 'reminders' },
    },
    header: 'id,at,reminders',
    rowOf: (id, number) => `${id},2026-11-02T09:00:00Z,${number}`,
    number: 'reminders',
  },
  {
    // Every record covers days of its own: a correction moves it.
    kind: 'aggregates',
    fields: {
      externalId: { column: 'id' },
      from: { column: 'from' },
      to: { column: 'to' },
      measure: { constant: 'offered' },
      value: { column: 'value' },
    },
    header: 'id,from,to,value',
    rowOf: (id, number) => `${id},2026-11-0${number},2026-11-0${number + 1},${number}.0`,
    number: 'value::int',
  },
];

describe.each(numbered)('Versions of $kind', ({ kind, fields, header, rowOf, number }) => {
  const { table } = RECORD_DESCRIPTORS[kind];
  const numbersOf = async (source: string): Promise<Record<string, number>> => {
    const rows = await database.dataSource.query<{ id: string; number: number }[]>(
      `select i.external_id as id, ${number} as number from ${table} i join source s on s.key = i.source_key where s.name = $1`,
      [source],
    );
    return Object.fromEntries(rows.map(({ id, number: one }) => [id, one]));
  };

  const countedOf = async (source: string): Promise<unknown> => {
    const rows = await database.dataSource.query<unknown[]>(
      `select count(*), min(day) as first_day, max(day) as last_day from ${table} where source_key = (select key from source where name = $1)`,
      [source],
    );
    return rows[0];
  };
  const keptOf = async (source: string): Promise<unknown> => {
    const rows = await database.dataSource.query<unknown[]>(
      `select r.count, r.first_day, r.last_day from source_records r join source s on s.key = r.source_key where s.name = $1 and r.kind = $2`,
      [source, kind],
    );
    return rows[0] ?? { count: 0, first_day: null, last_day: null };
  };

  it('are, after any imports and undos in any order, what the last import that still stands says of each id', async () => {
    const file = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 3 })), {
      selector: ([id]) => id,
      minLength: 1,
    });
    const step = fc.oneof(
      { weight: 3, arbitrary: file.map((rows) => ({ rows })) },
      { weight: 2, arbitrary: fc.nat(7).map((undo) => ({ undo })) },
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
        const source = `random-${++round}`;
        const mapping = { source, format: { kind: 'csv' }, fields };
        const done: { id: string; rows: readonly (readonly [string, number])[]; stands: boolean }[] = [];
        for (const one of steps) {
          if ('rows' in one) {
            const lines = [header, ...one.rows.map(([id, value]) => rowOf(id, value))].join('\n');
            const row = await imports.read(mapping, `${lines}${'\n'.repeat(done.length + 1)}`, kind); // no two files alike
            expect(row.read).toBe(row.accepted + row.rejected + row.duplicates);
            done.push({ id: row.id, rows: one.rows, stands: true });
          } else if (done.length > 0) {
            const chosen = done[one.undo % done.length]!;
            await imports.undo(chosen.id);
            chosen.stands = false;
          }
          const expected = Object.fromEntries(done.filter(({ stands }) => stands).flatMap(({ rows }) => rows));
          expect(await numbersOf(source)).toEqual(expected);
          expect(await keptOf(source)).toEqual(await countedOf(source));
        }
        for (const { id } of done) await imports.undo(id);
        expect(await numbersOf(source)).toEqual({});
        expect(await countedOf(source)).toEqual({ count: 0, first_day: null, last_day: null });
        expect(await keptOf(source)).toEqual(await countedOf(source));
      }),
      { numRuns: process.env['FULL'] ? 300 : 15 },
    );
    const [left] = await database.dataSource.query<{ superseded: number; confirmations: number }[]>(
      `select (select count(*)::int from ${table}_superseded s join source o on o.key = s.source_key where o.name like 'random-%') as superseded,
         (select count(*)::int from ${table}_confirmation c join import i on i.key = c.import_key where i.state = 'undone') as confirmations`,
    );
    expect(left).toEqual({ superseded: 0, confirmations: 0 });
  }, 600_000);

  it('follow an id that is used again for another record: the days of both are measured again, and the undo brings the first back', async () => {
    const mapping = { source: 'reused', format: { kind: 'csv' }, fields };
    const later = rowOf('a', 3).replaceAll('2026-11', '2026-12');
    await imports.read(mapping, `${header}\n${rowOf('a', 1)}`, kind);
    await daysOwed();
    const second = await imports.read(mapping, `${header}\n${later}`, kind);
    expect(second).toMatchObject({ accepted: 1, corrected: 1, idsReused: 1 });
    const months = (await daysOwed()).map((day) => day.slice(0, 7));
    expect([...new Set(months)]).toEqual(['2026-11', '2026-12']);
    expect(await numbersOf('reused')).toEqual({ a: 3 });
    await imports.undo(second.id);
    expect(await numbersOf('reused')).toEqual({ a: 1 });
    expect((await daysOwed()).map((day) => day.slice(0, 7))).toEqual(months);
  });
});

it('gives an interaction the team that the file says, else the one of the agent on the local day', async () => {
  const { dataSource } = database;
  const [agent, nord, sud] = await dataSource.query<{ key: number }[]>(
    `insert into subject (kind, code, name) values ('agent', 'elena', 'Elena'), ('team', 'nord', 'Nord'), ('team', 'sud', 'Sud') returning key`,
  );
  await dataSource.query(
    `insert into team_membership (agent_key, team_key, valid_from, valid_until) values ($1, $2, '2026-01-01', '2026-06-30'), ($1, $3, '2026-07-01', null)`,
    [agent!.key, nord!.key, sud!.key],
  );
  const { topic: _, waitSeconds: __, ...fields } = mappingOf('').fields;
  const mapping = { source: 'teams', format: { kind: 'csv' }, fields: { ...fields, agent: { column: 'agent' }, team: { column: 'team' } } };
  // 22:30 UTC on 30 June is 1 July in Rome.
  const file =
    'id,at,agent,team\na,2026-06-30T21:30:00Z,elena,\nb,2026-06-30T22:30:00Z,elena,\nc,2026-06-30T22:30:00Z,elena,est\nd,2025-01-01T10:00:00Z,elena,\n';
  const teamsOf = async () =>
    dataSource.query(`select external_id as id, t.code as team, day from interaction i left join subject t on t.key = i.team_key
      where source_key = (select key from source where name = 'teams') order by 1`);
  await imports.read(mapping, file);
  const kept = [
    { id: 'a', team: 'nord', day: '2026-06-30' },
    { id: 'b', team: 'sud', day: '2026-07-01' },
    { id: 'c', team: 'est', day: '2026-07-01' },
    { id: 'd', team: null, day: '2025-01-01' },
  ];
  expect(await teamsOf()).toEqual(kept);
  await dataSource.query(`delete from team_membership`);
  expect(await imports.read(mapping, file)).toMatchObject({ accepted: 0, duplicates: 4 });
  expect(await teamsOf()).toEqual(kept);
});
