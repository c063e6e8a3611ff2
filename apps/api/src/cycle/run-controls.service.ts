import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RunDetail, RunMoment, RunStep } from '@circolo/contracts';
import { control, moveRun, Refusal, type RunCommand, type RunControl } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import type { Sql } from '../platform/database';
import { JobQueue } from '../platform/job-queue';
import { announce } from '../platform/progress';
import { runOf } from './cycle.reads';
import { note } from './run-log';
import { BATCHES_AGAIN, LAST_NUMBER, LOCK_PERIOD, LOCK_RUN, type LockedRun, MOVE_RUN, PAUSE_RUN, UNPAUSE_RUN } from './runs.queries';
import { refuseSecond } from './runs.service';
import type { OwedBatch } from './plan-steps';
import { tellOfFailedRun } from './tell-of-run';

const NAMES: Readonly<Record<RunControl, RunMoment['what']>> = {
  pause: 'paused',
  resume: 'resumed',
  retry: 'retried',
  cancel: 'cancelled',
};

/** Why a run stopped, and at which step. */
export interface RunFailure {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly step: RunStep | null;
}

/** What people do with a run that is on its way: hold it, let it go on, try a failed step again, give it up. */
@Injectable()
export class RunControls {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  /** Begins nothing more until it is resumed; what a worker has in hand is ended and kept. */
  pause(id: string, by: Principal): Promise<RunDetail> {
    return this.database.transaction(async (tx) => {
      const run = await lockedRun(tx, id);
      control(run, 'pause');
      await tx.query(PAUSE_RUN, [run.key, this.clock.now(), by.personId]);
      return this.told(tx, run, 'pause', by);
    });
  }

  cancel(id: string, by: Principal): Promise<RunDetail> {
    return this.database.transaction(async (tx) => {
      const run = await lockedRun(tx, id);
      control(run, 'cancel');
      await moved(tx, run, 'cancel', null, this.clock.now());
      return this.told(tx, run, 'cancel', by);
    });
  }

  /** Lets a paused run go on, or queues a failed one again; what is done stays done. */
  resume(id: string, by: Principal): Promise<RunDetail> {
    return this.goOn(id, 'resume', by);
  }

  /** Tries the step again at which a run failed. */
  retry(id: string, by: Principal): Promise<RunDetail> {
    return this.goOn(id, 'retry', by);
  }

  /** Says that a run cannot go on; people see why, and may resume it. A run that has ended meanwhile stays as it is. */
  fail(id: string, failure: RunFailure): Promise<void> {
    return this.database.transaction(async (tx) => {
      const run = await lockedRun(tx, id);
      if (['completed', 'cancelled', 'failed'].includes(run.state)) return;
      const at = this.clock.now();
      const attempts = await moved(tx, run, 'fail', failure, at);
      await tellOfFailedRun(tx, run, attempts, failure.step ?? null, at);
      await note(tx, run.key, { at, what: 'failed', step: failure.step });
      await this.recorded(tx, id, 'failed', null);
    });
  }

  /** Refused when a failed run has another of its period beside it, or after it. */
  private async goOn(id: string, command: 'resume' | 'retry', by: Principal): Promise<RunDetail> {
    const { run, begin, batches } = await this.database.transaction(async (tx) => {
      await tx.query(LOCK_PERIOD, [(await runOf(tx, id)).period]);
      const locked = await lockedRun(tx, id);
      control(locked, command);
      const begin = locked.state === 'failed' ? await queuedAgain(tx, locked, command) : await unpaused(tx, locked);
      const [batches] = locked.state === 'failed' ? [[]] : await tx.query<[OwedBatch[], number]>(BATCHES_AGAIN, [locked.key]);
      return { run: await this.told(tx, locked, command, by), begin, batches };
    });
    if (begin !== null) await this.queue.add('begin-run', { id, attempt: begin });
    await this.queue.add('run-batch', ...batches);
    return run;
  }

  private async told(tx: Sql, { key, id }: LockedRun, command: RunControl, by: Principal): Promise<RunDetail> {
    await note(tx, key, { at: this.clock.now(), what: NAMES[command], by: by.personId });
    return this.recorded(tx, id, NAMES[command], by);
  }

  private async recorded(tx: Sql, id: string, what: RunMoment['what'], by: Principal | null): Promise<RunDetail> {
    const row = await runOf(tx, id);
    const { period, number, state, counts, failure } = row;
    await recordEvent(tx, {
      by: by?.personId ?? null,
      action: `evaluation-run.${what}`,
      object: { kind: 'evaluation-run', id },
      after: { period, number, state, counts, failure },
    });
    await announce(tx, `run:${id}`);
    return row;
  }
}

/** @returns the attempt to begin it with */
async function queuedAgain(tx: Sql, run: LockedRun, command: 'resume' | 'retry'): Promise<number> {
  await refuseSecond(tx, run.period);
  const [last] = await tx.query<{ number: number }[]>(LAST_NUMBER, [run.period]);
  if (last!.number > run.number) throw new Refusal('not-in-this-state', { state: run.state, command, newer: last!.number });
  return moved(tx, run, 'resume', null, null);
}

/** @returns the attempt to begin it with, or null for one that had begun: its batches go on */
async function unpaused(tx: Sql, { key, state }: LockedRun): Promise<number | null> {
  const [rows] = await tx.query<[{ attempts: number }[], number]>(UNPAUSE_RUN, [key]);
  return state === 'queued' ? rows[0]!.attempts : null;
}

async function lockedRun(tx: Sql, id: string): Promise<LockedRun> {
  const [run] = await tx.query<LockedRun[]>(LOCK_RUN, [id]);
  if (!run) throw new Refusal('not-found', { kind: 'evaluation-run', id });
  return run;
}

async function moved(tx: Sql, run: LockedRun, command: RunCommand, failure: RunFailure | null, finishedAt: string | null): Promise<number> {
  const state = moveRun(run.state, command);
  const [rows] = await tx.query<[{ attempts: number }[], number]>(MOVE_RUN, [run.id, state, failure, finishedAt]);
  return rows[0]!.attempts;
}
