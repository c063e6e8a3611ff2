import { Z_95 } from '../statistics';
import type { Formula, Indicator, Part } from './indicator';
import type { Parameters } from './measure';
import { measureId, type Measures } from './measures';
import { type Rank, rankKey, type Ranks } from './percentile';

/**
 * What an indicator says over some records, in its unit (fractions 0..1, seconds, points, contacts). `sample` is the number of cases,
 * `low`..`high` the 95 % interval, `missing` the reason why there is no value: `records`, or the fields that no record had.
 */
export type IndicatorValue = {
  readonly value: number | null;
  readonly sample: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly missing: readonly string[];
};

/** The names of the ranks that tell how many cases are open, and how old they are. */
export const OPEN_CASES = 'open';
export const OPEN_AGE_MEAN = 'openAge@mean';

/**
 * An indicator over sums, and for percentiles and stocks over ranks; `null` sums are no records. Formulas and intervals: Wilson for
 * proportions, normal for means, the variance of +1, 0, -1 for scores, order statistics for percentiles, none for counts and ratios.
 */
export function computeIndicator(indicator: Indicator, measures: Measures | null, ranks: Ranks = {}): IndicatorValue {
  const sumOf = (part: Part): number => (measures === null ? 0 : total(part, indicator.parameters, measures));
  // A stock is there without anything new on the days of the period.
  const isStock = indicator.formula.kind === 'stock' || indicator.formula.kind === 'stock-age';
  if (!isStock && sumOf(indicator.base) === 0) return withoutValue(['records']);
  if (indicator.needs.some(({ count, of }) => of !== undefined && sumOf([of]) > 0 && sumOf([count]) === 0)) {
    return withoutValue(missingFields(indicator, sumOf));
  }
  const value = valueOf(indicator.formula, indicator.parameters, sumOf, ranks);
  return value ?? withoutValue(missingFields(indicator, sumOf));
}

/** Whether the sample is large enough to judge by. */
export function isJudged(indicator: Indicator, { value, sample }: Pick<IndicatorValue, 'value' | 'sample'>): boolean {
  return value !== null && sample >= indicator.minimumSample;
}

/** The 95 % interval of a proportion (Wilson 1927, the inversion of the score test). */
export function wilsonInterval(successes: number, trials: number): { readonly low: number; readonly high: number } {
  const z2 = Z_95 * Z_95;
  const rate = successes / trials;
  const centre = (rate + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (Z_95 / (1 + z2 / trials)) * Math.sqrt((rate * (1 - rate)) / trials + z2 / (4 * trials * trials));
  return { low: successes === 0 ? 0 : centre - half, high: successes === trials ? 1 : centre + half };
}

/** The standard error of a mean, in the indicator's unit; none below two cases. */
export function standardErrorOfMean(sum: number, squares: number, count: number, divisor: number): number | null {
  if (count < 2) return null;
  const variance = Math.max(0, (squares - (sum * sum) / count) / (count - 1));
  return Math.sqrt(variance / count) / divisor;
}

/** The standard error of a net score of -100..100: the variance of answers worth +1, 0 and -1 (Rocks 2016). */
export function standardErrorOfScore(promoters: number, detractors: number, answers: number): number {
  const [p, d] = [promoters / answers, detractors / answers];
  return 100 * Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / answers);
}

/** No value, and why. */
export function withoutValue(missing: readonly string[]): IndicatorValue {
  return { value: null, sample: 0, low: null, high: null, numerator: null, denominator: null, missing };
}

function total(part: Part, parameters: Parameters, measures: Measures): number {
  return part.reduce((sum, measure) => sum + (measures[measureId(measure, parameters)] ?? 0), 0);
}

type SumOf = (part: Part) => number;

function valueOf(formula: Formula, parameters: Parameters, sumOf: SumOf, ranks: Ranks): IndicatorValue | null {
  switch (formula.kind) {
    case 'count':
      return counted(sumOf(formula.count));
    case 'proportion':
      return proportion(sumOf(formula.successes), sumOf(formula.trials));
    case 'score':
      return score(sumOf(formula.promoters), sumOf(formula.detractors), sumOf(formula.answers));
    case 'mean':
      return mean(formula, sumOf);
    case 'ratio':
      return ratio(sumOf(formula.numerator), sumOf(formula.denominator), formula.factor);
    case 'percentile': {
      const p = typeof formula.p === 'number' ? formula.p : Number(parameters[formula.p.parameter]);
      return ranked(ranks[rankKey(formula.of, p)], formula.divisor);
    }
    case 'stock':
      return ranks[OPEN_CASES] ? counted(ranks[OPEN_CASES].value) : null;
    case 'stock-age':
      return ranked(ranks[formula.p === null ? OPEN_AGE_MEAN : rankKey('openAge', formula.p)], 1);
  }
}

function counted(count: number): IndicatorValue {
  return { value: count, sample: count, low: null, high: null, numerator: count, denominator: null, missing: [] };
}

function proportion(successes: number, trials: number): IndicatorValue | null {
  if (trials === 0) return null;
  const interval = wilsonInterval(successes, trials);
  return { value: successes / trials, sample: trials, ...interval, numerator: successes, denominator: trials, missing: [] };
}

function score(promoters: number, detractors: number, answers: number): IndicatorValue | null {
  if (answers === 0) return null;
  const value = (100 * (promoters - detractors)) / answers;
  const half = Z_95 * standardErrorOfScore(promoters, detractors, answers);
  const [low, high] = [Math.max(-100, value - half), Math.min(100, value + half)];
  return { value, sample: answers, low, high, numerator: promoters - detractors, denominator: answers, missing: [] };
}

function mean({ sum, squares, count, divisor, given }: Extract<Formula, { kind: 'mean' }>, sumOf: SumOf): IndicatorValue | null {
  const [added, cases] = [sumOf(sum), sumOf(count)];
  if (cases === 0) return null;
  // One division, so that the value is the nearest number to the exact ratio and 'exactly reached' is exact.
  const value = added / (cases * divisor);
  const isSpreadKnown = squares !== null && (given === undefined || sumOf([given]) === 0);
  const error = isSpreadKnown ? standardErrorOfMean(added, sumOf(squares), cases, divisor) : null;
  const [low, high] = error === null ? [null, null] : [value - Z_95 * error, value + Z_95 * error];
  return { value, sample: cases, low, high, numerator: added / divisor, denominator: cases, missing: [] };
}

function ratio(numerator: number, denominator: number, factor: number): IndicatorValue | null {
  if (denominator === 0) return null;
  return { value: (factor * numerator) / denominator, sample: denominator, low: null, high: null, numerator, denominator, missing: [] };
}

function ranked(rank: Rank | undefined, divisor: number): IndicatorValue | null {
  if (rank === undefined) return null;
  const { count, value, low, high } = rank;
  return {
    value: value / divisor,
    sample: count,
    low: low / divisor,
    high: high / divisor,
    numerator: null,
    denominator: null,
    missing: [],
  };
}

function missingFields({ needs }: Indicator, sumOf: SumOf): readonly string[] {
  const absent = needs.filter(({ count }) => sumOf([count]) === 0);
  // Every field was there, but never all of them on the same record.
  const fields = [...new Set((absent.length > 0 ? absent : needs).map(({ field }) => field))];
  return fields.length > 0 ? fields : ['records'];
}
