import type { Indicator, Part } from './indicator';
import { type Measure, MEASURES } from './measures';
import type { MeasureDefinition } from './measure';

/** What a sum is counted in, and how many of it make one of that unit. */
export type SumUnit = { readonly unit: 'contacts' | 'seconds' | 'points' | 'cents'; readonly divisor: number };

const PLAIN: SumUnit = { unit: 'contacts', divisor: 1 };
const TIME: SumUnit = { unit: 'seconds', divisor: 1000 };

function unitOf(measure: Measure): SumUnit {
  const { over, sum }: MeasureDefinition = MEASURES[measure];
  if (sum === undefined) return PLAIN;
  if ('clock' in sum || over === 'hours' || measure === 'givenWaitMs') return TIME;
  if (over === 'evaluations') return { unit: 'points', divisor: 1000 };
  return measure === 'givenCostCents' ? { unit: 'cents', divisor: 1 } : PLAIN;
}

const ofPart = ([first]: Part): SumUnit => (first === undefined ? PLAIN : unitOf(first));

/** In what the numerator and the denominator of a measurement are told: sums as they are kept, but for means, whose sum is in the unit of the value. */
export function unitsOfParts({ formula, unit }: Indicator): { readonly numerator: SumUnit; readonly denominator: SumUnit } {
  if (formula.kind === 'mean') return { numerator: unit === 'seconds' ? { unit, divisor: 1 } : PLAIN, denominator: PLAIN };
  if (formula.kind !== 'ratio') return { numerator: PLAIN, denominator: PLAIN };
  return { numerator: ofPart(formula.numerator), denominator: ofPart(formula.denominator) };
}
