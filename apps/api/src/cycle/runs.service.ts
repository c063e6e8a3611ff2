import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, RunQuery, RunRow } from '@circolo/contracts';
import { moveRun, parsePeriod, type Period, Refusal, type RunCommand, type RunState } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { catchUp } from '../indicators/catch-up.reads';
import { hasMeasurements } from '../indicators/measured-subjects.reads';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { JobQueue } from '../platform/job-queue';
import { announce } from '../platform/progress';
import { ADD_RUN, GOING, LAST_NUMBER, LIST_RUNS, LOCK_PERIOD, LOCK_RUN, MOVE_RUN } from './runs.queries';
import { type PlacedRun, runOf, withoutKey } from './cycle.reads';

export interface LockedRun {
  readonly key: number;
  readonly id: string;
  readonly period: Period;
  readonly number: number;
  readonly state: RunState;
  readonly counts: Readonly<Record<string, number>>;
}

/** Starts, cancels and resumes evaluation runs. What a run does is done by jobs. */
@Injectable()
export class RunsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  async list({ limit, cursor, period }: RunQuery): Promise<List<RunRow>> {
    const rows = await this.database.query<PlacedRun[]>(LIST_RUNS, [period ?? null, ...keysOf(cursor, 1), limit + 1]);
    const { items, next } = pageOf(rows, limit, ({ key }) => [key]);
    return { items: items.map(withoutKey), next };
  }

  read(id: string): Promise<RunRow> {
    return runOf(this.database, id);
  }

  /** Queues a run. Refused: `period-unknown`, `period-without-data`, `run-already-going` with the run that is. */
  async start(period: Period, by: Principal): Promise<RunRow> {
    const { kind, from, until } = parsePeriod(period);
    await catchUp(this.database);
    const run = await this.database.transaction(async (tx) => {
      await tx.query(LOCK_PERIOD, [period]);
      await refuseSecond(tx, period);
      if (!(await hasMeasurements(tx, { from, until }))) throw new Refusal('period-without-data', { period });
      const [last] = await tx.query<{ number: number }[]>(LAST_NUMBER, [period]);
      const content = [period, kind, from, until, last!.number + 1];
      const [added] = await tx.query<{ id: string }[]>(ADD_RUN, [...content, by.personId, this.clock.now()]);
      const row = await runOf(tx, added!.id);
      await record(tx, by, 'evaluation-run.started', row);
      return row;
    });
    await this.queue.add('begin-run', { id: run.id });
    return run;
  }

  cancel(id: string, by: Principal): Promise<RunRow> {
    return this.database.transaction(async (tx) => {
      const run = await lockedRun(tx, id);
      await moved(tx, run, 'cancel', null, this.clock.now());
      return this.told(tx, id, 'evaluation-run.cancelled', by);
    });
  }

  /** Queues a failed run again; what is done stays done. Refused when another of its period is going, or came after it. */
  async resume(id: string, by: Principal): Promise<RunRow> {
    const { attempt, run } = await this.database.transaction(async (tx) => {
      await tx.query(LOCK_PERIOD, [(await runOf(tx, id)).period]);
      const locked = await lockedRun(tx, id);
      await refuseSecond(tx, locked.period);
      const [last] = await tx.query<{ number: number }[]>(LAST_NUMBER, [locked.period]);
      if (last!.number > locked.number)
        throw new Refusal('not-in-this-state', { state: locked.state, command: 'resume', newer: last!.number });
      const attempts = await moved(tx, locked, 'resume', null, null);
      return { attempt: attempts, run: await this.told(tx, id, 'evaluation-run.resumed', by) };
    });
    await this.queue.add('begin-run', { id, attempt });
    return run;
  }

  /** Says that a run cannot go on; people see why, and may resume it. A run that has ended meanwhile stays as it is. */
  fail(id: string, code: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    return this.database.transaction(async (tx) => {
      const run = await lockedRun(tx, id);
      if (['completed', 'cancelled', 'failed'].includes(run.state)) return;
      await moved(tx, run, 'fail', { code, details }, this.clock.now());
      await this.told(tx, id, 'evaluation-run.failed', null);
    });
  }

  private async told(tx: Sql, id: string, action: string, by: Principal | null): Promise<RunRow> {
    const row = await runOf(tx, id);
    await record(tx, by, action, row);
    await announce(tx, `run:${id}`);
    return row;
  }
}

async function refuseSecond(tx: Sql, period: Period): Promise<void> {
  const [going] = await tx.query<{ id: string; number: number }[]>(GOING, [period]);
  if (going) throw new Refusal('run-already-going', { period, run: going });
}

async function lockedRun(tx: Sql, id: string): Promise<LockedRun> {
  const [run] = await tx.query<LockedRun[]>(LOCK_RUN, [id]);
  if (!run) throw new Refusal('not-found', { kind: 'evaluation-run', id });
  return run;
}

async function moved(tx: Sql, run: LockedRun, command: RunCommand, failure: object | null, finishedAt: string | null): Promise<number> {
  const state = moveRun(run.state, command);
  const [rows] = await tx.query<[{ attempts: number }[], number]>(MOVE_RUN, [run.id, state, failure, finishedAt]);
  return rows[0]!.attempts;
}

function record(tx: Sql, by: Principal | null, action: string, { id, period, number, state, counts, failure }: RunRow): Promise<void> {
  return recordEvent(tx, {
    by: by?.personId ?? null,
    action,
    object: { kind: 'evaluation-run', id },
    after: { period, number, state, counts, failure },
  });
}
