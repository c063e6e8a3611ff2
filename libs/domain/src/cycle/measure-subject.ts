import { type IndicatorCode, INDICATOR_LIST } from '../indicators/catalogue';
import { computeIndicator, withoutValue } from '../indicators/compute-indicator';
import type { Indicator } from '../indicators/indicator';
import type { Measurement } from '../indicators/measurement';
import type { Measures } from '../indicators/measures';
import type { Ranks } from '../indicators/percentile';
import type { MonitoringAgreement } from '../monitoring/agreement';
import { agentIndicators, smallGroupHidden } from '../monitoring/individual-figures';
import { parsePeriod, type Period } from '../period';
import type { Subject } from '../subjects/subject';

/** The sums of one subject over a period, and from how many people they come (`null` where that is not known). */
export type MeasuredSubject = {
  readonly subject: Subject;
  readonly measures: Measures | null;
  readonly people: number | null;
  /** What percentiles and stocks are taken of; without them they have no value. */
  readonly ranks?: Ranks;
};

/** All that may be measured of a subject: of an agent what the agreement opens; what would tell of too few people misses `small-group`. */
export function measureSubject(
  { subject, measures, people, ranks }: MeasuredSubject,
  period: Period,
  agreement: MonitoringAgreement | null,
  definitions: readonly Indicator<IndicatorCode>[] = INDICATOR_LIST,
): readonly Measurement[] {
  const days = parsePeriod(period);
  const open = agentIndicators(agreement, days);
  return definitions
    .filter(({ code }) => subject.kind !== 'agent' || open.includes(code))
    .map((indicator) => {
      const hidden = subject.kind !== 'agent' && people !== null && smallGroupHidden(indicator.code, people, agreement, days);
      const value = hidden ? withoutValue(['small-group']) : computeIndicator(indicator, measures, ranks);
      return { indicator: indicator.code, version: indicator.version, period, subject, ...value };
    });
}
