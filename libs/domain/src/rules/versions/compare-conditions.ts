import { insideOf, type Place } from '../places';
import type { Condition, GroupCondition, LeafCondition } from '../rule';

/** What became of conditions from one version to another. Pointers are those of the version that has the condition. */
export type ConditionChange =
  | { readonly kind: 'condition-added'; readonly after: Place }
  | { readonly kind: 'condition-removed'; readonly before: Place }
  /** Another comparison or value for the same fact. */
  | { readonly kind: 'condition-changed'; readonly before: LeafPlace; readonly after: LeafPlace }
  /** The same group, joined in another way. */
  | { readonly kind: 'join-changed'; readonly before: Place; readonly after: Place; readonly joins: readonly [Join, Join] };

export type LeafPlace = Place & { readonly condition: LeafCondition };
export type Join = 'all' | 'any' | 'not';

/** The changes from one to the other; the order of conditions in a group is none. */
export function compareConditions(before: GroupCondition, after: GroupCondition): readonly ConditionChange[] {
  const pointer = '/conditions';
  return groupChanges({ condition: before, pointer }, { condition: after, pointer });
}

function groupChanges(before: Place, after: Place): readonly ConditionChange[] {
  const joins = [joinOf(before), joinOf(after)] as const;
  const joined: readonly ConditionChange[] = joins[0] === joins[1] ? [] : [{ kind: 'join-changed', before, after, joins }];
  return [...joined, ...changesInside(insideOf(before), insideOf(after))];
}

/** First what is the same, then conditions on the same fact, then groups with groups: what is left was removed or added. */
function changesInside(before: readonly Place[], after: readonly Place[]): readonly ConditionChange[] {
  const same = paired(before, after, (a, b) => spelt(a.condition) === spelt(b.condition));
  const facts = paired(same.before, same.after, (a, b) => isLeaf(a) && isLeaf(b) && a.condition.fact === b.condition.fact);
  const joins = paired(facts.before, facts.after, (a, b) => !isLeaf(a) && !isLeaf(b) && joinOf(a) === joinOf(b));
  const groups = paired(joins.before, joins.after, (a, b) => !isLeaf(a) && !isLeaf(b));
  return [
    ...facts.pairs.map(([a, b]) => ({ kind: 'condition-changed', before: a as LeafPlace, after: b as LeafPlace }) as const),
    ...[...joins.pairs, ...groups.pairs].flatMap(([a, b]) => groupChanges(a, b)),
    ...groups.before.map((place): ConditionChange => ({ kind: 'condition-removed', before: place })),
    ...groups.after.map((place): ConditionChange => ({ kind: 'condition-added', after: place })),
  ];
}

type Paired = {
  readonly pairs: readonly (readonly [Place, Place])[];
  readonly before: readonly Place[];
  readonly after: readonly Place[];
};

/** Each of the first with the first of the others that goes with it; what finds none is left. */
function paired(before: readonly Place[], after: readonly Place[], goes: (a: Place, b: Place) => boolean): Paired {
  const pairs: (readonly [Place, Place])[] = [];
  let left = after;
  const alone = before.filter((a) => {
    const b = left.find((each) => goes(a, each));
    if (b === undefined) return true;
    pairs.push([a, b]);
    left = left.filter((each) => each !== b);
    return false;
  });
  return { pairs, before: alone, after: left };
}

function isLeaf(place: Place): place is LeafPlace {
  return 'fact' in place.condition;
}

function joinOf({ condition }: Place): Join {
  return 'not' in condition ? 'not' : 'all' in condition ? 'all' : 'any';
}

/** One spelling for conditions that say the same in another order. */
function spelt(condition: Condition): string {
  if ('fact' in condition) {
    const value: unknown = Array.isArray(condition.value)
      ? condition.value.map((each) => JSON.stringify(each)).toSorted()
      : condition.value;
    return JSON.stringify([condition.fact, condition.operator, value]);
  }
  if ('not' in condition) return `not(${spelt(condition.not)})`;
  return 'all' in condition ? `all(${condition.all.map(spelt).toSorted().join()})` : `any(${condition.any.map(spelt).toSorted().join()})`;
}
