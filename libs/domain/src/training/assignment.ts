import { Refusal } from '../refusal';
import { follow, type Transitions } from '../transitions';

export const ASSIGNMENT_STATES = [
  'proposed',
  'assigned',
  'scheduled',
  'attended',
  'missed',
  'completed',
  'cancelled',
  'withdrawn',
] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

export const ASSIGNMENT_COMMANDS = [
  'accept',
  'schedule',
  'mark-attended',
  'mark-missed',
  'complete',
  'cancel',
  'withdraw',
  'restore',
] as const;
export type AssignmentCommand = (typeof ASSIGNMENT_COMMANDS)[number];

/** `schedule` again gives another date; `withdraw` and `restore` are the evaluation run's, as long as nobody has acted. */
export const ASSIGNMENT_TRANSITIONS: Transitions<AssignmentState, AssignmentCommand> = {
  proposed: { accept: 'assigned', cancel: 'cancelled', withdraw: 'withdrawn' },
  assigned: { schedule: 'scheduled', cancel: 'cancelled' },
  scheduled: { schedule: 'scheduled', 'mark-attended': 'attended', 'mark-missed': 'missed', cancel: 'cancelled' },
  attended: { complete: 'completed' },
  missed: { schedule: 'scheduled', cancel: 'cancelled' },
  completed: {},
  cancelled: {},
  withdrawn: { restore: 'proposed' },
};

/** Refused: `not-in-this-state`, and `reason-missing` when it is cancelled without one. */
export function moveAssignment(state: AssignmentState, command: AssignmentCommand, reason: string | null = null): AssignmentState {
  const next = follow(ASSIGNMENT_TRANSITIONS, state, command);
  if (command === 'cancel' && !reason?.trim()) throw new Refusal('reason-missing', { field: 'reason' });
  return next;
}
