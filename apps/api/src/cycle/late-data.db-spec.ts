import { setTimeout as pause } from 'node:timers/promises';
import type { ImportRow, RunRow } from '@circolo/contracts';
import { measured } from '../testing/measured-centre';
import { type TestImports, testImports } from '../testing/imported-file';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { addInteractions } from '../testing/test-interactions';
import { type TestCycle, testCycle } from '../testing/turn-cycle';
import { Clock } from '../platform/clock';
import { CHANGE_RECORDS, holdRecords } from '../sources/days-to-measure.reads';
import { importOf } from '../sources/imports.reads';
import { ImportJobs } from './import-jobs';

const columns = (...names: string[]) => ({
  source: 'acd',
  fields: Object.fromEntries(names.map((name) => [name, { column: name }])),
});
const CONTACTS = columns('externalId', 'arrivedAt', 'channel', 'outcome');
type Contact = readonly [id: string, day: string, outcome?: string];
const contacts = (...rows: readonly Contact[]): string =>
  ['externalId,arrivedAt,channel,outcome', ...rows.map(([id, day, outcome = 'answered']) => `${id},${day}T10:00:00Z,mail,${outcome}`)].join(
    '\n',
  );

let test: TestDatabase;
let imports: TestImports;
let cycle: TestCycle;
let jobs: ImportJobs;
beforeEach(async () => {
  test = await testDatabase();
  imports = await testImports(test.dataSource);
  cycle = await testCycle(test.dataSource, test.url);
  jobs = new ImportJobs(test.dataSource, imports.reader, new Clock());
});
afterEach(async () => {
  await cycle.close();
  await imports.close();
  await test.close();
});

/** Reads a file as the worker does. */
async function read(file: string, mapping: unknown = CONTACTS, kind?: Parameters<TestImports['queue']>[2]): Promise<ImportRow> {
  const id = await imports.queue(mapping, file, kind);
  await jobs.read(id, { last: true });
  return importOf(test.dataSource, id);
}
async function undo({ id }: ImportRow): Promise<void> {
  await test.dataSource.query(`update import set state = 'undoing' where id = $1`, [id]);
  await jobs.undo(id);
}
const told = async ({ id }: RunRow) =>
  (await cycle.runs.read(id)).lateData.map(({ import: { id: of }, cause, records }) => ({ import: of, cause, records }));
const kept = () => test.dataSource.query('select to_jsonb(m) as row from run_measurement m order by run_key, subject_key, indicator');
const events = async () =>
  test.dataSource.query(
    `select e.object_id as import, c.after from audit_event e join audit_content c on c.event_key = e.key
     where e.action = 'evaluation-run.data-late' order by e.key`,
  );

it('tells a run that had begun of records that came, changed and went since, and reckons nothing again', async () => {
  const first = await read(contacts(['a', '2026-10-05'], ['b', '2026-10-06'], ['c', '2026-11-02']));
  const run = await cycle.turn('2026-10');
  const before = await kept();
  expect(await told(run)).toEqual([]);

  const second = await read(contacts(['a', '2026-10-05', 'abandoned'], ['d', '2026-10-31'], ['e', '2026-11-01'], ['b', '2026-10-06']));
  expect(second).toMatchObject({ accepted: 3, corrected: 1, duplicates: 1 });
  expect((await cycle.runs.read(run.id)).lateData).toEqual([
    {
      import: { id: second.id, fileName: 'contatti.csv' },
      source: 'acd',
      kind: 'interactions',
      cause: 'imported',
      records: 2,
      at: expect.stringMatching(/^\d{4}-/),
    },
  ]);
  await undo(second);
  await undo(first);
  expect(await told(run)).toEqual([
    { import: first.id, cause: 'undone', records: 2 },
    { import: second.id, cause: 'undone', records: 2 },
    { import: second.id, cause: 'imported', records: 2 },
  ]);
  expect(await kept()).toEqual(before);
  expect((await events()).map((event: { import: string }) => event.import)).toEqual([second.id, second.id, first.id]);
  expect((await events())[0].after).toEqual({ cause: 'imported', runs: [{ id: run.id, period: '2026-10', number: 1, records: 2 }] });
});

it('counts a record that moved out of the period or into it, once', async () => {
  await read(contacts(['a', '2026-10-05'], ['b', '2026-11-06'], ['c', '2026-10-07']));
  const run = await cycle.turn('2026-10');
  const moved = await read(contacts(['a', '2026-11-05'], ['b', '2026-10-06'], ['c', '2026-10-08']));
  expect(await told(run)).toEqual([{ import: moved.id, cause: 'imported', records: 3 }]);
});

it('tells every run of a period that holds the days, and no other', async () => {
  await read(contacts(['a', '2026-10-05'], ['b', '2026-11-02']));
  const runs = [];
  for (const period of ['2026-10', '2026-Q4', '2026-11', '2026-10-05', '2026-10']) runs.push(await cycle.turn(period));
  const late = await read(contacts(['c', '2026-10-06']));
  const one = [{ import: late.id, cause: 'imported', records: 1 }];
  expect(await Promise.all(runs.map(told))).toEqual([one, one, [], [], one]);
});

it('tells neither a run that has yet to begin, nor one that is cancelled, nor anybody of the same file again', async () => {
  const file = contacts(['a', '2026-10-05']);
  await read(file);
  const cancelled = await cycle.runs.start('2026-10', cycle.by);
  await cycle.beginning.begin(cancelled.id);
  await cycle.controls.cancel(cancelled.id, cycle.by);
  const waiting = await cycle.runs.start('2026-10', cycle.by);
  await read(contacts(['b', '2026-10-05']));
  expect([await told(cancelled), await told(waiting)]).toEqual([[], []]);
  await cycle.finish(waiting.id);
  expect(await read(contacts(['b', '2026-10-05']))).toMatchObject({ duplicates: 1, accepted: 0 });
  expect(await told(waiting)).toEqual([]);
  expect(await events()).toEqual([]);
});

it('tells of sums that cover some days of the period, and of staff nothing, since no day is theirs', async () => {
  await measured(test.dataSource, [{ kind: 'organisation', code: 'organisation', day: '2026-10-05', contacts: 10, resolved: 8 }]);
  const run = await cycle.turn('2026-10');
  const sums = await read(
    'externalId,from,to,measure,value\n1,2026-09-28,2026-10-04,contacts,12\n2,2026-11-01,2026-11-30,contacts,9',
    columns('externalId', 'from', 'to', 'measure', 'value'),
    'aggregates',
  );
  expect(sums).toMatchObject({ accepted: 2 });
  await read('externalId,agent,hiredOn\n1,anna,2026-10-01', columns('externalId', 'agent', 'hiredOn'), 'staff');
  expect(await told(run)).toEqual([{ import: sums.id, cause: 'imported', records: 1 }]);
});

describe('a run that begins while an import ends', () => {
  /** Whether something is still at it after a moment. */
  const waits = async (work: Promise<unknown>): Promise<boolean> =>
    (await Promise.race([work.then(() => 'over'), pause(400).then(() => 'at it')])) === 'at it';
  const contactsSeen = async () =>
    test.dataSource.query(
      `select denominator::int as contacts from run_measurement m join subject s on s.key = m.subject_key where indicator = 'ANS' and s.kind = 'organisation'`,
    );

  it('keeps it waiting, and is told', async () => {
    await read(contacts(['a', '2026-10-05']));
    const run = await cycle.runs.start('2026-10', cycle.by);
    let late: Promise<ImportRow>;
    await test.dataSource.transaction(async (tx) => {
      await holdRecords(tx);
      late = read(contacts(['b', '2026-10-06']));
      expect(await waits(late)).toBe(true);
      await tx.query(`update evaluation_run set started_at = now(), state = 'measuring' where id = $1`, [run.id]);
    });
    const { id } = await late!;
    expect(await told(run)).toEqual([{ import: id, cause: 'imported', records: 1 }]);
  });

  it('waits for it, and measures what it brought', async () => {
    await read(contacts(['a', '2026-10-05']));
    const run = await cycle.runs.start('2026-10', cycle.by);
    let finished: Promise<RunRow>;
    await test.dataSource.transaction(async (tx) => {
      await tx.query(CHANGE_RECORDS);
      await addInteractions(tx, [{ arrivedAt: '2026-10-06T10:00:00Z', channel: 'mail' }]);
      finished = cycle.finish(run.id);
      expect(await waits(finished)).toBe(true);
    });
    await finished!;
    expect([await told(run), await contactsSeen()]).toEqual([[], [{ contacts: 2 }]]);
  });
});

it('tells people of the last run of a period that came to its end, each time that its data change', async () => {
  await test.dataSource.query(`update person set roles = '{hr}' where id = $1`, [cycle.by.personId]);
  const first = await read(contacts(['a', '2026-10-05']));
  await cycle.turn('2026-10');
  const second = await cycle.turn('2026-10');
  const late = await read(contacts(['b', '2026-10-06'], ['c', '2026-10-07']));
  await undo(late);
  await read(contacts(['d', '2026-11-02']));
  const going = await cycle.runs.start('2026-11', cycle.by);
  await cycle.beginning.begin(going.id);
  await undo(first);
  await read(contacts(['e', '2026-11-03']));
  const told = await test.dataSource.query(
    `select person_id as person, object_id as run, details->>'records' as records from notification where cause = 'run-data-late' order by key`,
  );
  expect(told).toEqual(['2', '2', '1'].map((records) => ({ person: cycle.by.personId, run: second.id, records })));
});
