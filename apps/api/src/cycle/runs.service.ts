import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, RunDetail, RunQuery, RunRow } from '@circolo/contracts';
import { parsePeriod, type Period, Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { catchUp } from '../indicators/catch-up.reads';
import { hasMeasurements } from '../indicators/measured-subjects.reads';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { JobQueue } from '../platform/job-queue';
import { ADD_RUN, GOING, LAST_NUMBER, LIST_RUNS, LOCK_PERIOD } from './runs.queries';
import { type PlacedRun, runOf, withoutKey } from './cycle.reads';
import { note } from './run-log';

/** A person, or a schedule. */
interface Starter {
  readonly personId: string | null;
  readonly scheduleId: string | null;
}

/** Lists, tells and starts evaluation runs. What a run does is done by jobs. */
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

  read(id: string): Promise<RunDetail> {
    return runOf(this.database, id);
  }

  /** Queues a run. Refused: `period-unknown`, `period-without-data`, `run-already-going` with the run that is. */
  async start(period: Period, by: Principal): Promise<RunDetail> {
    // Only a schedule starts nothing where it has started before.
    return (await this.startBy(period, { personId: by.personId, scheduleId: null }))!;
  }

  /** Queues the run of a schedule; null when it had started the period before, in whatever process. Refused as `start`. */
  startScheduled(period: Period, scheduleId: string): Promise<RunDetail | null> {
    return this.startBy(period, { personId: null, scheduleId });
  }

  private async startBy(period: Period, starter: Starter): Promise<RunDetail | null> {
    const { kind, from, until } = parsePeriod(period);
    await catchUp(this.database);
    const run = await this.database.transaction(async (tx) => {
      await tx.query(LOCK_PERIOD, [period]);
      await refuseSecond(tx, period);
      if (!(await hasMeasurements(tx, { from, until }))) throw new Refusal('period-without-data', { period });
      const [last] = await tx.query<{ number: number }[]>(LAST_NUMBER, [period]);
      const at = this.clock.now();
      const content = [period, kind, from, until, last!.number + 1, starter.personId, starter.scheduleId, at];
      const [added] = await tx.query<{ id: string; key: number }[]>(ADD_RUN, content);
      if (!added) return null;
      await note(tx, added.key, { at, what: 'queued', by: starter.personId });
      const row = await runOf(tx, added.id);
      const { number, state, counts, failure } = row;
      await recordEvent(tx, {
        by: starter.personId,
        action: 'evaluation-run.started',
        object: { kind: 'evaluation-run', id: row.id },
        after: { period, number, state, counts, failure, ...(starter.scheduleId ? { schedule: starter.scheduleId } : {}) },
      });
      return row;
    });
    if (run) await this.queue.add('begin-run', { id: run.id });
    return run;
  }
}

/** @throws Refusal `run-already-going` with the run of the period that is; the period must be locked */
export async function refuseSecond(tx: Sql, period: Period): Promise<void> {
  const [going] = await tx.query<{ id: string; number: number }[]>(GOING, [period]);
  if (going) throw new Refusal('run-already-going', { period, run: going });
}
