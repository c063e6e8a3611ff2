import { INDICATORS, INDICATOR_LIST } from '../indicators/catalogue';
import type { IndicatorCode } from '../indicators/catalogue';
import type { Role } from '../people/role';
import type { Days } from '../period';
import type { MonitoringAgreement, MonitoringPurpose } from './agreement';

/** The smallest group of people whose figures may be shown where no agreement opens individual ones. */
export const SMALLEST_GROUP = 5;

/** Whether the agreement opens every one of the days. */
export function agreementCovers(agreement: MonitoringAgreement | null, { from, until }: Days): agreement is MonitoringAgreement {
  if (agreement === null || (agreement.validFrom !== null && agreement.validFrom > from)) return false;
  return agreement.validUntil === null || agreement.validUntil >= until;
}

/** The indicators that are computed for agents over those days; without an agreement none. Productivity needs its own choice. */
export function agentIndicators(agreement: MonitoringAgreement | null, days: Days): readonly IndicatorCode[] {
  if (!agreementCovers(agreement, days)) return [];
  return INDICATOR_LIST.filter(
    ({ code, closedChoice }) => agreement.indicators.includes(code) && (!closedChoice || agreement.individualProductivity),
  ).map(({ code }) => code);
}

/** Whether somebody of that role may see another person's figure for that purpose. */
export function agentFiguresOpen(
  agreement: MonitoringAgreement | null,
  indicator: IndicatorCode,
  role: Role,
  purpose: MonitoringPurpose,
  days: Days,
): boolean {
  if (!agentIndicators(agreement, days).includes(indicator)) return false;
  return agreement!.roles.includes(role) && agreement!.purposes.includes(purpose);
}

/** Whether persons see their own figure: whatever is computed for agents, they see, the same as their manager. */
export function ownFiguresOpen(agreement: MonitoringAgreement | null, indicator: IndicatorCode, days: Days): boolean {
  return agentIndicators(agreement, days).includes(indicator);
}

/** Whether rules about agents may fire for that purpose. */
export function agentRulesOpen(agreement: MonitoringAgreement | null, purpose: MonitoringPurpose, days: Days): boolean {
  return agreementCovers(agreement, days) && agreement.purposes.includes(purpose);
}

/** Whether the figure of a group must stay hidden: derived from fewer than five people, and no agreement opens it for each of them. */
export function smallGroupHidden(indicator: IndicatorCode, people: number, agreement: MonitoringAgreement | null, days: Days): boolean {
  if (INDICATORS[indicator].about === 'service' || people >= SMALLEST_GROUP) return false;
  return !agentIndicators(agreement, days).includes(indicator);
}
