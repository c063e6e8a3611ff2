import type { MeasurementRow } from '@circolo/contracts';
import type { Figure } from './duckdb-yardstick.ts';

type Shown = Pick<MeasurementRow, 'indicator' | 'subject' | 'value' | 'sample' | 'numerator' | 'denominator' | 'missing'>;

/** Throws unless each measurement shown is what the yardstick computed; and there must be some of them. */
export function sameFigures<T extends Shown>(shown: readonly T[], figureOf: (row: T) => Figure | undefined): void {
  const others = shown.filter((row) => !isSame(row, figureOf(row)));
  if (shown.length > 0 && others.length === 0) return;
  const told = others.slice(0, 5).map((row) => `${JSON.stringify(row)} beside ${JSON.stringify(figureOf(row))}`);
  throw new Error(`${others.length} of ${shown.length} figures differ from the yardstick's:\n${told.join('\n')}`);
}

function isSame({ value, sample, numerator, denominator, missing }: Shown, figure: Figure | undefined): boolean {
  // What is there and not shown has its own reason; what was not measured, the yardstick must not have either.
  if (missing.length > 0) return missing.includes('small-group') || (figure?.denominator ?? 0) === 0;
  if (figure === undefined || value === null) return false;
  // A percentile is no ratio.
  if (numerator === null) return isNear(value, figure.numerator) && sample === figure.denominator;
  return isNear(numerator, figure.numerator) && denominator === figure.denominator;
}

/** Seconds are divided out of milliseconds: the last digit may be another. */
const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
