import type { ImportRow, MeasurementRow } from '@circolo/contracts';
import { doorOf } from '../testing/door';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { SOURCE_LOCK } from '../sources/imports.queries';
import { testOrganisation } from '../testing/test-interactions';
import { ImportJobs } from './import-jobs';
import { SweepImports } from './sweep-imports';

const MAPPING = {
  source: 'centralino',
  format: { kind: 'csv', delimiter: ',', encoding: 'utf-8', header: true, decimal: '.' },
  fields: {
    externalId: { column: 'id' },
    arrivedAt: { column: 'at', as: 'instant', format: 'yyyy-MM-dd HH:mm' },
    channel: { constant: 'telephone' },
    outcome: { column: 'outcome' },
  },
  unknown: { agent: 'create', team: 'create', topic: 'create', channel: 'create' },
};
const FILE = ['id,at,outcome', '1,2026-10-05 09:00,answered', '2,2026-10-05 09:10,answered', '3,2026-10-06 09:20,abandoned'].join('\n');

let test: TestApp;
let careManager: Signed;
let jobs: ImportJobs;
let id: string;

beforeEach(async () => {
  test = await testApp();
  await testOrganisation(test.dataSource);
  await test.app.listen(0, '127.0.0.1');
  careManager = await test.signIn('care-manager');
  jobs = test.app.get(ImportJobs);
  id = await send(FILE, 'contatti.csv');
});
afterEach(() => test.close());

async function send(file: string, name: string): Promise<string> {
  const body = new FormData();
  body.set('kind', 'interactions');
  body.set('mapping', JSON.stringify(MAPPING));
  body.set('file', new Blob([file], { type: 'text/csv' }), name);
  const answer = await fetch(`${await test.app.getUrl()}/api/v1/imports`, {
    method: 'POST',
    headers: { cookie: careManager.cookie },
    body,
  });
  expect(answer.status).toBe(202);
  return ((await answer.json()) as { id: string }).id;
}
const ask = <T>(path: string): Promise<T> =>
  doorOf(test.app)('GET', path, { cookie: careManager.cookie }).then((answer) => answer.json<T>());
const stateOf = () => ask<ImportRow>(`/imports/${id}`);
const answerRate = async () => (await ask<{ items: MeasurementRow[] }>('/measurements?indicator=ANS&period=2026-10')).items[0]?.value;
const queued = async () =>
  (await test.dataSource.query<{ id: string }[]>(`select id from bullmq.job where queue = 'collect' order by seq`)).map((job) => job.id);

it('reads an import, measures what it touched, and only then says that it is done', async () => {
  await jobs.read(id, { last: false });
  expect(await stateOf()).toMatchObject({ state: 'done', read: 3, accepted: 3, rejected: 0, duplicates: 0 });
  expect(await answerRate()).toBeCloseTo(2 / 3, 12);
  const [owed] = await test.dataSource.query('select count(*)::int as days from day_to_measure');
  expect(owed).toEqual({ days: 0 });
});

it('delivered ten times at once, an import has the effect of one', async () => {
  await Promise.all(Array.from({ length: 10 }, () => jobs.read(id, { last: false })));
  expect(await stateOf()).toMatchObject({ state: 'done', read: 3, accepted: 3, duplicates: 0 });
});

it('undone, every figure is as before', async () => {
  await jobs.read(id, { last: false });
  await test.dataSource.query(`update import set state = 'undoing' where id = $1`, [id]);
  await jobs.undo(id);
  expect(await stateOf()).toMatchObject({ state: 'undone' });
  expect(await answerRate()).toBeNull();
});

it('queues again what no queue knows of, by another id each time, and nothing that is over', async () => {
  const sweep = test.app.get(SweepImports);
  await sweep.sweep();
  expect(await queued()).toEqual([`read-import-${id}-0`]);
  await test.dataSource.query('delete from bullmq.job');
  await sweep.sweep();
  await sweep.sweep();
  expect(await queued()).toEqual([expect.stringMatching(new RegExp(`^read-import-${id}-\\d{10}$`))]);
  await jobs.read(id, { last: false });
  await test.dataSource.query('delete from bullmq.job');
  await sweep.sweep();
  expect(await queued()).toEqual([]);
});

it('is queued again soon when its worker died, and not while anybody is at it', async () => {
  const sweep = test.app.get(SweepImports);
  const asked = await queued();
  await test.dataSource.query(`update bullmq.job set state = 'active' where queue = 'collect'`);
  await test.dataSource.query(`update import set state = 'reading', started_at = now()`);
  await sweep.sweep();
  expect(await queued()).toEqual(asked);

  await test.dataSource.query(`update import set started_at = now() - interval '6 seconds'`);
  const reader = test.dataSource.createQueryRunner();
  await reader.connect();
  await reader.startTransaction();
  await reader.query('select pg_advisory_xact_lock($1, (select source_key from import))', [SOURCE_LOCK]);
  await sweep.sweep();
  expect(await queued()).toEqual(asked);

  await reader.rollbackTransaction();
  await reader.release();
  await sweep.sweep();
  await sweep.sweep();
  expect(await queued()).toEqual([...asked, expect.stringMatching(new RegExp(`^read-import-${id}-\\d{10}$`))]);
  await Promise.all([jobs.read(id, { last: false }), jobs.read(id, { last: false })]);
  expect(await stateOf()).toMatchObject({ state: 'done', read: 3, accepted: 3, duplicates: 0 });
});

it('is tried again after a fault that may pass, and has failed when it was the last time', async () => {
  await test.dataSource.query(`
    create function break_off() returns trigger language plpgsql as $$ begin raise exception 'broken off' using errcode = '57014'; end $$;
    create trigger break_off before insert on interaction for each statement execute function break_off()`);
  await expect(jobs.read(id, { last: false })).rejects.toThrow('broken off');
  expect(await stateOf()).toMatchObject({ state: 'reading', failure: null });
  await expect(jobs.read(id, { last: true })).rejects.toThrow('broken off');
  expect(await stateOf()).toMatchObject({ state: 'failed', failure: { code: 'failed' } });
});

it('tells whoever sent a file that rows of it were refused, or that it could not be read; of one that went well, nothing', async () => {
  await jobs.read(id, { last: false });
  await test.signIn('care-manager');
  const [half, bad] = [
    await send(`${FILE}\n4,ieri,answered`, 'meta.csv'),
    await send('id,at,outcome\n"1,2026-10-05 09:00,answered', 'altro.csv'),
  ];
  for (const other of [half, bad]) await jobs.read(other, { last: true });
  const told = await test.dataSource.query('select person_id, cause, object_id, details from notification order by key');
  const person_id = careManager.principal.personId;
  expect(told).toEqual([
    { person_id, cause: 'import-rejections', object_id: half, details: { file: 'meta.csv', rejected: 1, read: 4 } },
    { person_id, cause: 'import-failed', object_id: bad, details: { file: 'altro.csv' } },
  ]);
});
