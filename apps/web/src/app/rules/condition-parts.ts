import type { Because } from '@circolo/contracts';
import { type Condition, factNamed, type LeafCondition } from '@circolo/domain';

export type Join = 'all' | 'any' | 'not';

/** One condition, with what it met where a run has decided. */
export interface ConditionLeaf {
  readonly leaf: LeafCondition;
  readonly reason: Because | null;
}
export interface ConditionGroupPart {
  readonly join: Join;
  readonly parts: readonly ConditionPart[];
  /** Whether the group held; `null` when it could not be told, `undefined` where no run has decided. */
  readonly holds: boolean | null | undefined;
}
export type ConditionPart = ConditionLeaf | ConditionGroupPart;

/** A rule's conditions as a tree to show; `reasons` are those of its leaves, in their order. */
export function partsOf(conditions: Condition, reasons: readonly Because[] | null): ConditionPart {
  let next = 0;
  const walk = (condition: Condition): ConditionPart => {
    if ('fact' in condition) return { leaf: condition, reason: reasons?.[next++] ?? null };
    const join = joinOf(condition);
    const inside = 'not' in condition ? [condition.not] : 'all' in condition ? condition.all : condition.any;
    const parts = inside.map(walk);
    return { join, parts, holds: reasons ? groupHolds(join, parts.map(holdsOf)) : undefined };
  };
  return walk(conditions);
}

export function isLeaf(part: ConditionPart): part is ConditionLeaf {
  return 'leaf' in part;
}

/** Whether a condition says what it is about, how it compares, and with what: only then is there a sentence for it. */
export function isComplete({
  fact,
  operator,
  value,
}: {
  readonly fact: string;
  readonly operator: string;
  readonly value: unknown;
}): boolean {
  return factNamed(fact) !== null && operator !== '' && value !== null && value !== undefined;
}

function joinOf(condition: object): Join {
  return 'not' in condition ? 'not' : 'all' in condition ? 'all' : 'any';
}

function holdsOf(part: ConditionPart): boolean | null {
  return (isLeaf(part) ? part.reason?.holds : part.holds) ?? null;
}

/** Kleene's three values: what is missing decides only where the rest does not. */
function groupHolds(join: Join, inside: readonly (boolean | null)[]): boolean | null {
  const deciding = join === 'any';
  if (join === 'not') return inside[0] === null || inside[0] === undefined ? null : !inside[0];
  if (inside.includes(deciding)) return deciding;
  return inside.includes(null) ? null : !deciding;
}
