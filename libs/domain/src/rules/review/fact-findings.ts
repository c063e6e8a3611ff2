import { factNamed } from '../catalogue';
import type { RuleFinding } from './finding';
import { leafPlacesOf, type Place } from '../places';

/** Facts of the catalogue that have no figures: those of indicators that are out of use, and those that no source feeds. */
export type FactStanding = { readonly retired: ReadonlySet<string>; readonly unfed: ReadonlySet<string> };

/** Conditions that cannot be told, since nothing will ever be known of their fact. */
export function factFindings(root: Place, { retired, unfed }: FactStanding): readonly RuleFinding[] {
  return leafPlacesOf(root).flatMap(({ condition: { fact }, pointer }): readonly RuleFinding[] => {
    const at = { pointer: `${pointer}/fact`, details: { fact } };
    if (factNamed(fact) === null) return [{ code: 'fact-unknown', weight: 'error', ...at }];
    if (retired.has(fact)) return [{ code: 'fact-retired', weight: 'error', ...at }];
    return unfed.has(fact) ? [{ code: 'fact-unfed', weight: 'warning', ...at }] : [];
  });
}
