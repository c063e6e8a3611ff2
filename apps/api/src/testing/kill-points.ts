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

/**
 * A worker has four batches in hand and a step of the test has five, so the last one always begins after another is done. A point that
 * waited for two could be passed by: four may get there together.
 */
const anotherIsDone = (step: string) =>
  `exists (select from public.run_batch where step = '${step}' and state = 'done' and run_key = new.run_key)`;
const marking = (step: string, ordinal: number) => `new.step = '${step}' and new.ordinal = ${ordinal} and new.state = 'done'`;
const queueing = (step: string) =>
  `new.name = 'run-batch' and exists (select from public.run_batch where id = (new.data->>'id')::uuid and step = '${step}')`;

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
  { name: 'the last batch of measuring is being marked', run: 'first', on: 'run_batch', before: 'update', when: marking('measure', 4) },
  { name: 'comparing is being planned by the last batch', run: 'first', on: 'run_batch', before: 'insert', when: `new.step = 'compare'` },
  { name: 'comparing is planned and not queued', run: 'first', on: 'bullmq.job', before: 'insert', when: queueing('compare'), lost: true },
  { name: 'a batch is being compared after another', run: 'first', on: 'run_deviation', before: 'insert', when: anotherIsDone('compare') },
  { name: 'signals are being marked', run: 'first', on: 'run_deviation', before: 'update', when: 'new.signal is not null' },
  { name: 'facts are being kept', run: 'first', on: 'run_facts', before: 'insert', when: anotherIsDone('decide') },
  { name: 'verdicts are being kept', run: 'first', on: 'run_verdict', before: 'insert', when: anotherIsDone('decide') },
  {
    name: 'a batch is done and the queue not told',
    run: 'first',
    on: 'bullmq.job',
    before: 'update',
    when: `${queueing('decide')} and new.state = 'completed'`,
    lost: true,
  },
  { name: 'outcomes are being proposed', run: 'first', on: 'outcome', before: 'insert' },
  { name: 'training is being assigned', run: 'first', on: 'training_assignment', before: 'insert' },
  { name: 'the run is being completed', run: 'first', on: 'evaluation_run', before: 'update', when: `new.state = 'completed'` },
  { name: 'an outcome is being withdrawn', run: 'again', on: 'outcome', before: 'update', when: `new.state = 'withdrawn'` },
  { name: 'a changed basis is being flagged', run: 'again', on: 'outcome', before: 'update', when: 'new.basis_changed_at is not null' },
  { name: 'work is being withdrawn', run: 'again', on: 'training_assignment', before: 'update', when: `new.state = 'withdrawn'` },
  { name: 'the second batch of proposing is being marked', run: 'again', on: 'run_batch', before: 'update', when: marking('propose', 1) },
];

const FIRST_LOCK = 4_180_000;
const waiters = (lock: number) => `
  select pid from pg_locks
  where locktype = 'advisory' and objid = ${lock} and not granted and database = (select oid from pg_database where datname = current_database())`;

/** A point at which workers stop, until they are let go. */
export interface Held {
  /** Resolves once a worker stands at the point. @throws when `over` says that the run has passed it by */
  readonly reached: (over: () => Promise<boolean>) => Promise<void>;
  /** Lets go; what stood there is carried out by the server, or lost. */
  readonly release: () => Promise<void>;
}

let holds = 0;

/** Holds every worker of a database at the point, by a trigger that waits for a lock of ours: the product knows nothing of it. */
export async function holdAt(databaseUrl: string, { on, before, when = 'true', lost }: KillPoint): Promise<Held> {
  const lock = FIRST_LOCK + holds++;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`
    create function hold_${lock}() returns trigger language plpgsql as $$
    begin
      if ${when} then perform pg_advisory_xact_lock_shared(${lock}); end if;
      return new;
    end $$;
    create trigger hold_${lock} before ${before} on ${on} for each row execute function hold_${lock}()`);
  await client.query('select pg_advisory_lock($1)', [lock]);
  return {
    reached: async (over) => {
      while ((await client.query(waiters(lock))).rowCount === 0) {
        if (await over()) {
          await client.end();
          throw new Error('the run was over and never came to the point');
        }
        await pause(20);
      }
    },
    release: async () => {
      if (lost) await client.query(`select pg_terminate_backend(pid) from (${waiters(lock)}) waiting`);
      await client.end();
    },
  };
}
