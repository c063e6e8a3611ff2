import type { Amount, Parameters } from './measure';
import type { Measure } from './measures';

/** The languages of the product; a name is written in each. */
export const LANGUAGES = ['it', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Label = Readonly<Record<Language, string>>;

export const DIMENSIONS = ['effectiveness', 'efficiency', 'productivity', 'customer-satisfaction'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * `fraction` is 0..1, `points` a scale of votes (`scaleFrom`..`scaleTo`), `score` -100..100, `days` local days, `per-thousand` cases in a
 * thousand contacts, `per-hour` contacts in an hour, `cents` money for one contact.
 */
export const UNITS = ['contacts', 'fraction', 'seconds', 'points', 'score', 'days', 'per-thousand', 'per-hour', 'cents'] as const;
export type Unit = (typeof UNITS)[number];

/** Higher is better, lower is better, inside a band is best, or no good side at all. */
export const DIRECTIONS = ['up', 'down', 'band', 'context'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Sums that are added to one another before anything else: of records, and of those that come as sums. */
export type Part = readonly Measure[];

/**
 * How the value comes out of the sums.
 * - `proportion`: successes among trials. `score`: 100 x (promoters - detractors) / answers.
 * - `mean`: `sum / (count x divisor)`; the divisor turns milliseconds into seconds. Without `squares` it has no interval.
 * - `ratio`: `factor x numerator / denominator`, of sums over different things; it has no interval.
 * - `percentile`: the nearest rank, an observed value, of the clock whose three sums go by the name `of`.
 * - `stock`: cases open at the end of the period; `stock-age`: how many days they have been open, the mean or a percentile.
 */
export type Formula =
  | { readonly kind: 'count'; readonly count: Part; readonly divisor?: number }
  | { readonly kind: 'proportion'; readonly successes: Part; readonly trials: Part }
  | { readonly kind: 'score'; readonly promoters: Part; readonly detractors: Part; readonly answers: Part }
  | {
      readonly kind: 'mean';
      readonly sum: Part;
      readonly squares: Part | null;
      readonly count: Part;
      readonly divisor: number;
      /** Counts whose squares nobody knows: with any of them there is no interval. */
      readonly given?: Measure;
    }
  | { readonly kind: 'ratio'; readonly numerator: Part; readonly denominator: Part; readonly factor: number }
  | { readonly kind: 'percentile'; readonly of: PercentileClock; readonly p: Amount; readonly divisor: number }
  | { readonly kind: 'stock' }
  | { readonly kind: 'stock-age'; readonly p: number | null };

/** The clocks whose values are kept one by one, for percentiles: they cannot be had from sums. */
export const PERCENTILE_CLOCKS = [
  'wait',
  'abandonedWait',
  'handle',
  'firstReply',
  'firstReplyOpen',
  'resolution',
  'resolutionOpen',
] as const;
export type PercentileClock = (typeof PERCENTILE_CLOCKS)[number];

/**
 * A field of the records without which the indicator has no value, and the count that says how often it was there. With `of` it is
 * needed as soon as there are such records, though a value could be reckoned from the others.
 */
export type Need = { readonly field: string; readonly count: Measure; readonly of?: Measure };

export type Indicator<Code extends string = string> = {
  readonly code: Code;
  readonly version: number;
  readonly name: Label;
  readonly dimension: Dimension;
  readonly unit: Unit;
  readonly direction: Direction;
  readonly formula: Formula;
  /** The records it is about; without any, the measurement misses `records`. */
  readonly base: Part;
  readonly needs: readonly Need[];
  readonly parameters: Parameters;
  /** Below this many cases the value is shown greyed: no severity, no signal, nothing for rules. */
  readonly minimumSample: number;
  /** Figures about the service are always shown; figures derived from people need a group or an agreement. */
  readonly about: 'service' | 'people';
  /** Individual productivity: closed for persons unless the agreement says so by a choice of its own. */
  readonly closedChoice: boolean;
};
