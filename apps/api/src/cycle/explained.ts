import type { Seen } from '@circolo/contracts';
import {
  compileConditions,
  type Decision,
  type Facts,
  type FactValue,
  leavesOf,
  type Period,
  type Rule,
  type Verdict,
  whatIf,
} from '@circolo/domain';
import type { Sql } from '../platform/database';
import { rulesOfVersions } from '../rules/rules.reads';
import { periodsBefore } from './earlier-runs';
import { FACTS_SEEN, MEASUREMENTS_SEEN } from './explained.queries';

/** Where a rule decided: the version of the rule, the run, the subject. */
export interface Decided {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly runKey: number;
  readonly subjectKey: number;
}

/** What was decided, and what was kept of why. */
export type WhatWasDecided = Pick<Decision, 'verdict' | 'because' | 'earlier'> & { readonly period: Period };

export async function ruleThatDecided(sql: Sql, { ruleId, ruleVersion }: Decided): Promise<Rule> {
  const [rule] = await rulesOfVersions(sql, [{ id: ruleId, version: ruleVersion }]);
  return rule!;
}

/** What the run saw of the subject, and what would have changed the verdict. What its conditions met is told by the reasons that were kept. */
export async function explained(
  sql: Sql,
  { conditions, persistence }: Rule,
  { runKey, subjectKey }: Decided,
  { period, verdict, because, earlier = [] }: WhatWasDecided,
): Promise<Omit<Seen, 'silence' | 'suppressedBy'>> {
  const indicators = [...new Set(leavesOf(conditions).map(({ fact }) => fact.split('.')[0]!))];
  const [seen] = await sql.query<{ facts: Facts }[]>(FACTS_SEEN, [runKey, subjectKey]);
  const measurements = await sql.query<Seen['measurements']>(MEASUREMENTS_SEEN, [runKey, subjectKey, indicators]);
  const facts = seen?.facts ?? {};
  const met: Record<string, FactValue | null> = { ...facts, ...Object.fromEntries(because.map(({ fact, actual }) => [fact, actual])) };
  return {
    verdict,
    because: [...because],
    conditions,
    facts,
    measurements,
    whatIf: whatIf(conditions, met, verdict, persistence ? { persistence, earlier } : null) as Seen['whatIf'],
    overTime: persistence
      ? { ...persistence, said: saidOverTime(period, [saidNow(conditions, met), ...earlier], persistence.periods) }
      : null,
  };
}

/** What the conditions came to in this period alone. */
function saidNow(conditions: Rule['conditions'], met: Facts): Verdict {
  return compileConditions(conditions).verdictOf(met);
}

function saidOverTime(period: Period, said: readonly (Verdict | null)[], periods: number): NonNullable<Seen['overTime']>['said'] {
  return [period, ...periodsBefore(period, periods - 1)].map((each, ago) => ({ period: each, verdict: said[ago] ?? null }));
}
