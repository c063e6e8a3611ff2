import { Refusal } from '../refusal';
import { follow, type Transitions } from '../transitions';
import type { RunState } from './run';

/** What people may do with a run that others work on. */
export const RUN_CONTROLS = ['pause', 'resume', 'retry', 'cancel'] as const;
export type RunControl = (typeof RUN_CONTROLS)[number];

/** Where a run stands for people: paused is no state of its own, since the run goes on from the state that it was paused in. */
export type RunStanding = 'going' | 'paused' | 'failed' | 'over';

/** A run as far as its control depends on it. */
export type ControlledRun = { readonly state: RunState; readonly isPaused: boolean };

const GOING: readonly RunState[] = ['queued', 'measuring', 'comparing', 'deciding'];

/** A failed run is resumed as a whole, or its failed step tried again: both take up what is not done yet. */
export const CONTROL_TRANSITIONS: Transitions<RunStanding, RunControl> = {
  going: { pause: 'paused', cancel: 'over' },
  paused: { resume: 'going', cancel: 'over' },
  failed: { resume: 'going', retry: 'going', cancel: 'over' },
  over: {},
};

/** @throws Refusal `not-in-this-state` for a run that is paused and not going: no run is both at its end and paused */
export function standingOf({ state, isPaused }: ControlledRun): RunStanding {
  const isGoing = GOING.includes(state);
  if (isPaused && !isGoing) throw new Refusal('not-in-this-state', { state, command: 'pause' });
  if (isGoing) return isPaused ? 'paused' : 'going';
  return state === 'failed' ? 'failed' : 'over';
}

/** What can be done with a run as it stands, in the order of `RUN_CONTROLS`. */
export function controlsOf(run: ControlledRun): readonly RunControl[] {
  return RUN_CONTROLS.filter((control) => Object.hasOwn(CONTROL_TRANSITIONS[standingOf(run)], control));
}

/** Where a control leads. @throws Refusal `not-in-this-state` when the run does not take it as it stands */
export function control(run: ControlledRun, command: RunControl): RunStanding {
  return follow(CONTROL_TRANSITIONS, standingOf(run), command);
}
