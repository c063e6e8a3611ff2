import type { Condition, LeafCondition } from './rule';

/** A condition or group, and where it stands. */
export type Place = { readonly condition: Condition; readonly pointer: string };

/** What stands directly in a group; nothing in a condition on a fact. */
export function insideOf({ condition, pointer }: Place): readonly Place[] {
  if ('fact' in condition) return [];
  if ('not' in condition) return [{ condition: condition.not, pointer: `${pointer}/not` }];
  const join = 'all' in condition ? 'all' : 'any';
  return ('all' in condition ? condition.all : condition.any).map((inside, index) => ({
    condition: inside,
    pointer: `${pointer}/${join}/${index}`,
  }));
}

/** Every condition and group, each before what stands in it. */
export function placesOf(place: Place): readonly Place[] {
  return [place, ...insideOf(place).flatMap(placesOf)];
}

export function leafPlacesOf(place: Place): readonly (Place & { readonly condition: LeafCondition })[] {
  return placesOf(place).filter((one): one is Place & { readonly condition: LeafCondition } => 'fact' in one.condition);
}
