import type { Measure } from './measures';

/** The languages of the product; a name is written in each. */
export const LANGUAGES = ['it', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Label = Readonly<Record<Language, string>>;

export const INDICATOR_CODES = ['VOL', 'ANS', 'ABN', 'ASA', 'AHT', 'RES', 'CSAT', 'CSAT_M'] as const;
export type IndicatorCode = (typeof INDICATOR_CODES)[number];

export const DIMENSIONS = ['effectiveness', 'efficiency', 'productivity', 'customer-satisfaction'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** `fraction` is 0..1, `points` the scale 1 to 5. */
export const UNITS = ['contacts', 'fraction', 'seconds', 'points'] as const;
export type Unit = (typeof UNITS)[number];

/** Higher is better, lower is better, inside a band is best, or no good side at all. */
export const DIRECTIONS = ['up', 'down', 'band', 'context'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** How the value comes out of the sums. A mean is `sum / (count x divisor)`; the divisor turns milliseconds into seconds. */
export type Form =
  | { readonly kind: 'proportion'; readonly successes: Measure; readonly trials: Measure }
  | { readonly kind: 'mean'; readonly sum: Measure; readonly squares: Measure; readonly count: Measure; readonly divisor: number }
  | { readonly kind: 'count'; readonly count: Measure };

/** A field of the interaction without which the indicator has no value, and the count that says how often it was there. */
export type Need = { readonly field: string; readonly count: Measure };

export type Indicator = {
  readonly code: IndicatorCode;
  readonly version: number;
  readonly name: Label;
  readonly dimension: Dimension;
  readonly unit: Unit;
  readonly direction: Direction;
  readonly form: Form;
  /** The records it is about; without any, the measurement misses `records`. */
  readonly base: Measure;
  readonly needs: readonly Need[];
  readonly parameters: Readonly<Record<string, string | number>>;
  /** Below this many cases the value is shown greyed: no severity, no signal, nothing for rules. */
  readonly minimumSample: number;
  /** Figures about the service are always shown; figures derived from people need a group or an agreement. */
  readonly about: 'service' | 'people';
  /** Individual productivity: closed for persons unless the agreement says so by a choice of its own. */
  readonly closedChoice: boolean;
};
