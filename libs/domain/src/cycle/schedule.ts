import { addLocalDays, epochOf, epochOfInstant, instantText, type LocalTime } from '../calendars/local-time';
import { localDayOf, parsePeriod, type Period, type PeriodKind, periodOf, previousPeriod } from '../period';
import { type PeriodReadiness, type ReadinessCheck, waitedImports, waitedRecords } from './readiness';

/** When periods of a kind are evaluated by themselves. */
export type RunSchedule = {
  readonly periodKind: PeriodKind;
  /** So many days after the last day of the period; 1 is the day after it. */
  readonly daysAfter: number;
  /** At this clock time of the organisation. */
  readonly at: LocalTime;
  /** And not before the imports of the period are in. */
  readonly waitsForImports: boolean;
  /** Since when it is on, an instant; null when it is off. What was due before is not made up for. */
  readonly onSince: string | null;
};

/** A run of a period, as far as it tells whether the period still has to be evaluated. */
export type StartedRun = { readonly period: Period; readonly startedAt: string };

/** What a schedule does about one period: `done` by itself or by a person since it was due, `due`, `waiting` for imports, `planned`. */
export type ScheduledPeriod = {
  readonly period: Period;
  readonly dueAt: string;
  readonly state: 'done' | 'due' | 'waiting' | 'planned';
  /** What it waits for. */
  readonly waitsFor: readonly ReadinessCheck[];
};

export type ScheduleBasis = {
  readonly now: string;
  readonly timeZone: string;
  /** The periods that this schedule has started: each of them once, whatever the clock says. */
  readonly scheduled: readonly Period[];
  /** The runs of the last periods that anybody has started and that were not cancelled. */
  readonly runs: readonly StartedRun[];
  readonly readiness: (period: Period) => PeriodReadiness | null;
};

/** So far back a schedule makes up for what it missed while nothing worked. */
const PERIODS_BACK = 3;

/** The instant at which a period is due. A clock time that the clock skips is the moment of the change, one that comes twice the earlier. */
export function dueAt({ daysAfter, at }: RunSchedule, period: Period, timeZone: string): string {
  return instantText(epochOf(addLocalDays(parsePeriod(period).until, daysAfter), at, timeZone));
}

/**
 * What the schedule does about the next period that will be due and those before it, the latest first; nothing when it is off. A period that
 * was due before the schedule was on is left out.
 */
export function scheduledPeriods(schedule: RunSchedule, basis: ScheduleBasis): readonly ScheduledPeriod[] {
  const { onSince } = schedule;
  if (onSince === null) return [];
  const today = localDayOf(basis.now, basis.timeZone);
  const latest = periodOf(addLocalDays(today, -schedule.daysAfter), schedule.periodKind);
  const periods = [latest];
  while (periods.length <= PERIODS_BACK) periods.push(previousPeriod(periods.at(-1)!));
  return periods
    .map((period) => ({ period, dueAt: dueAt(schedule, period, basis.timeZone) }))
    .filter(({ dueAt }) => epochOfInstant(dueAt) >= epochOfInstant(onSince))
    .map((one) => ({ ...one, ...stateOf(schedule, one.period, one.dueAt, basis) }));
}

function stateOf(
  { waitsForImports }: RunSchedule,
  period: Period,
  dueAt: string,
  { now, scheduled, runs, readiness }: ScheduleBasis,
): Pick<ScheduledPeriod, 'state' | 'waitsFor'> {
  const due = epochOfInstant(dueAt);
  if (scheduled.includes(period)) return { state: 'done', waitsFor: [] };
  if (runs.some((run) => run.period === period && epochOfInstant(run.startedAt) >= due)) return { state: 'done', waitsFor: [] };
  const told = readiness(period);
  const waitsFor = told === null ? [] : waitsForImports ? waitedImports(told) : waitedRecords(told);
  if (epochOfInstant(now) < due) return { state: 'planned', waitsFor };
  return { state: waitsFor.length > 0 ? 'waiting' : 'due', waitsFor };
}
