import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportRow } from '@circolo/contracts';
import { doorOf } from '../testing/door';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { testOrganisation } from '../testing/test-interactions';
import { SourceReader } from '../sources/source-reader';
import { ImportJobs } from './import-jobs';

const MAPPING = {
  source: 'centralino',
  fields: { externalId: { column: 'id' }, arrivedAt: { column: 'at' }, channel: { column: 'channel' }, outcome: { column: 'outcome' } },
};
const ROWS = 200_000;
/** Every tenth row is refused: rejections refer to their import, and hold its row while they are written. */
const FILE = [
  'id,at,channel,outcome',
  ...Array.from({ length: ROWS }, (_, n) => `r${n},2026-10-05T09:00:00,telephone,${n % 10 === 0 ? 'lost' : 'answered'}`),
].join('\n');

let test: TestApp;
let careManager: Signed;
let jobs: ImportJobs;
beforeAll(async () => {
  test = await testApp();
  await testOrganisation(test.dataSource);
  await test.app.listen(0, '127.0.0.1');
  careManager = await test.signIn('care-manager');
  jobs = test.app.get(ImportJobs);
});
afterAll(() => test.close());

async function queued(file = FILE): Promise<string> {
  const body = new FormData();
  body.set('kind', 'interactions');
  body.set('mapping', JSON.stringify(MAPPING));
  body.set('file', new Blob([file], { type: 'text/csv' }), 'contatti.csv');
  const answer = await fetch(`${await test.app.getUrl()}/api/v1/imports`, {
    method: 'POST',
    headers: { cookie: careManager.cookie },
    body,
  });
  return ((await answer.json()) as ImportRow).id;
}
const ask = (method: 'GET' | 'POST', url: string) => doorOf(test.app)(method, url, { cookie: careManager.cookie });
const cancel = (id: string) => ask('POST', `/imports/${id}/cancellation`);
const stateOf = async (id: string) => (await ask('GET', `/imports/${id}`)).json<ImportRow>().state;

/** Everything that an import could have left. */
async function left(): Promise<object> {
  const [counts] = await test.dataSource.query(`
    select (select count(*) from interaction)::int as interactions, (select count(*) from import_rejection)::int as rejections,
      (select count(*) from subject where kind = 'channel')::int as channels, (select count(*) from day_to_measure)::int as days,
      (select count(*) from daily_sum)::int as sums, (select count(*) from upload)::int as uploads`);
  return { ...counts, files: await readdir(path.join(test.dataFolder, 'uploads')) };
}
const NOTHING = { interactions: 0, rejections: 0, channels: 0, days: 0, sums: 0, uploads: 0, files: [] };

it('stops one that waits, and no worker reads it any more', async () => {
  const id = await queued();
  expect((await cancel(id)).json()).toMatchObject({ id, state: 'cancelled' });
  await jobs.read(id, { last: false });
  expect(await stateOf(id)).toBe('cancelled');
  expect(await left()).toEqual(NOTHING);
  expect((await cancel(id)).json()).toMatchObject({ state: 'cancelled' });
});

it.each([
  ['while its rows stream in', '%copy %staging%'],
  ['while the database reads them', '%create temp table reading%'],
  ['while the database keeps them', 'insert into interaction%'],
])('stops one %s, and leaves nothing', async (_, statement) => {
  const id = await queued();
  const reading = jobs.read(id, { last: false });
  await atWork(statement);
  const asked = performance.now();
  expect((await cancel(id)).json()).toMatchObject({ state: 'cancelled' });
  await reading;
  expect(performance.now() - asked).toBeLessThan(5000);
  expect(await stateOf(id)).toBe('cancelled');
  expect(await left()).toEqual(NOTHING);
});

it('takes back one that is loaded and not yet measured', async () => {
  const id = await queued(FILE.slice(0, 5000));
  expect(await test.app.get(SourceReader).load(id)).toBe(true);
  expect((await cancel(id)).json()).toMatchObject({ state: 'cancelling' });
  await test.app.get(SourceReader).finish(id, 'reading');
  expect(await stateOf(id)).toBe('cancelling');
  await jobs.undo(id);
  expect(await stateOf(id)).toBe('cancelled');
  expect(await left()).toMatchObject({ interactions: 0, days: 0, sums: 0 });
});

it('does not stop one that is over', async () => {
  const id = await queued('id,at,channel,outcome\na,2026-10-05T09:00:00,telephone,answered\n');
  await jobs.read(id, { last: false });
  expect((await cancel(id)).json()).toMatchObject({ status: 409, code: 'import-not-cancellable', details: { state: 'done' } });
  expect(await stateOf(id)).toBe('done');
});

/** Waits until a statement of the reading connection is at work. */
async function atWork(statement: string): Promise<void> {
  for (;;) {
    const found = await test.dataSource.query<unknown[]>(
      `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state = 'active' and ltrim(query, E' \\n') ilike $1`,
      [statement],
    );
    if (found.length > 0) return;
    await pause(2);
  }
}
