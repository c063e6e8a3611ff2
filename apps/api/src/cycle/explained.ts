import type { Seen } from '@circolo/contracts';
import { type Facts, type FactValue, leavesOf, type Reason, type Rule, type Verdict, whatIf } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { rulesOfVersions } from '../rules/rules.reads';
import { FACTS_SEEN, MEASUREMENTS_SEEN } from './explained.queries';

/** Where a rule decided: the version of the rule, the run, the subject. */
export interface Decided {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly runKey: number;
  readonly subjectKey: number;
}

export async function ruleThatDecided(sql: Sql, { ruleId, ruleVersion }: Decided): Promise<Rule> {
  const [rule] = await rulesOfVersions(sql, [{ id: ruleId, version: ruleVersion }]);
  return rule!;
}

/** What the run saw of the subject, and what would have changed the verdict. What its conditions met is told by the reasons that were kept. */
export async function explained(
  sql: Sql,
  { conditions }: Rule,
  { runKey, subjectKey }: Decided,
  verdict: Verdict,
  because: readonly Reason[],
): Promise<Omit<Seen, 'suppressedBy'>> {
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
    whatIf: whatIf(conditions, met, verdict) as Seen['whatIf'],
  };
}
