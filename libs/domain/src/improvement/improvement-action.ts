import { FUNCTIONS, type SigningFunction } from '../approvals/approval';
import { follow, type Transitions } from '../transitions';

export const IMPROVEMENT_STATES = [
  'proposed',
  'in-review',
  'changes-requested',
  'approved',
  'rejected',
  'in-progress',
  'implemented',
  'withdrawn',
] as const;
export type ImprovementState = (typeof IMPROVEMENT_STATES)[number];

export const IMPROVEMENT_COMMANDS = [
  'sign',
  'release',
  'request-changes',
  'revise',
  'reject',
  'start',
  'implement',
  'withdraw',
  'restore',
] as const;
export type ImprovementCommand = (typeof IMPROVEMENT_COMMANDS)[number];

/** The functions that must sign, by two different people. */
export const IMPROVEMENT_SIGNERS: readonly SigningFunction[] = FUNCTIONS;

/**
 * `sign` is any signature, `release` follows the last one. `revise` changes the content and so voids the signatures. `withdraw` and
 * `restore` are the evaluation run's, and only as long as nobody has acted.
 */
export const IMPROVEMENT_TRANSITIONS: Transitions<ImprovementState, ImprovementCommand> = {
  proposed: { sign: 'in-review', revise: 'proposed', reject: 'rejected', withdraw: 'withdrawn' },
  'in-review': { sign: 'in-review', release: 'approved', revise: 'proposed', 'request-changes': 'changes-requested', reject: 'rejected' },
  'changes-requested': { revise: 'proposed' },
  approved: { start: 'in-progress' },
  rejected: {},
  'in-progress': { implement: 'implemented' },
  implemented: {},
  withdrawn: { restore: 'proposed' },
};

export function moveImprovement(state: ImprovementState, command: ImprovementCommand): ImprovementState {
  return follow(IMPROVEMENT_TRANSITIONS, state, command);
}
