import type { Period } from '../period';
import type { Subject } from '../subjects/subject';
import type { IndicatorValue } from './compute-indicator';
import type { IndicatorCode } from './catalogue';

/** Indicator x subject x period, with the numbers it was made of. */
export type Measurement = IndicatorValue & {
  readonly indicator: IndicatorCode;
  /** The version of the definition that it was computed with. */
  readonly version: number;
  readonly period: Period;
  readonly subject: Subject;
};
