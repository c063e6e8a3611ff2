import type { RunDetail, RunRow, RunStep } from '@circolo/contracts';
import type { RunState } from '@circolo/domain';
import type { StateName } from '../ui/state';

const GOING: readonly RunState[] = ['queued', 'measuring', 'comparing', 'deciding'];

/** The arcs of the cycle that a run fills, and by which of its steps. Collecting was done before it; acting and verifying come after. */
export const ARCS: readonly { readonly name: string; readonly steps: readonly RunStep[] }[] = [
  { name: 'collect', steps: [] },
  { name: 'measure', steps: ['measure'] },
  { name: 'compare', steps: ['compare', 'signal'] },
  { name: 'decide', steps: ['decide', 'propose'] },
  { name: 'act', steps: [] },
  { name: 'verify', steps: [] },
];

export const SHOWN_AS: Record<RunState, StateName> = {
  queued: 'none',
  measuring: 'watch',
  comparing: 'watch',
  deciding: 'watch',
  completed: 'met',
  failed: 'critical',
  cancelled: 'none',
};

/** The word for where a run stands: its state, or that it is held. */
export function wordOf({ state, paused }: Pick<RunRow, 'state' | 'paused'>): RunState | 'paused' {
  return paused ? 'paused' : state;
}

export function isGoing({ state }: RunRow): boolean {
  return GOING.includes(state);
}

/** How full each of the six arcs is, 0..1. */
export function sharesOf(run: RunRow): readonly number[] {
  return ARCS.map(({ name, steps }) => {
    if (name === 'collect') return 1;
    if (steps.length === 0) return 0;
    return run.state === 'completed' ? 1 : shareOf(run.steps.filter((step) => steps.includes(step.name)));
  });
}

/** How far the whole run has come, 0..100. */
export function percentOf(run: RunRow): number {
  return run.state === 'completed' ? 100 : Math.floor(shareOf(run.steps) * 100);
}

/** Seconds that a run of this speed still needs, the time not counted in which it was held; `null` while too little is done to tell. */
export function secondsLeft(run: RunDetail, now: number): number | null {
  const share = shareOf(run.steps);
  if (!isGoing(run) || run.paused || !run.startedAt || share < 0.1) return null;
  const passed = (now - Date.parse(run.startedAt) - heldMs(run.log)) / 1000;
  return passed > 0 ? Math.ceil((passed * (1 - share)) / share) : null;
}

/** How long it was paused, or had failed, in all, until it was taken up again. */
function heldMs(log: RunDetail['log']): number {
  let held = 0;
  let since: number | null = null;
  for (const { what, at } of log) {
    if (what === 'paused' || what === 'failed') since ??= Date.parse(at);
    if (since === null || (what !== 'resumed' && what !== 'retried')) continue;
    held += Date.parse(at) - since;
    since = null;
  }
  return held;
}

function shareOf(steps: RunRow['steps']): number {
  const total = steps.reduce((sum, step) => sum + step.total, 0);
  return total === 0 ? 0 : steps.reduce((sum, step) => sum + step.done, 0) / total;
}
