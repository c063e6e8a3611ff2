import { INDICATOR_LIST } from '../indicators/catalogue';
import { computeIndicator, withoutValue } from '../indicators/compute-indicator';
import type { Measurement } from '../indicators/measurement';
import type { Measures } from '../indicators/measures';
import type { MonitoringAgreement } from '../monitoring/agreement';
import { agentIndicators, smallGroupHidden } from '../monitoring/individual-figures';
import { parsePeriod, type Period } from '../period';
import type { Subject } from '../subjects/subject';

/** The sums of one subject over a period, and from how many people they come (`null` where that is not known). */
export type MeasuredSubject = { readonly subject: Subject; readonly measures: Measures | null; readonly people: number | null };

/** All that may be measured of a subject: of an agent what the agreement opens; what would tell of too few people misses `small-group`. */
export function measureSubject(
  { subject, measures, people }: MeasuredSubject,
  period: Period,
  agreement: MonitoringAgreement | null,
): readonly Measurement[] {
  const days = parsePeriod(period);
  const open = agentIndicators(agreement, days);
  return INDICATOR_LIST.filter(({ code }) => subject.kind !== 'agent' || open.includes(code)).map((indicator) => {
    const hidden = subject.kind !== 'agent' && people !== null && smallGroupHidden(indicator.code, people, agreement, days);
    const value = hidden ? withoutValue(['small-group']) : computeIndicator(indicator, measures);
    return { indicator: indicator.code, period, subject, ...value };
  });
}
