import type { RunScheduleRow } from '@circolo/contracts';
import {
  type Period,
  type PeriodReadiness,
  type RunSchedule,
  type ScheduledPeriod,
  scheduledPeriods,
  type StartedRun,
} from '@circolo/domain';
import type { Sql } from '../platform/database';
import { organisationSettings } from '../subjects/organisation.reads';
import { readinessFor } from './readiness.reads';
import { RUNS_OF_KIND } from './run-schedules.queries';

/** A schedule as it is kept. */
export type KeptSchedule = RunSchedule & Omit<RunScheduleRow, 'periods'>;

/** What a schedule does at an instant about the next period and those before it. */
export async function periodsOfSchedule(sql: Sql, schedule: KeptSchedule, now: string): Promise<readonly ScheduledPeriod[]> {
  const { timeZone } = await organisationSettings(sql);
  const runs = await sql.query<(StartedRun & { isOwn: boolean | null })[]>(RUNS_OF_KIND, [schedule.id, schedule.periodKind]);
  const known = new Map<Period, PeriodReadiness>();
  const basis = {
    now,
    timeZone,
    scheduled: runs.filter(({ isOwn }) => isOwn).map(({ period }) => period),
    runs,
    readiness: (period: Period) => known.get(period) ?? null,
  };
  // Once to learn which periods it is about, and again with what is known of those that are not done.
  for (const { period, state } of scheduledPeriods(schedule, basis))
    if (state !== 'done') known.set(period, await readinessFor(sql, period, now));
  return scheduledPeriods(schedule, basis);
}
