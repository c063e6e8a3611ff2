import { DEEPEST, MOST_CONDITIONS } from '@circolo/domain';
import { changed, type DraftGroup, type DraftLeaf, type DraftPart, emptyLeaf, groupOf, isGroup } from './condition-draft';
import type { Join } from './condition-parts';
import { groupAround, isWithin, placeOf, placesIn, type TreePlace } from './tree-places';

/** What one can do to the part of the tree whose key is `at`. */
export type TreeCommand =
  | { readonly does: 'insert'; readonly at: number; readonly what: 'condition' | 'group' }
  | { readonly does: 'remove' | 'duplicate' | 'up' | 'down' | 'in' | 'out' | 'unwrap'; readonly at: number }
  | { readonly does: 'wrap' | 'join'; readonly at: number; readonly join: Join }
  /** Before the part that is now at `index` of the group `into`. */
  | { readonly does: 'place'; readonly at: number; readonly into: number; readonly index: number }
  | { readonly does: 'write'; readonly at: number; readonly leaf: Partial<Pick<DraftLeaf, 'fact' | 'operator' | 'value'>> };

/** Why a command was not done. */
export const TREE_REFUSALS = [
  'gone',
  'outermost',
  'first',
  'last',
  'already-outside',
  'no-group-beside',
  'not-a-group',
  'nothing-inside',
  'inside-itself',
  'not-holds-one',
  'rule-too-deep',
  'rule-too-many-conditions',
] as const;
export type TreeRefusal = (typeof TREE_REFUSALS)[number];

/** The tree afterwards, and the key of the part to go on from; or why it stays as it is. */
export type TreeAnswer =
  { readonly ok: true; readonly root: DraftGroup; readonly at: number } | { readonly ok: false; readonly why: TreeRefusal };

/**
 * Does it, or says why not. A tree within the limits stays within them, a `not` holds one part, and no group but the outermost is left
 * empty: a group that loses its last part goes with it.
 */
export function commanded(root: DraftGroup, command: TreeCommand): TreeAnswer {
  const place = placeOf(root, command.at);
  if (place === null) return no('gone');
  const answer = answerTo(root, place, command);
  if (!answer.ok || answer.root === root) return answer;
  const why = beyondLimits(answer.root);
  return why === null ? answer : no(why);
}

function answerTo(root: DraftGroup, place: TreePlace, command: TreeCommand): TreeAnswer {
  switch (command.does) {
    case 'insert':
      return inserted(root, place, command.what === 'group' ? groupOf('any', [emptyLeaf()]) : emptyLeaf());
    case 'duplicate':
      return place.parent === null ? no('outermost') : insertedAfter(root, place, copyOf(place.part));
    case 'remove':
      return place.parent === null ? no('outermost') : removed(root, place);
    case 'wrap': {
      if (isGroup(place.part) && place.part.parts.length === 0) return no('nothing-inside');
      const group = groupOf(command.join, [place.part]);
      return yes(place.parent === null ? group : changed(root, command.at, () => group), group.key);
    }
    case 'unwrap':
      return unwrapped(root, place);
    case 'join':
      return isGroup(place.part)
        ? yes(
            changed(root, command.at, (group) => joined(group as DraftGroup, command.join)),
            command.at,
          )
        : no('not-a-group');
    case 'write':
      return isGroup(place.part)
        ? no('not-a-group')
        : yes(
            changed(root, command.at, (leaf) => ({ ...leaf, ...command.leaf })),
            command.at,
          );
    case 'place':
      return placed(root, place, placeOf(root, command.into), command.index);
    default:
      return moved(root, place, command.does);
  }
}

function inserted(root: DraftGroup, place: TreePlace, part: DraftPart): TreeAnswer {
  if (!isGroup(place.part)) return insertedAfter(root, place, part);
  return yes(withInside(root, place.part.key, place.part.parts.length, [part]), part.key);
}

function insertedAfter(root: DraftGroup, place: TreePlace, part: DraftPart): TreeAnswer {
  return yes(withInside(root, groupAround(place).key, place.index + 1, [part]), part.key);
}

function removed(root: DraftGroup, place: TreePlace): TreeAnswer {
  const after = without(root, place.part.key);
  const left = placesIn(after);
  // The next beside it, or the one before, or the nearest group around that is still there.
  const beside = groupAround(place).parts;
  const keys = [beside[place.index + 1], beside[place.index - 1]].flatMap((part) => (part ? [part.key] : []));
  const around = ancestors(place).map(({ part }) => part.key);
  const at = [...keys, ...around].find((key) => left.some(({ part }) => part.key === key));
  return yes(after, at ?? after.key);
}

function unwrapped(root: DraftGroup, { part, parent, index }: TreePlace): TreeAnswer {
  if (!isGroup(part)) return no('not-a-group');
  const [only] = part.parts;
  if (parent === null) return part.parts.length === 1 && only && isGroup(only) ? yes(only, only.key) : no('outermost');
  const around = parent.part as DraftGroup;
  const parts = [...around.parts.slice(0, index), ...part.parts, ...around.parts.slice(index + 1)];
  return yes(
    changed(root, around.key, () => ({ ...around, parts })),
    only?.key ?? around.key,
  );
}

function joined(group: DraftGroup, join: Join): DraftGroup {
  const several = join === 'not' && group.parts.length > 1;
  // What was «all of these» or «one of these» stays so under the «not».
  return { ...group, join, parts: several ? [groupOf(group.join, group.parts)] : group.parts };
}

function moved(root: DraftGroup, place: TreePlace, way: 'up' | 'down' | 'in' | 'out'): TreeAnswer {
  const { parent, index } = place;
  if (parent === null) return no('outermost');
  const beside = (parent.part as DraftGroup).parts;
  if (way === 'up') return index === 0 ? no('first') : placed(root, place, parent, index - 1);
  if (way === 'down') return index === beside.length - 1 ? no('last') : placed(root, place, parent, index + 2);
  if (way === 'out') return parent.parent === null ? no('already-outside') : placed(root, place, parent.parent, parent.index + 1);
  const [before, after] = [beside[index - 1], beside[index + 1]];
  if (before && isGroup(before)) return placed(root, place, placeOf(root, before.key), before.parts.length);
  return after && isGroup(after) ? placed(root, place, placeOf(root, after.key), 0) : no('no-group-beside');
}

function placed(root: DraftGroup, place: TreePlace, into: TreePlace | null, index: number): TreeAnswer {
  const { part, parent } = place;
  if (parent === null) return no('outermost');
  if (into === null) return no('gone');
  if (!isGroup(into.part)) return no('not-a-group');
  if (isWithin(into, part.key)) return no('inside-itself');
  if (into.part === parent.part && (index === place.index || index === place.index + 1)) return yes(root, part.key);
  // A hole stays where the part was, so that places are counted as they were before it went.
  const hole = emptyLeaf();
  const lifted = changed(root, part.key, () => hole);
  return yes(without(withInside(lifted, into.part.key, index, [part]), hole.key), part.key);
}

function withInside(root: DraftGroup, into: number, index: number, parts: readonly DraftPart[]): DraftGroup {
  return changed(root, into, (group) => ({ ...group, parts: (group as DraftGroup).parts.toSpliced(index, 0, ...parts) }));
}

function without(group: DraftGroup, key: number): DraftGroup {
  const parts = group.parts.flatMap((part): readonly DraftPart[] => {
    if (part.key === key) return [];
    if (!isGroup(part)) return [part];
    const left = without(part, key);
    return left.parts.length === 0 && part.parts.length > 0 ? [] : [left];
  });
  const same = parts.length === group.parts.length && parts.every((part, at) => part === group.parts[at]);
  return same ? group : { ...group, parts };
}

function copyOf(part: DraftPart): DraftPart {
  return isGroup(part) ? groupOf(part.join, part.parts.map(copyOf)) : { ...part, key: emptyLeaf().key };
}

function ancestors({ parent }: TreePlace): readonly TreePlace[] {
  return parent === null ? [] : [parent, ...ancestors(parent)];
}

function beyondLimits(root: DraftGroup): TreeRefusal | null {
  const places = placesIn(root);
  const groups = places.filter(({ part }) => isGroup(part));
  if (groups.some(({ part }) => (part as DraftGroup).join === 'not' && (part as DraftGroup).parts.length > 1)) return 'not-holds-one';
  if (groups.some(({ depth }) => depth > DEEPEST)) return 'rule-too-deep';
  return places.length - groups.length > MOST_CONDITIONS ? 'rule-too-many-conditions' : null;
}

function yes(root: DraftGroup, at: number): TreeAnswer {
  return { ok: true, root, at };
}

function no(why: TreeRefusal): TreeAnswer {
  return { ok: false, why };
}
