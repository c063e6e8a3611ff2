import type { Formula, Part } from './indicator';
import { countOfClock } from './measured-records';

export const PART_ROLES = ['count', 'numerator', 'denominator', 'promoters', 'detractors', 'spread', 'values', 'stock'] as const;
export type PartRole = (typeof PART_ROLES)[number];

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
