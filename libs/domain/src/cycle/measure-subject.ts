import { agentIndicators, smallGroupHidden } from '../monitoring/individual-figures';
import type { MonitoringAgreement } from '../monitoring/agreement';
import { parsePeriod, type Period } from '../period';
import type { Subject } from '../subjects/subject';
import { INDICATOR_LIST } from '../indicators/catalogue';
import { computeIndicator } from '../indicators/compute-indicator';
import type { Indicator } from '../indicators/indicator';
import type { Measurement } from '../indicators/measurement';
import type { Measures } from '../indicators/measures';

/** The sums of one subject over a period, and from how many people they come (`null` where that is not known). */
export type MeasuredSubject = { readonly subject: Subject; readonly measures: Measures | null; readonly people: number | null };

/** All that may be measured of a subject: of an agent what the agreement opens, of a small group what is not derived from people. */
export function measureSubject(
  { subject, measures, people }: MeasuredSubject,
  period: Period,
  agreement: MonitoringAgreement | null,
): readonly Measurement[] {
  return indicatorsFor(subject, people, period, agreement).map((indicator) => ({
    indicator: indicator.code,
    period,
    subject,
    ...computeIndicator(indicator, measures),
  }));
}

function indicatorsFor(
  subject: Subject,
  people: number | null,
  period: Period,
  agreement: MonitoringAgreement | null,
): readonly Indicator[] {
  const days = parsePeriod(period);
  if (subject.kind === 'agent') {
    const open = agentIndicators(agreement, days);
    return INDICATOR_LIST.filter(({ code }) => open.includes(code));
  }
  return INDICATOR_LIST.filter(({ code }) => people === null || !smallGroupHidden(code, people, agreement, days));
}
