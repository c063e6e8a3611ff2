import { Refusal } from '../refusal';
import type { OutcomeKind } from './outcomes';
import { moveRule, type RuleState } from './rule';

export type Publication = {
  readonly state: RuleState;
  readonly outcomeKind: OutcomeKind;
  readonly author: string;
  readonly by: string;
};

/** A draft becomes published; refused: `not-in-this-state`, and `author-cannot-publish` for a rule about bonuses. */
export function publishRule({ state, outcomeKind, author, by }: Publication): RuleState {
  const next = moveRule(state, 'publish');
  if (outcomeKind === 'bonus' && author === by) throw new Refusal('author-cannot-publish');
  return next;
}
