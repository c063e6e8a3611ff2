import { follow, type Transitions } from '../../transitions';

export const SIMULATION_STATES = ['queued', 'simulating', 'completed', 'failed', 'cancelled'] as const;
export type SimulationState = (typeof SIMULATION_STATES)[number];
export type SimulationCommand = 'begin' | 'complete' | 'fail' | 'cancel';

const TRANSITIONS: Transitions<SimulationState, SimulationCommand> = {
  queued: { begin: 'simulating', fail: 'failed', cancel: 'cancelled' },
  simulating: { begin: 'simulating', complete: 'completed', fail: 'failed', cancel: 'cancelled' },
  completed: {},
  failed: {},
  cancelled: {},
};

/** @throws Refusal `not-in-this-state` */
export function moveSimulation(state: SimulationState, command: SimulationCommand): SimulationState {
  return follow(TRANSITIONS, state, command);
}
