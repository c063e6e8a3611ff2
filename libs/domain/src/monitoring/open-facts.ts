import { isIndicatorCode } from '../indicators/catalogue';
import type { Days } from '../period';
import type { Facts } from '../rules/fact-value';
import type { SubjectKind } from '../subjects/subject';
import type { MonitoringAgreement } from './agreement';
import { agentIndicators } from './individual-figures';

/**
 * What may be looked at today of facts that were kept in the past: of an agent, only what the agreement opens of those days; a figure that
 * it no longer opens is as if it were not known.
 */
export function openFacts(kind: SubjectKind, facts: Facts, agreement: MonitoringAgreement | null, days: Days): Facts {
  if (kind !== 'agent') return facts;
  const open = new Set<string>(agentIndicators(agreement, days));
  const isOpen = (fact: string) => {
    const code = fact.slice(0, fact.indexOf('.'));
    return !isIndicatorCode(code) || open.has(code);
  };
  return Object.fromEntries(Object.entries(facts).filter(([fact]) => isOpen(fact)));
}
