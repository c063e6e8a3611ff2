import { createHmac } from 'node:crypto';
import { type TestImports, testImports } from '../testing/imported-file';
import { type TestDatabase, testDatabase } from '../testing/test-database';

let database: TestDatabase;
let imports: TestImports;
let key: Buffer;
beforeAll(async () => {
  database = await testDatabase();
  imports = await testImports(database.dataSource);
  const [pads] = await database.dataSource.query<{ inner_pad: Buffer }[]>('select inner_pad from pseudonym_key');
  key = Buffer.from(pads!.inner_pad.map((byte) => byte ^ 0x36));
});
afterAll(async () => {
  await imports.close();
  await database.close();
});

/** As any other program computes it: 32 digits of the HMAC-SHA-256. */
const pseudonym = (text: string): string => createHmac('sha256', key).update(text, 'utf8').digest('hex').slice(0, 32);

const PEOPLE = ['Niccolò Forti', 'RSSMRA80A01H501U', 'Niccolò Forti|segreto'];
const columns = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { column: name }]));
const contacts = {
  source: 'acd',
  fields: columns('externalId', 'arrivedAt', 'channel', 'outcome', 'agent', 'customer'),
  pseudonymise: ['agent', 'customer'],
};
const FILE = [
  'externalId,arrivedAt,channel,outcome,agent,customer',
  'a,2026-11-02T09:00:00Z,mail,answered,Niccolò Forti,RSSMRA80A01H501U',
  'b,2026-11-02T09:00:00Z,mail,answered,,',
].join('\n');

const kept = async (source: string) =>
  database.dataSource.query(
    `select i.external_id as id, a.code as agent, a.name, i.customer from interaction i left join subject a on a.key = i.agent_key
     join source s on s.key = i.source_key where s.name = $1 order by 1`,
    [source],
  );

it('keeps a keyed hash of the value, the same whichever way the file is read, and nothing where there is none', async () => {
  const agent = pseudonym('Niccolò Forti');
  const expected = [
    { id: 'a', agent, name: agent, customer: pseudonym('RSSMRA80A01H501U') },
    { id: 'b', agent: null, name: null, customer: null },
  ];
  expect(await imports.read(contacts, FILE)).toMatchObject({ accepted: 2 });
  expect(await kept('acd')).toEqual(expected);
  const careful = { ...contacts, source: 'careful', rows: { skipWhen: [{ column: 'externalId', in: ['none'] }] } };
  expect(await imports.read(careful, FILE)).toMatchObject({ accepted: 2 });
  expect(await kept('careful')).toEqual(expected);
});

it('is the same in another import: the records are known again', async () => {
  expect(await imports.read(contacts, `${FILE}\nc,2026-11-03T09:00:00Z,mail,answered,Niccolò Forti,`)).toMatchObject({
    accepted: 1,
    duplicates: 2,
    corrected: 0,
  });
});

it('joins records of two kinds, as an answer to its contact', async () => {
  const ids = { ...contacts, source: 'ids', pseudonymise: ['externalId', 'agent', 'customer'] };
  await imports.read(ids, FILE);
  const answers = { source: 'ids', fields: columns('externalId', 'answeredAt', 'interaction'), pseudonymise: ['interaction'] };
  await imports.read(answers, 'externalId,answeredAt,interaction\nq,2026-11-03T09:00:00Z,a', 'answers');
  expect(
    await database.dataSource.query(
      `select q.external_id as id from questionnaire_answer q join interaction i on i.external_id = q.interaction_id`,
    ),
  ).toEqual([{ id: 'q' }]);
});

it.each([
  ['a fault of its own', `x,2026-11-02T09:00:00Z,mail,answered,"${'Niccolò Forti'.padEnd(501, '!')}",`, 'text-too-long'],
  ['a row of another shape', 'x,2026-11-02T09:00:00Z,mail,answered,Niccolò Forti,RSSMRA80A01H501U,more', 'ragged-row'],
  [
    'another line with its id',
    'a,2026-11-02T09:00:00Z,mail,answered,Niccolò Forti|segreto,\na,2026-11-02T09:00:00Z,mail,abandoned,,',
    'id-repeated',
  ],
])('is all that a rejection shows: %s', async (name, lines, reason) => {
  const mapping = { ...contacts, source: name };
  const row = await imports.read(mapping, `${FILE.split('\n')[0]}\n${lines}`);
  const told = await imports.rejectionsOf(row.id);
  expect(told.map((one) => one.reason)).toContain(reason);
  for (const person of PEOPLE) expect(JSON.stringify(told)).not.toContain(person);
});

it('is all that is kept of the value, beside the file itself', async () => {
  const texts = await database.dataSource.query(
    `select to_jsonb(i) as row from interaction i union all select to_jsonb(s) from subject s union all select to_jsonb(c) from subject_code c`,
  );
  for (const person of PEOPLE) expect(JSON.stringify(texts)).not.toContain(person);
});
