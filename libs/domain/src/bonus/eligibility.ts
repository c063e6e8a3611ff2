import { Refusal } from '../refusal';
import { follow, type Transitions } from '../transitions';

export const ELIGIBILITY_STATES = ['proposed', 'not-evaluable', 'confirmed', 'declined', 'withdrawn'] as const;
export type EligibilityState = (typeof ELIGIBILITY_STATES)[number];

export const ELIGIBILITY_COMMANDS = ['confirm', 'decline', 'withdraw', 'restore', 'restore-not-evaluable'] as const;
export type EligibilityCommand = (typeof ELIGIBILITY_COMMANDS)[number];

/** `withdraw` and the two `restore`s are the evaluation run's, as long as HR has not decided. */
export const ELIGIBILITY_TRANSITIONS: Transitions<EligibilityState, EligibilityCommand> = {
  proposed: { confirm: 'confirmed', decline: 'declined', withdraw: 'withdrawn', 'restore-not-evaluable': 'not-evaluable' },
  'not-evaluable': { confirm: 'confirmed', decline: 'declined', withdraw: 'withdrawn', restore: 'proposed' },
  confirmed: {},
  declined: {},
  withdrawn: { restore: 'proposed', 'restore-not-evaluable': 'not-evaluable' },
};

export function moveEligibility(state: EligibilityState, command: EligibilityCommand): EligibilityState {
  return follow(ELIGIBILITY_TRANSITIONS, state, command);
}

/** Who decides on whose line, and why. `persons` are those whom the line is about: the agent, or the members of the team. */
export type EligibilityDecision = {
  readonly command: 'confirm' | 'decline';
  readonly reason: string | null;
  readonly by: string;
  readonly persons: readonly string[];
};

/** HR decides; refused: `own-line` on a line of one's own, `reason-missing` without a reason, `not-in-this-state`. */
export function decideEligibility(state: EligibilityState, { command, reason, by, persons }: EligibilityDecision): EligibilityState {
  if (persons.includes(by)) throw new Refusal('own-line');
  const next = moveEligibility(state, command);
  if (!reason?.trim()) throw new Refusal('reason-missing', { field: 'reason' });
  return next;
}
