import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A named statement of an evaluation run, at which a worker can be held and killed. */
export interface KillPoint {
  readonly name: string;
  /** In the first run of a period, or in its repetition after late data. */
  readonly run: 'first' | 'again';
  readonly on: string;
  readonly before: 'insert' | 'update';
  /** On the row (`new`); without it any row. */
  readonly when?: string;
  /** The server loses the statement too, as when its connection is cut; else it carries the statement out after the worker is dead. */
  readonly lost?: true;
}

const others = (step: string, state: string) =>
  `exists (select from public.run_batch where step = '${step}' and state = '${state}' and run_key = new.run_key and id <> new.id)`;
/**
 * Points tell batches by what the others have done and not by their ordinal: a worker has four in hand and a step of the test has five, in
 * any order, so that one begins when another is done, and one is the last, whatever was killed before.
 */
const anotherIsDone = (step: string) =>
  `exists (select from public.run_batch where step = '${step}' and state = 'done' and run_key = new.run_key)`;
const marking = (step: string) => `new.step = '${step}' and new.state = 'done'`;
const markingLast = (step: string) => `${marking(step)} and not ${others(step, 'waiting')}`;
const queueing = (step: string) =>
  `new.name = 'run-batch' and exists (select from public.run_batch where id = (new.data->>'id')::uuid and step = '${step}')`;
/** Of the run that goes: the jobs of earlier runs are still told to the queue when a worker comes. */
const tellingOfLast = (step: string) => `
  new.name = 'run-batch' and new.state = 'completed' and exists (
    select from public.run_batch b join public.evaluation_run r on r.key = b.run_key
    where b.id = (new.data->>'id')::uuid and b.step = '${step}' and r.state <> 'completed' and not exists (
      select from public.run_batch where run_key = b.run_key and step = b.step and state = 'waiting'))`;

/** In the order in which a run meets them: a worker that is held at all the later ones too still comes to each, whichever batch is the quickest. */
export const KILL_POINTS: readonly KillPoint[] = [
  { name: 'the rules are being fixed', run: 'first', on: 'run_rule', before: 'insert' },
  { name: 'the batches of measuring are being planned', run: 'first', on: 'run_batch', before: 'insert', when: `new.step = 'measure'` },
  { name: 'the run is beginning to measure', run: 'first', on: 'evaluation_run', before: 'update', when: `new.state = 'measuring'` },
  { name: 'measuring is planned and not queued', run: 'first', on: 'bullmq.job', before: 'insert', when: queueing('measure'), lost: true },
  {
    name: 'a batch is being measured after another',
    run: 'first',
    on: 'run_measurement',
    before: 'insert',
    when: anotherIsDone('measure'),
  },
  { name: 'the last batch of measuring is being marked', run: 'first', on: 'run_batch', before: 'update', when: markingLast('measure') },
  { name: 'comparing is being planned by the last batch', run: 'first', on: 'run_batch', before: 'insert', when: `new.step = 'compare'` },
  { name: 'comparing is planned and not queued', run: 'first', on: 'bullmq.job', before: 'insert', when: queueing('compare'), lost: true },
  { name: 'a batch is being compared after another', run: 'first', on: 'run_deviation', before: 'insert', when: anotherIsDone('compare') },
  { name: 'signals are being marked', run: 'first', on: 'run_deviation', before: 'update', when: 'new.signal is not null' },
  { name: 'facts are being kept', run: 'first', on: 'run_facts', before: 'insert', when: anotherIsDone('decide') },
  { name: 'verdicts are being kept', run: 'first', on: 'run_verdict', before: 'insert', when: anotherIsDone('decide') },
  {
    name: 'the last batch of deciding is done and the queue not told',
    run: 'first',
    on: 'bullmq.job',
    before: 'update',
    when: tellingOfLast('decide'),
    lost: true,
  },
  { name: 'outcomes are being proposed', run: 'first', on: 'outcome', before: 'insert' },
  { name: 'training is being assigned', run: 'first', on: 'training_assignment', before: 'insert' },
  { name: 'the run is being completed', run: 'first', on: 'evaluation_run', before: 'update', when: `new.state = 'completed'` },
  { name: 'an outcome is being withdrawn', run: 'again', on: 'outcome', before: 'update', when: `new.state = 'withdrawn'` },
  { name: 'a changed basis is being flagged', run: 'again', on: 'outcome', before: 'update', when: 'new.basis_changed_at is not null' },
  { name: 'work is being withdrawn', run: 'again', on: 'training_assignment', before: 'update', when: `new.state = 'withdrawn'` },
  {
    name: 'a batch of proposing is being marked after another',
    run: 'again',
    on: 'run_batch',
    before: 'update',
    when: `${marking('propose')} and ${others('propose', 'done')}`,
  },
];

/** No worker gets past it before it is killed: a point that was passed by shows itself here. */
const END: Omit<KillPoint, 'name' | 'run'> = { on: 'evaluation_run', before: 'update', when: `new.state = 'completed'` };

const FIRST_LOCK = 4_180_000;
const HERE = 'datname = current_database()';
/** Who stands at a lock of ours. */
const WAITERS = `
  select pid, objid::int as lock from pg_locks
  where locktype = 'advisory' and classid = 0 and objid >= ${FIRST_LOCK} and not granted and database = (select oid from pg_database where ${HERE})`;

/** A worker's connections have names of their own; those of the test are called as this one is. */
const OF_WORKERS = `
  select from pg_stat_activity
  where ${HERE} and backend_type = 'client backend' and application_name <> current_setting('application_name')`;

/** Points at which workers stop, until they are let go. */
export interface Held {
  /** Resolves once a worker stands at the point. @throws when the run has passed it by, or has failed */
  readonly reached: (point: KillPoint, failed: () => Promise<boolean>) => Promise<void>;
  /**
   * Lets the point go for good, once the worker is dead: what stood there is carried out by the server, or lost; what stood at other points
   * is lost. Resolves when the server has nothing more of any worker.
   */
  readonly release: (point: KillPoint) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Holds every worker of a database at all of the points, by triggers that wait for locks of ours: the product knows nothing of them. */
export async function holdAt(databaseUrl: string, points: readonly KillPoint[]): Promise<Held> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const locks = new Map(points.map((point, index) => [point, FIRST_LOCK + index]));
  const atEnd = FIRST_LOCK + points.length;
  for (const [point, lock] of [...locks, [END, atEnd] as const]) await hold(client, point, lock);
  const waiters = async () => (await client.query<{ pid: number; lock: number }>(WAITERS)).rows;
  const isAt = async (lock: number) => (await waiters()).some((waiter) => waiter.lock === lock);
  const terminate = (pids: readonly number[]) => client.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [pids]);
  return {
    reached: async (point, failed) => {
      while (!(await isAt(locks.get(point)!))) {
        // Whoever stands at the end is there for good: a last look at the point is in time.
        if (((await isAt(atEnd)) || (await failed())) && !(await isAt(locks.get(point)!)))
          throw new Error(`the run was over and never came to the point: ${point.name}`);
        await pause(20);
      }
    },
    release: async (point) => {
      const lock = locks.get(point)!;
      if (point.lost) await terminate((await waiters()).filter((waiter) => waiter.lock === lock).map(({ pid }) => pid));
      await client.query('select pg_advisory_unlock($1)', [lock]);
      while ((await client.query(OF_WORKERS)).rowCount !== 0) {
        await terminate((await waiters()).map(({ pid }) => pid));
        await pause(20);
      }
    },
    end: () => client.end(),
  };
}

async function hold(client: pg.Client, { on, before, when = 'true' }: Omit<KillPoint, 'name' | 'run'>, lock: number): Promise<void> {
  await client.query(`
    create function hold_${lock}() returns trigger language plpgsql as $$
    begin
      if ${when} then perform pg_advisory_xact_lock_shared(${lock}); end if;
      return new;
    end $$;
    create trigger hold_${lock} before ${before} on ${on} for each row execute function hold_${lock}()`);
  await client.query('select pg_advisory_lock($1)', [lock]);
}
