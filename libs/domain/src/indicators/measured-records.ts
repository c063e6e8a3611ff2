import { computeIndicator, type IndicatorValue } from './compute-indicator';
import { countOfClock, formulaParts } from './formula-parts';
import type { Indicator, PercentileClock } from './indicator';
import { measureDefinition, measureId, type Measure } from './measures';
import { percentileOf, rankKey, type Ranks } from './percentile';
import { lengthsOfRecords, type MeasuredRecord, type RecordsContext, sumOfRecords } from './sums-of-records';

/** Every measure that a definition needs. */
export function measuresOf({ formula, base, needs }: Indicator): readonly Measure[] {
  return [...new Set([...formulaParts(formula).flatMap(({ measures }) => measures), ...base, ...needs.map(({ count }) => count)])];
}

/** The percentile that a definition asks for, and of which clock; `null` for the other formulas. */
export function percentileAsked({ formula, parameters }: Indicator): { readonly of: PercentileClock; readonly p: number } | null {
  if (formula.kind !== 'percentile') return null;
  return { of: formula.of, p: typeof formula.p === 'number' ? formula.p : Number(parameters[formula.p.parameter]) };
}

/** An indicator reckoned straight from records, one by one: the judge of the set-based measuring. Stocks are not asked of it. */
export function measureRecords(indicator: Indicator, records: readonly MeasuredRecord[], context: RecordsContext): IndicatorValue {
  const { parameters } = indicator;
  const sums = measuresOf(indicator).map((measure) => {
    return [measureId(measure, parameters), sumOfRecords(measureDefinition(measure, parameters), records, context)] as const;
  });
  return computeIndicator(indicator, Object.fromEntries(sums), ranksOfRecords(indicator, records, context));
}

function ranksOfRecords(indicator: Indicator, records: readonly MeasuredRecord[], context: RecordsContext): Ranks {
  const asked = percentileAsked(indicator);
  if (asked === null) return {};
  const { of, p } = asked;
  const clock = of === 'abandonedWait' ? 'wait' : of;
  const rank = percentileOf(lengthsOfRecords(measureDefinition(countOfClock(of), indicator.parameters), clock, records, context), p);
  return rank === null ? {} : { [rankKey(of, p)]: rank };
}
