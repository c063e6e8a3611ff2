import type { IndicatorCode } from '../indicators/catalogue';
import type { Role } from '../people/role';
import type { Day } from '../period';

/** A collective agreement, or the authorisation of the labour inspectorate. */
export const AGREEMENT_KINDS = ['agreement', 'authorisation'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** What individual figures may be used for. `organisation` is reading them to run the service; the others are the outcomes of rules. */
export const MONITORING_PURPOSES = ['organisation', 'improvement', 'training', 'bonus'] as const;
export type MonitoringPurpose = (typeof MONITORING_PURPOSES)[number];

/** What opens individual figures, and how far. */
export type MonitoringAgreement = {
  readonly kind: AgreementKind;
  readonly number: string;
  /** The day it was signed. */
  readonly date: Day;
  /** What it covers, in its own words. */
  readonly scope: string;
  /** The name of the document kept with it. */
  readonly file: string | null;
  readonly indicators: readonly IndicatorCode[];
  readonly purposes: readonly MonitoringPurpose[];
  readonly roles: readonly Role[];
  /** The further explicit choice that opens individual productivity (AHT), which is never implied by listing it. */
  readonly individualProductivity: boolean;
  /** The first and the last day whose records it opens; `null` is no limit on that side. */
  readonly validFrom: Day | null;
  readonly validUntil: Day | null;
};
