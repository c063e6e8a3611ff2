import { type DraftGroup, type DraftPart, isGroup, pointerOf } from './condition-draft';

/** A condition or group of the tree, and where it stands. */
export interface TreePlace {
  readonly part: DraftPart;
  /** `null` for the outermost group. */
  readonly parent: TreePlace | null;
  /** Its place in the group, from 0; and how many stand there. */
  readonly index: number;
  readonly count: number;
  /** 1 for the outermost group. */
  readonly depth: number;
  /** Where it is in the rule, as a JSON pointer. */
  readonly pointer: string;
}

/** All that can be seen, each before what stands in it: what is inside of a group that is not `open` is left out. */
export function placesIn(root: DraftGroup, open: (group: DraftGroup) => boolean = () => true): readonly TreePlace[] {
  return [...walk({ part: root, parent: null, index: 0, count: 1, depth: 1, pointer: '/conditions' }, open)];
}

export function placeOf(root: DraftGroup, key: number): TreePlace | null {
  return placesIn(root).find(({ part }) => part.key === key) ?? null;
}

/** The group that a place is in; of the outermost group itself. */
export function groupAround({ part, parent }: TreePlace): DraftGroup {
  return (parent?.part ?? part) as DraftGroup;
}

export function isWithin(place: TreePlace, key: number): boolean {
  return place.part.key === key || (place.parent !== null && isWithin(place.parent, key));
}

function* walk(place: TreePlace, open: (group: DraftGroup) => boolean): Generator<TreePlace> {
  yield place;
  const { part, depth, pointer } = place;
  if (!isGroup(part) || !open(part)) return;
  for (const [index, inside] of part.parts.entries()) {
    const at = { index, count: part.parts.length, depth: depth + 1, pointer: pointerOf(pointer, part, index) };
    yield* walk({ part: inside, parent: place, ...at }, open);
  }
}
