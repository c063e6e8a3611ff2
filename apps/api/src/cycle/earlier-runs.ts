import {
  type Facts,
  firingRules,
  leavesOf,
  type MonitoringAgreement,
  type PastFacts,
  type Period,
  periodsUpTo,
  type Rule,
  subjectKey,
  type SubjectRef,
} from '@circolo/domain';
import type { Sql } from '../platform/database';
import type { RunInWork } from './run-in-work';

const FREEZE = `
  insert into run_earlier (run_key, ago, earlier_run_key)
  select $1, ago, e.run_key from unnest($2::text[]) with ordinality earlier(period, ago) join evaluated_period e on e.period = earlier.period`;
/** $1 run, $2 subjects, $3 the facts that are asked for: of the others nothing is read. */
const FACTS = `
  select e.ago, f.subject_key as "subjectKey",
    (select coalesce(jsonb_object_agg(name, f.facts->name), '{}') from unnest($3::text[]) name where f.facts ? name) as facts
  from run_earlier e join run_facts f on f.run_key = e.earlier_run_key
  where e.run_key = $1 and f.subject_key = any($2::int[])`;

/**
 * Fixes which finished runs of the periods before the run looks back on, as far as one of its rules asks for some time: whatever is
 * evaluated again meanwhile, all of its batches look at the same.
 */
export async function freezeEarlierRuns(tx: Sql, run: RunInWork, rules: readonly Rule[]): Promise<void> {
  const farthest = Math.max(1, ...rules.map(({ persistence }) => persistence?.periods ?? 1));
  if (farthest > 1) await tx.query(FREEZE, [run.key, periodsBefore(run.period, farthest - 1)]);
}

/** The periods before, the nearest first. */
export function periodsBefore(period: Period, count: number): readonly Period[] {
  return periodsUpTo(period, count + 1)
    .toReversed()
    .slice(1);
}

interface EarlierFacts {
  readonly ago: number;
  readonly subjectKey: number;
  readonly facts: Facts;
}

/** What the runs that were fixed for it kept of some subjects: of agents only the periods that the agreement opens for what the rule asks. */
export async function pastFacts(
  tx: Sql,
  run: RunInWork,
  rules: readonly Rule[],
  subjects: ReadonlyMap<number, SubjectRef>,
  agreement: MonitoringAgreement | null,
): Promise<PastFacts> {
  const lasting = rules.filter(({ persistence }) => persistence);
  if (lasting.length === 0) return () => [];
  const names = [...new Set(lasting.flatMap(({ conditions }) => leavesOf(conditions).map(({ fact }) => fact)))];
  const rows = await tx.query<EarlierFacts[]>(FACTS, [run.key, [...subjects.keys()], names]);
  const known = new Map<string, (Facts | null)[]>();
  for (const { ago, subjectKey: key, facts } of rows) {
    const subject = subjectKey(subjects.get(key)!);
    const past = known.get(subject) ?? [];
    known.set(subject, past);
    past[ago - 1] = facts;
  }
  const farthest = Math.max(...lasting.map(({ persistence }) => persistence!.periods)) - 1;
  const periods = periodsBefore(run.period, farthest);
  const open = new Map(lasting.map((rule) => [rule.id, periods.map((period) => firingRules([rule], period, agreement).length > 0)]));
  return (rule, subject) => {
    const past = known.get(subjectKey(subject)) ?? [];
    return open.get(rule.id)!.map((isOpen, ago) => (isOpen ? (past[ago] ?? null) : null));
  };
}
