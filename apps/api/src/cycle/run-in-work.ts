import type { PeriodKind, Period, RunState } from '@circolo/domain';
import type { Sql } from '../platform/database';

/** A run as its steps know it. */
export interface RunInWork {
  readonly key: number;
  readonly id: string;
  readonly period: Period;
  readonly kind: PeriodKind;
  readonly from: string;
  readonly until: string;
  readonly state: RunState;
}

/** What a batch found, to be added to the counts of the run. */
export type Counts = Readonly<Partial<Record<string, number>>>;

/** The work of one batch: its subjects by key, everything in the transaction that also marks it as done. */
export type Step = (tx: Sql, run: RunInWork, subjectKeys: readonly number[], at: string) => Promise<Counts>;

/** The columns of `evaluation_run` (`r`) that make a `RunInWork`. */
export const RUN_COLUMNS = 'r.key, r.id, r.period, r.period_kind as kind, r.period_from as "from", r.period_until as "until", r.state';
