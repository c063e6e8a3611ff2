import type { Condition, LeafCondition } from '@circolo/domain';
import type { Join } from './condition-parts';

/** A condition being written: any part of it may still lack. `key` tells rows apart while they move. */
export interface DraftLeaf {
  readonly key: number;
  readonly fact: string;
  readonly operator: string;
  readonly value: unknown;
}
/** A group being written. A `not` holds one part. */
export interface DraftGroup {
  readonly key: number;
  readonly join: Join;
  readonly parts: readonly DraftPart[];
}
export type DraftPart = DraftLeaf | DraftGroup;

let lastKey = 0;

export function isGroup(part: DraftPart): part is DraftGroup {
  return 'parts' in part;
}

export function emptyLeaf(): DraftLeaf {
  return { key: ++lastKey, fact: '', operator: '', value: null };
}

export function groupOf(join: Join, parts: readonly DraftPart[]): DraftGroup {
  return { key: ++lastKey, join, parts };
}

/** Kept conditions as rows and groups; `conditionOf` gives them back as they were. */
export function draftOf(condition: Condition): DraftPart {
  if ('fact' in condition) return { key: ++lastKey, fact: condition.fact, operator: condition.operator, value: condition.value };
  if ('not' in condition) return groupOf('not', [draftOf(condition.not)]);
  return 'all' in condition ? groupOf('all', condition.all.map(draftOf)) : groupOf('any', condition.any.map(draftOf));
}

/** What was written, as the API takes it; a `not` without a part becomes a group without one, which is refused. */
export function conditionOf(part: DraftPart): Condition {
  if (!isGroup(part)) return { fact: part.fact, operator: part.operator, value: part.value } as LeafCondition;
  const inside = part.parts.map(conditionOf);
  if (part.join === 'not') return { not: inside[0] ?? { all: [] } };
  return part.join === 'all' ? { all: inside } : { any: inside };
}

/** The tree with `change` in place of the part of that key; the other parts stay the same objects. */
export function changed(group: DraftGroup, key: number, change: (part: DraftPart) => DraftPart): DraftGroup {
  if (group.key === key) return change(group) as DraftGroup;
  const parts = group.parts.map((part) => (part.key === key ? change(part) : isGroup(part) ? changed(part, key, change) : part));
  return parts.every((part, at) => part === group.parts[at]) ? group : { ...group, parts };
}

/** The JSON pointer of a part of a group, as the domain names what is wrong. */
export function pointerOf(pointer: string, { join }: DraftGroup, index: number): string {
  return join === 'not' ? `${pointer}/not` : `${pointer}/${join}/${index}`;
}
