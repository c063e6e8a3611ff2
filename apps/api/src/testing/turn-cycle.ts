import type { DataSource } from 'typeorm';
import type { RunRow } from '@circolo/contracts';
import { RunBatchService } from '../cycle/run-batch.service';
import { RunBeginService } from '../cycle/run-begin.service';
import { RunControls } from '../cycle/run-controls.service';
import { RunsService } from '../cycle/runs.service';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { readConfig } from '../platform/config';
import { JobQueue } from '../platform/job-queue';

/** The services of evaluation runs, to be called by a test in the place of the queue's workers. */
export interface TestCycle {
  readonly runs: RunsService;
  readonly controls: RunControls;
  readonly beginning: RunBeginService;
  readonly batches: RunBatchService;
  readonly queue: JobQueue;
  readonly by: Principal;
  /** The batches of a run that wait. */
  readonly waiting: (run: string) => Promise<readonly string[]>;
  /** Queues a run and does all of its jobs, each `deliveries` times at once. */
  readonly turn: (period: string, deliveries?: number) => Promise<RunRow>;
  /** Does what a run still needs. */
  readonly finish: (run: string, deliveries?: number) => Promise<RunRow>;
  readonly close: () => Promise<void>;
}

const WAITING = `
  select b.id from run_batch b join evaluation_run r on r.key = b.run_key
  where r.id = $1 and b.state = 'waiting' and r.state in ('measuring', 'comparing', 'deciding') and r.paused_at is null order by b.step, b.ordinal`;

export async function testCycle(database: DataSource, url: string): Promise<TestCycle> {
  const queue = new JobQueue(readConfig({ DATABASE_URL: url }));
  const clock = new Clock();
  const runs = new RunsService(database, clock, queue);
  const controls = new RunControls(database, clock, queue);
  const beginning = new RunBeginService(database, clock, queue);
  const batches = new RunBatchService(database, clock, queue);
  const [person] = await database.query<{ id: string }[]>(`insert into person (name) values ('Marta Ferri') returning id`);
  const by: Principal = {
    personId: person!.id,
    name: 'Marta Ferri',
    roles: ['care-manager'],
    agentKey: null,
    via: 'session',
    viaId: person!.id,
  };
  const waiting = async (run: string) => (await database.query<{ id: string }[]>(WAITING, [run])).map(({ id }) => id);
  const each = (times: number, work: () => Promise<void>) => Promise.all(Array.from({ length: times }, work));
  const finish = async (run: string, deliveries = 1) => {
    await each(deliveries, () => beginning.begin(run));
    for (let owed = await waiting(run); owed.length > 0; owed = await waiting(run)) {
      await Promise.all(owed.map((id) => each(deliveries, () => batches.work(id))));
    }
    return runs.read(run);
  };
  const turn = async (period: string, deliveries = 1) => finish((await runs.start(period, by)).id, deliveries);
  return { runs, controls, beginning, batches, queue, by, waiting, turn, finish, close: () => queue.onApplicationShutdown() };
}
