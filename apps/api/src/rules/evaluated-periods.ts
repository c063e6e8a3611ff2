import {
  agentRulesOpen,
  type Facts,
  type MonitoringAgreement,
  type OutcomeKind,
  parsePeriod,
  type Period,
  type PeriodKind,
} from '@circolo/domain';
import type { MeasuredKind } from '@circolo/domain';
import type { Sql } from '../platform/database';

/** A past period with the last run that was finished for it. */
export interface EvaluatedPeriod {
  readonly period: Period;
  readonly runKey: number;
  readonly run: { readonly id: string; readonly number: number };
  readonly finishedAt: string;
}

const COLUMNS = `period, run_key as "runKey", json_build_object('id', run_id, 'number', number) as run, finished_at as "finishedAt"`;
const OF_KIND = `select ${COLUMNS} from evaluated_period where period_kind = $1 order by period_from desc limit 500`;
const NAMED = `select ${COLUMNS} from evaluated_period where period = any($1::text[])`;
const FACTS_OF = 'select period, facts from evaluated_facts where subject_key = $1 and period = any($2::text[])';

/** The newest first. */
export function evaluatedPeriods(sql: Sql, kind: PeriodKind): Promise<readonly EvaluatedPeriod[]> {
  return sql.query(OF_KIND, [kind]);
}

/** Those of these periods that were evaluated. */
export async function evaluatedAmong(sql: Sql, periods: readonly Period[]): Promise<ReadonlyMap<Period, EvaluatedPeriod>> {
  const rows = await sql.query<EvaluatedPeriod[]>(NAMED, [periods]);
  return new Map(rows.map((row) => [row.period, row]));
}

/** The facts of one subject as the runs of these periods kept them. */
export async function factsInPeriods(sql: Sql, subjectKey: number, periods: readonly Period[]): Promise<ReadonlyMap<Period, Facts>> {
  const rows = await sql.query<{ period: Period; facts: Facts }[]>(FACTS_OF, [subjectKey, periods]);
  return new Map(rows.map(({ period, facts }) => [period, facts]));
}

/** Whether a rule of that kind may look at that period: of agents only as far as the agreement opens them for what it asks. */
export function isOpen(
  of: { readonly appliesTo: MeasuredKind; readonly outcome: OutcomeKind },
  period: Period,
  agreement: MonitoringAgreement | null,
): boolean {
  return of.appliesTo !== 'agent' || agentRulesOpen(agreement, of.outcome, parsePeriod(period));
}
