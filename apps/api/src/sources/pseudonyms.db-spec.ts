import { createHash, createHmac } from 'node:crypto';
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

it('is all that is kept of the value', async () => {
  const texts = await database.dataSource.query(
    `select to_jsonb(i) as row from interaction i union all select to_jsonb(s) from subject s union all select to_jsonb(c) from subject_code c`,
  );
  for (const person of PEOPLE) expect(JSON.stringify(texts)).not.toContain(person);
});

describe('the file that has the values in the clear', () => {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const withNote = (note: string): string => `${FILE}\n${note},2026-11-04T09:00:00Z,mail,answered,Niccolò Forti,`;
  const importOfFile = async (id: string) =>
    (await database.dataSource.query('select checksum, file_name, file_bytes, file_released_at from import where id = $1', [id]))[0];

  it('goes once its import is done, which keeps its name, size and checksum', async () => {
    const file = withNote('goes');
    const row = await imports.read({ ...contacts, source: 'goes' }, file);
    expect(row).toMatchObject({ state: 'done', accepted: 3, fileReleasedAt: row.finishedAt });
    expect(await imports.kept()).not.toContain(sha256(file));
    expect(await importOfFile(row.id)).toEqual({
      checksum: sha256(file),
      file_name: 'contatti.csv',
      file_bytes: Buffer.byteLength(file),
      file_released_at: row.finishedAt,
    });
  });

  it('is known again by its checksum, and goes again', async () => {
    const file = withNote('again');
    await imports.read({ ...contacts, source: 'again' }, file);
    expect(await imports.read({ ...contacts, source: 'again' }, file)).toMatchObject({ state: 'done', accepted: 0, duplicates: 3 });
    expect(await imports.kept()).not.toContain(sha256(file));
  });

  it('goes with an import that failed, or that was taken back before it was done', async () => {
    const bad = Buffer.concat([Buffer.from(`${FILE}\n`), Buffer.from([0xff, 0xfe, 0x2c])]);
    expect(await imports.read({ ...contacts, source: 'failed' }, bad)).toMatchObject({
      state: 'failed',
      fileReleasedAt: expect.any(String),
    });
    expect(await imports.kept()).not.toContain(createHash('sha256').update(bad).digest('hex'));
    const file = withNote('back');
    const id = await imports.queue({ ...contacts, source: 'back' }, file);
    await imports.reader.load(id);
    await database.dataSource.query(`update import set state = 'cancelling' where id = $1`, [id]);
    await imports.reader.undo(id);
    await imports.reader.finish(id, 'undoing');
    expect(await imports.kept()).not.toContain(sha256(file));
  });

  it('stays while another import may keep it or somebody has uploaded it since, and goes with the upload that brought it', async () => {
    const file = withNote('shared');
    await imports.read({ ...contacts, source: 'open', pseudonymise: [] }, file);
    const row = await imports.read({ ...contacts, source: 'closed' }, file);
    expect(row.fileReleasedAt).not.toBeNull();
    expect(await imports.kept()).toContain(sha256(file));

    const other = withNote('uploaded');
    const id = await imports.queue({ ...contacts, source: 'uploaded' }, other);
    const [{ person }] = await database.dataSource.query('select created_by as person from import where id = $1', [id]);
    const upload = `insert into upload (checksum, file_name, file_bytes, created_by, created_at, used_at)
      select checksum, 'x', 1, $2, created_at + $3::interval, created_at + $3::interval from import where id = $1`;
    await database.dataSource.query(upload, [id, person, '0']);
    await database.dataSource.query(upload, [id, person, '1 minute']);
    await imports.reader.load(id);
    await imports.reader.finish(id, 'reading');
    expect(await imports.kept()).toContain(sha256(other));
    const left = await database.dataSource.query('delete from upload returning checksum');
    expect(left[0]).toEqual([{ checksum: sha256(other) }]);
    await imports.files.removeUnneeded(sha256(other));
    expect(await imports.kept()).not.toContain(sha256(other));
  });

  it('goes at the next look when the process ended before it could', async () => {
    const file = withNote('killed');
    const id = await imports.queue({ ...contacts, source: 'killed' }, file);
    await imports.reader.load(id);
    await database.dataSource.transaction(async (tx) => {
      await tx.query(`update import set state = 'done', finished_at = now() where id = $1`, [id]);
      await imports.files.releaseOf(tx, id, new Date().toISOString());
    });
    expect(await imports.kept()).toContain(sha256(file));
    await imports.files.forget(new Date().toISOString());
    expect(await imports.kept()).not.toContain(sha256(file));
  });
});
