import { follow, type Transitions } from '../transitions';

export const RUN_STATES = ['queued', 'measuring', 'comparing', 'deciding', 'completed', 'failed', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];

export const RUN_COMMANDS = ['measure', 'compare', 'decide', 'complete', 'fail', 'cancel', 'resume'] as const;
export type RunCommand = (typeof RUN_COMMANDS)[number];

/** Signals end the comparing, proposals the deciding. A failed run is queued again: its steps are repeatable and take up where they were. */
export const RUN_TRANSITIONS: Transitions<RunState, RunCommand> = {
  queued: { measure: 'measuring', fail: 'failed', cancel: 'cancelled' },
  measuring: { compare: 'comparing', fail: 'failed', cancel: 'cancelled' },
  comparing: { decide: 'deciding', fail: 'failed', cancel: 'cancelled' },
  deciding: { complete: 'completed', fail: 'failed', cancel: 'cancelled' },
  completed: {},
  failed: { resume: 'queued', cancel: 'cancelled' },
  cancelled: {},
};

export function moveRun(state: RunState, command: RunCommand): RunState {
  return follow(RUN_TRANSITIONS, state, command);
}
