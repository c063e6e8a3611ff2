import type { MonitoringAgreement } from '../monitoring/agreement';
import { agentRulesOpen } from '../monitoring/individual-figures';
import { parsePeriod, type Period } from '../period';
import type { Rule } from './rule';

/** The rules that fire in a period: those for its kind, and those about agents only as far as the agreement lets them. */
export function firingRules<T extends Pick<Rule, 'appliesTo' | 'periodKind' | 'outcome'>>(
  rules: readonly T[],
  period: Period,
  agreement: MonitoringAgreement | null,
): readonly T[] {
  const { kind, ...days } = parsePeriod(period);
  return rules.filter(
    ({ appliesTo, periodKind, outcome }) => periodKind === kind && (appliesTo !== 'agent' || agentRulesOpen(agreement, outcome.kind, days)),
  );
}
