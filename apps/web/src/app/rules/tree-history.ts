import type { DraftGroup } from './condition-draft';

/** A tree as it was, and the part that was being worked on. */
export interface TreeState {
  readonly root: DraftGroup;
  readonly at: number;
}
/** The newest of the past and the nearest of the future stand last. */
export interface TreeHistory {
  readonly past: readonly TreeState[];
  readonly now: TreeState;
  readonly future: readonly TreeState[];
  /** What the last step was about: steps about the same thing, such as letters typed in one field, are one step. */
  readonly about: string | null;
}

const MOST_STEPS = 500;

export function historyOf(now: TreeState): TreeHistory {
  return { past: [], now, future: [], about: null };
}

/** The history after a step; the same where the step changed nothing. */
export function stepped(history: TreeHistory, next: TreeState, about: string | null = null): TreeHistory {
  const { past, now } = history;
  if (next.root === now.root) return { ...history, now: next };
  const goesOn = about !== null && about === history.about;
  return { past: goesOn ? past : [...past, now].slice(-MOST_STEPS), now: next, future: [], about };
}

export function undone(history: TreeHistory): TreeHistory {
  const { past, now, future } = history;
  const before = past.at(-1);
  return before ? { past: past.slice(0, -1), now: before, future: [...future, now], about: null } : history;
}

export function redone(history: TreeHistory): TreeHistory {
  const { past, now, future } = history;
  const after = future.at(-1);
  return after ? { past: [...past, now], now: after, future: future.slice(0, -1), about: null } : history;
}
