import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, NewRunSchedule, PeriodReadiness, RunScheduleRow } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import type { Sql } from '../platform/database';
import { isViolationOf } from '../platform/violation';
import { readinessFor } from './readiness.reads';
import { ADD_SCHEDULE, CHANGE_SCHEDULE, LOCK_SCHEDULE, REMOVE_SCHEDULE, SCHEDULE, SCHEDULES } from './run-schedules.queries';
import { type KeptSchedule, periodsOfSchedule } from './scheduled-runs.reads';

const KIND = 'run-schedule';

/** When periods are evaluated by themselves, and what each of them still misses. */
@Injectable()
export class RunSchedulesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `period-unknown` */
  readiness(period: string): Promise<PeriodReadiness> {
    return readinessFor(this.database, period, this.clock.now()) as Promise<PeriodReadiness>;
  }

  async list(): Promise<List<RunScheduleRow>> {
    const kept = await this.database.query<KeptSchedule[]>(SCHEDULES);
    const items: RunScheduleRow[] = [];
    for (const schedule of kept) items.push(await this.shown(this.database, schedule));
    return { items, next: null };
  }

  /** @throws Refusal `schedule-same-kind` */
  add(by: Principal, wanted: NewRunSchedule): Promise<RunScheduleRow> {
    return this.write(wanted, async (tx) => {
      const [made] = await tx.query<{ id: string }[]>(ADD_SCHEDULE, this.said(by, wanted));
      const after = await one(tx, made!.id);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.added`, object: { kind: KIND, id: after.id }, after });
      return this.shown(tx, after);
    });
  }

  /** @throws Refusal as `add`; `stale-revision` */
  change(by: Principal, id: string, revision: number, wanted: NewRunSchedule): Promise<RunScheduleRow> {
    return this.write(wanted, async (tx) => {
      const before = await locked(tx, id, revision, wanted);
      await tx.query(CHANGE_SCHEDULE, [...this.said(by, wanted), id]);
      const after = await one(tx, id);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.changed`, object: { kind: KIND, id }, before, after });
      return this.shown(tx, after);
    });
  }

  remove(by: Principal, id: string, revision: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await locked(tx, id, revision, null);
      await tx.query(REMOVE_SCHEDULE, [id, by.personId, this.clock.now()]);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.removed`, object: { kind: KIND, id }, before });
    });
  }

  private said({ personId }: Principal, { periodKind, daysAfter, at, waitsForImports, on }: NewRunSchedule): readonly unknown[] {
    return [periodKind, daysAfter, at, waitsForImports, on, personId, this.clock.now()];
  }

  private async write(wanted: NewRunSchedule, work: (tx: Sql) => Promise<RunScheduleRow>): Promise<RunScheduleRow> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      if (isViolationOf(error, 'run_schedule_kind')) throw new Refusal('schedule-same-kind', { periodKind: wanted.periodKind });
      throw error;
    }
  }

  private async shown(sql: Sql, schedule: KeptSchedule): Promise<RunScheduleRow> {
    const { onSince: _, ...row } = schedule;
    return { ...row, periods: (await periodsOfSchedule(sql, schedule, this.clock.now())) as RunScheduleRow['periods'] };
  }
}

async function one(sql: Sql, id: string): Promise<KeptSchedule> {
  const [row] = await sql.query<KeptSchedule[]>(SCHEDULE, [id]);
  if (!row) throw new Refusal('not-found', { kind: KIND, id });
  return row;
}

async function locked(tx: Sql, id: string, revision: number, yours: NewRunSchedule | null): Promise<KeptSchedule> {
  await tx.query(LOCK_SCHEDULE, [id]);
  const current = await one(tx, id);
  if (current.revision !== revision) throw new Refusal('stale-revision', { versions: { current, yours } });
  return current;
}
