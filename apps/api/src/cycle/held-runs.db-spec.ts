import { setTimeout as pause } from 'node:timers/promises';
import type { RunRow } from '@circolo/contracts';
import { RUN_CONTROLS } from '@circolo/domain';
import type { SimulationJob } from '../rules/simulation-job';
import { heldTo, measured } from '../testing/measured-centre';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { testOrganisation } from '../testing/test-interactions';
import { type TestCycle, testCycle } from '../testing/turn-cycle';
import { CycleJobs } from './cycle.jobs';
import type { ImportJobs } from './import-jobs';
import { Clock } from '../platform/clock';
import { Sweep } from './sweep';
import { SweepImports } from './sweep-imports';

const CHANNELS = 1200;

let test: TestDatabase;
let cycle: TestCycle;
let run: RunRow;

beforeEach(async () => {
  test = await testDatabase();
  cycle = await testCycle(test.dataSource, test.url);
  await testOrganisation(test.dataSource);
  await heldTo(test.dataSource, 'channel', 'RES', 0.8);
  const channels = Array.from({ length: CHANNELS }, (_, index) => ({
    kind: 'channel' as const,
    code: `canale ${index}`,
    day: '2026-10-05',
    contacts: 50,
    resolved: 30 + (index % 20),
  }));
  await measured(test.dataSource, channels);
  run = await cycle.runs.start('2026-10', cycle.by);
});
afterEach(async () => {
  await cycle.close();
  await test.close();
});

const jobs = async () =>
  (await test.dataSource.query<{ id: string }[]>(`select id from bullmq.job where queue = 'cycle' and state = 'waiting' order by id`)).map(
    ({ id }) => id,
  );
const log = async () => (await cycle.runs.read(run.id)).log.map(({ what, step, by }) => [what, step ?? by?.name ?? null]);
/** Until a batch has done its work and waits for the run. */
async function atTheLock(): Promise<void> {
  const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await test.dataSource.query<object[]>(waits)).length === 0) await pause(20);
}
const batches = async () =>
  (await test.dataSource.query<{ id: string }[]>(`select id from run_batch where state = 'waiting' order by step, ordinal`)).map(
    ({ id }) => id,
  );

describe('a paused run', () => {
  it('begins nothing more, keeps what was in hand, and goes on to the same end', async () => {
    await cycle.beginning.begin(run.id);
    const [first, ...others] = await batches();
    const paused = await cycle.controls.pause(run.id, cycle.by);
    expect(paused).toMatchObject({ state: 'measuring', paused: { by: { id: cycle.by.personId, name: 'Marta Ferri' } } });
    for (const id of await batches()) await cycle.batches.work(id);
    expect(await batches()).toEqual([first, ...others]);
    await test.dataSource.query('delete from bullmq.job');
    await new Sweep(test.dataSource, cycle.queue, new SweepImports(test.dataSource, cycle.queue, new Clock())).sweep();
    expect(await jobs()).toEqual([]);

    expect(await cycle.controls.resume(run.id, cycle.by)).toMatchObject({ state: 'measuring', paused: null });
    expect(await jobs()).toEqual([first, ...others].map((id) => `run-batch-${id}-1`).sort());
    expect(await cycle.finish(run.id)).toMatchObject({ state: 'completed', counts: { subjects: CHANNELS, deviations: CHANNELS } });
    expect(await log()).toEqual([
      ['queued', 'Marta Ferri'],
      ['begun', null],
      ['paused', 'Marta Ferri'],
      ['resumed', 'Marta Ferri'],
      ...['measure', 'compare', 'signal', 'decide', 'propose'].map((step) => ['step-done', step]),
      ['completed', null],
    ]);
  });

  it('that is paused by two people at once is paused once; the batch in hand ends the step and queues nothing of the next', async () => {
    await cycle.beginning.begin(run.id);
    const owed = await batches();
    const last = owed.pop()!;
    for (const id of owed) await cycle.batches.work(id);
    const holder = test.dataSource.createQueryRunner();
    await holder.connect();
    await holder.startTransaction();
    await holder.query('select from evaluation_run where id = $1 for update', [run.id]);
    const working = cycle.batches.work(last);
    await atTheLock();
    await holder.query('update evaluation_run set paused_at = now(), paused_by = $2 where id = $1', [run.id, cycle.by.personId]);
    await holder.commitTransaction();
    await holder.release();
    await working;
    await test.dataSource.query('delete from bullmq.job');
    const held = await cycle.runs.read(run.id);
    expect(held).toMatchObject({ state: 'comparing', steps: [{ done: 3, total: 3 }, { done: 0, total: 3 }, {}, {}, {}] });
    expect(await jobs()).toEqual([]);
    const again = await Promise.allSettled([1, 2, 3].map(() => cycle.controls.pause(run.id, cycle.by)));
    expect(again.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await cycle.controls.resume(run.id, cycle.by);
    expect(await jobs()).toHaveLength(3);
  });

  it('is taken up from the queue when it had not begun, and can be given up', async () => {
    await cycle.controls.pause(run.id, cycle.by);
    await cycle.beginning.begin(run.id);
    expect(await cycle.runs.read(run.id)).toMatchObject({ state: 'queued', startedAt: null });
    await cycle.controls.resume(run.id, cycle.by);
    expect(await jobs()).toEqual([`begin-run-${run.id}-0`, `begin-run-${run.id}-1`]);
    await cycle.controls.pause(run.id, cycle.by);
    expect(await cycle.controls.cancel(run.id, cycle.by)).toMatchObject({ state: 'cancelled', paused: null });
    for (const command of RUN_CONTROLS)
      await expect(cycle.controls[command](run.id, cycle.by)).rejects.toMatchObject({ code: 'not-in-this-state' });
  });
});

describe('a step that fails', () => {
  const broken = (state: string) =>
    test.dataSource.query(`
      create function broken() returns trigger language plpgsql as $$ begin raise exception 'no room for it' using errcode = '${state}'; end $$;
      create trigger broken before insert on run_deviation execute function broken()`);
  const mended = () => test.dataSource.query('drop function broken cascade');
  const worked = async (last: boolean) => {
    const handlers = new CycleJobs({} as ImportJobs, cycle.beginning, cycle.batches, cycle.controls, {} as SimulationJob);
    await handlers['begin-run']({ id: run.id }, { last });
    for (const id of await batches()) await handlers['run-batch']({ id }, { last });
  };

  it('for good stops the run with the step and the reason; tried again, it goes on from there', async () => {
    await broken('P0001');
    await worked(true);
    const [compare] = await batches();
    const handlers = new CycleJobs({} as ImportJobs, cycle.beginning, cycle.batches, cycle.controls, {} as SimulationJob);
    await expect(handlers['run-batch']({ id: compare! }, { last: false })).rejects.toThrow('no room for it');
    expect((await cycle.runs.read(run.id)).state).toBe('comparing');
    await expect(handlers['run-batch']({ id: compare! }, { last: true })).rejects.toThrow('no room for it');
    const failed = await cycle.runs.read(run.id);
    expect(failed).toMatchObject({
      state: 'failed',
      failure: { code: 'failed', step: 'compare', details: { message: expect.stringContaining('no room for it') } },
      steps: [{ done: 3 }, { done: 0 }, {}, {}, {}],
    });
    await mended();
    expect(await cycle.controls.retry(run.id, cycle.by)).toMatchObject({ state: 'queued', failure: null });
    expect(await cycle.finish(run.id)).toMatchObject({ state: 'completed', counts: { measurements: CHANNELS * 11, deviations: CHANNELS } });
    expect((await log()).filter(([what]) => what !== 'step-done')).toEqual([
      ['queued', 'Marta Ferri'],
      ['begun', null],
      ['failed', 'compare'],
      ['retried', 'Marta Ferri'],
      ['completed', null],
    ]);
    await expect(cycle.controls.retry(run.id, cycle.by)).rejects.toMatchObject({ code: 'not-in-this-state' });
  });

  it('because the database is gone leaves the run as it is, however often: it is owed still', async () => {
    await worked(true);
    await broken('57P01');
    const [compare] = await batches();
    const handlers = new CycleJobs({} as ImportJobs, cycle.beginning, cycle.batches, cycle.controls, {} as SimulationJob);
    await expect(handlers['run-batch']({ id: compare! }, { last: true })).rejects.toThrow('no room for it');
    expect(await cycle.runs.read(run.id)).toMatchObject({ state: 'comparing', failure: null });
    await mended();
    expect(await cycle.finish(run.id)).toMatchObject({ state: 'completed', counts: { deviations: CHANNELS } });
  });
});

it('passes over a team that is deleted in mid-run, and evaluates all others', async () => {
  await cycle.beginning.begin(run.id);
  await test.dataSource.query(`
    with gone as (select key from subject where code = 'canale 7'), sums as (delete from daily_sum where subject_key in (select key from gone))
    delete from subject where key in (select key from gone)`);
  expect(await cycle.finish(run.id)).toMatchObject({ state: 'completed', counts: { deviations: CHANNELS - 1 } });
});
