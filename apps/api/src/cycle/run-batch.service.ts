import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RunStep } from '@circolo/contracts';
import { recordEvent } from '../audit/record-event';
import { Clock } from '../platform/clock';
import type { Sql } from '../platform/database';
import { JobQueue } from '../platform/job-queue';
import { announce } from '../platform/progress';
import { compareStep } from './compare-step';
import { decideStep } from './decide-step';
import { measureStep } from './measure-step';
import { goOn, type OwedBatch } from './plan-steps';
import { proposeStep } from './propose-step';
import { note } from './run-log';
import { type Counts, RUN_COLUMNS, type RunInWork, type Step } from './run-in-work';
import { signalStep } from './signal-step';
import { tellOfEndedRun } from './tell-of-run';

const STEPS: Readonly<Record<RunStep, Step>> = {
  measure: measureStep,
  compare: compareStep,
  signal: signalStep,
  decide: decideStep,
  propose: proposeStep,
};
const IS_GOING = `state in ('measuring', 'comparing', 'deciding')`;

/** A subject that was deleted since the run was planned is passed over. */
const CLAIM = `
  select b.id, b.step, array(select s.key from unnest(b.subjects) with ordinality planned (key, place) join subject s using (key) order by place) as subjects,
    ${RUN_COLUMNS.replace('r.id', 'r.id as "runId"')}
  from run_batch b join evaluation_run r on r.key = b.run_key
  where b.id = $1 and b.state = 'waiting' and r.${IS_GOING} and r.paused_at is null
  for update of b skip locked`;
const DONE = `update run_batch set state = 'done', done_at = $2 where id = $1`;
/**
 * The batches of a run end one after the other here, so that exactly one of them is the last of its step. Not `for update`: what the
 * others have inserted already refers to the run, and two would wait for each other.
 */
const LOCK_RUN = `select counts, state, paused_at is not null as "isPaused" from evaluation_run where key = $1 and ${IS_GOING} for no key update`;
const STEP_IS_OVER = `select not exists (select from run_batch where run_key = $1 and step = $2 and state = 'waiting') as over`;
const MOVE = `
  update evaluation_run set state = $2, counts = $3, finished_at = $4,
    paused_at = case when $4::timestamptz is null then paused_at end, paused_by = case when $4::timestamptz is null then paused_by end
  where key = $1`;

type Claimed = Omit<RunInWork, 'id'> & {
  readonly id: string;
  readonly runId: string;
  readonly step: RunStep;
  readonly subjects: readonly number[];
};

type Locked = Pick<RunInWork, 'state'> & { readonly counts: Counts; readonly isPaused: boolean };

/** The run was cancelled or failed while the batch worked: nothing of it may stay. */
class RunEnded extends Error {}

/** Does one batch of a step. Its whole work and the mark that it is done are one transaction: killed anywhere, it is as if it had not begun. */
@Injectable()
export class RunBatchService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  /** A batch that is done, or in the hands of another worker, is left alone. */
  async work(id: string): Promise<void> {
    const next = await this.database
      .transaction((tx) => this.workIn(tx, id))
      .catch((error: unknown) => {
        if (error instanceof RunEnded) return [];
        throw error;
      });
    await this.queue.add('run-batch', ...next);
  }

  /** The run that a batch belongs to, and the step. */
  async placeOf(id: string): Promise<{ readonly run: string; readonly step: RunStep } | null> {
    const [row] = await this.database.query<{ run: string; step: RunStep }[]>(
      'select r.id as run, b.step from run_batch b join evaluation_run r on r.key = b.run_key where b.id = $1',
      [id],
    );
    return row ?? null;
  }

  private async workIn(tx: Sql, id: string): Promise<readonly OwedBatch[]> {
    const [claimed] = await tx.query<Claimed[]>(CLAIM, [id]);
    if (!claimed) return [];
    const { step, subjects, runId, ...rest } = claimed;
    const run: RunInWork = { ...rest, id: runId };
    const found = await STEPS[step](tx, run, subjects, this.clock.now());
    return this.finish(tx, run, id, step, found);
  }

  private async finish(tx: Sql, before: RunInWork, batchId: string, step: RunStep, found: Counts): Promise<readonly OwedBatch[]> {
    const [locked] = await tx.query<Locked[]>(LOCK_RUN, [before.key]);
    if (!locked) throw new RunEnded();
    const run = { ...before, state: locked.state };
    const at = this.clock.now();
    await tx.query(DONE, [batchId, at]);
    const [{ over } = { over: false }] = await tx.query<{ over: boolean }[]>(STEP_IS_OVER, [run.key, step]);
    const { state, batches } = over ? await goOn(tx, run) : { state: run.state, batches: [] };
    if (over) await note(tx, run.key, { at, what: 'step-done', step });
    const counts = added(locked.counts, found);
    const isOver = state === 'completed';
    await tx.query(MOVE, [run.key, state, counts, isOver ? at : null]);
    if (isOver) await completed(tx, run, at, counts);
    await announce(tx, `run:${run.id}`);
    return locked.isPaused ? [] : batches;
  }
}

async function completed(tx: Sql, { key, id, period }: RunInWork, at: string, counts: Counts): Promise<void> {
  await note(tx, key, { at, what: 'completed' });
  await recordEvent(tx, {
    by: null,
    action: 'evaluation-run.completed',
    object: { kind: 'evaluation-run', id },
    after: { period, counts },
  });
  await tellOfEndedRun(tx, { key, id, period }, at);
}

function added(counts: Counts, found: Counts): Counts {
  return { ...counts, ...Object.fromEntries(Object.entries(found).map(([name, count]) => [name, (counts[name] ?? 0) + (count ?? 0)])) };
}
