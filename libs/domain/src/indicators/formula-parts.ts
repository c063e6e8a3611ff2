import type { Formula, Part, PercentileClock } from './indicator';
import type { Measure } from './measures';

export const PART_ROLES = ['count', 'numerator', 'denominator', 'promoters', 'detractors', 'spread', 'values', 'stock'] as const;
export type PartRole = (typeof PART_ROLES)[number];

/** The two sides of a figure that one can look behind. */
export type FigureSide = 'numerator' | 'denominator';

/** The measure that counts the values of a percentile's clock. */
export const countOfClock = (of: PercentileClock): Measure => `${of}Count`;

/** What a formula is made of, each part with what it does there; a stock is made of no sums. */
export function formulaParts(formula: Formula): readonly { readonly role: PartRole; readonly measures: Part }[] {
  switch (formula.kind) {
    case 'count':
      return [{ role: 'count', measures: formula.count }];
    case 'proportion':
      return [
        { role: 'numerator', measures: formula.successes },
        { role: 'denominator', measures: formula.trials },
      ];
    case 'score':
      return [
        { role: 'promoters', measures: formula.promoters },
        { role: 'detractors', measures: formula.detractors },
        { role: 'denominator', measures: formula.answers },
      ];
    case 'mean':
      return [
        { role: 'numerator', measures: formula.sum },
        { role: 'denominator', measures: formula.count },
        ...(formula.squares ? [{ role: 'spread' as const, measures: formula.squares }] : []),
      ];
    case 'ratio':
      return [
        { role: 'numerator', measures: formula.numerator },
        { role: 'denominator', measures: formula.denominator },
      ];
    case 'percentile':
      return [{ role: 'values', measures: [countOfClock(formula.of)] }];
    case 'stock':
    case 'stock-age':
      return [{ role: 'stock', measures: [] }];
  }
}

const ROLES_OF_SIDE: Readonly<Record<FigureSide, readonly PartRole[]>> = {
  numerator: ['numerator', 'promoters', 'count', 'values'],
  denominator: ['denominator', 'count', 'values'],
};

/**
 * The measures whose records stand on a side of a figure. A count and a percentile have one side; the values of a mean are of the same
 * records that it counts; a stock looks at the cases whose end is told.
 */
export function measuresBehind(formula: Formula, side: FigureSide): Part {
  if (formula.kind === 'stock' || formula.kind === 'stock-age') return ['cases'];
  const roles = ROLES_OF_SIDE[formula.kind === 'mean' ? 'denominator' : side];
  return formulaParts(formula).find(({ role }) => roles.includes(role))!.measures;
}
