import {
  agentIndicators,
  type Condition,
  type FactStanding,
  type IndicatorCode,
  isIndicatorCode,
  leavesOf,
  parsePeriod,
  periodsUpTo,
  type ReviewedRule,
} from '@circolo/domain';
import { targets } from '../deviations/deviations.reads';
import { lastFedDays } from '../indicators/fed-indicators.reads';
import { lastPeriodWithData } from '../indicators/last-period.reads';
import { recordedAgreement } from '../indicators/monitoring-agreement.reads';
import type { Sql } from '../platform/database';

/** What was fed once and for so many months no more has gone out of use: a survey of once a year is still there. */
const MONTHS_UNTIL_OUT_OF_USE = 12;
/** The parts of an indicator that are known without a target. */
const OWN_PARTS: readonly string[] = ['value', 'sample'];

/**
 * Which facts of a rule have no figures: of indicators that nothing feeds yet or any more, that nothing holds to a target, or that the
 * monitoring agreement does not open for agents.
 */
export async function standingOf(
  sql: Sql,
  { conditions, appliesTo }: Pick<ReviewedRule, 'conditions' | 'appliesTo'>,
): Promise<FactStanding> {
  const asked = factsOfIndicators(conditions);
  const last = await lastPeriodWithData(sql);
  if (asked.length === 0 || last === null) return { retired: new Set(), unfed: new Set(asked.map(({ fact }) => fact)) };
  const codes = [...new Set(asked.map(({ code }) => code))];
  const fed = await lastFedDays(sql, codes, last);
  const outOfUseBefore = parsePeriod(periodsUpTo(last, MONTHS_UNTIL_OUT_OF_USE)[0]!).from;
  const isOutOfUse = (code: IndicatorCode) => (fed.get(code) ?? outOfUseBefore) < outOfUseBefore;
  const held = new Set((await targets(sql)).filter(({ subject }) => subject.kind === appliesTo).map(({ indicator }) => indicator));
  const open = appliesTo === 'agent' ? agentIndicators(await recordedAgreement(sql), parsePeriod(last)) : null;
  const isUnfed = ({ code, part }: IndicatorFact) =>
    (fed.get(code) ?? null) === null || (!OWN_PARTS.includes(part) && !held.has(code)) || (open !== null && !open.includes(code));
  const factsThat = (is: (fact: IndicatorFact) => boolean) => new Set(asked.filter(is).map(({ fact }) => fact));
  return { retired: factsThat(({ code }) => isOutOfUse(code)), unfed: factsThat(isUnfed) };
}

interface IndicatorFact {
  readonly fact: string;
  readonly code: IndicatorCode;
  readonly part: string;
}

/** The facts about indicators that the conditions ask for; what the other rooms know of a subject is always there. */
function factsOfIndicators(conditions: Condition): readonly IndicatorFact[] {
  return [...new Set(leavesOf(conditions).map(({ fact }) => fact))].flatMap((fact) => {
    const [code = '', part = ''] = fact.split('.');
    return isIndicatorCode(code) ? [{ fact, code, part }] : [];
  });
}
