import { setTimeout as pause } from 'node:timers/promises';
import type { RunRow } from '@circolo/contracts';
import type { ApiClient } from './api-client.ts';
import { monthsAfter, monthText, type Month } from './calendar.ts';
import { percent, type Progress } from './progress.ts';

const monthsTurned = 3;

/** Turns the cycle for the last three months, the earliest first, unless it has been turned; waits for each. */
export async function turnCycle(careManager: ApiClient, until: Month, progress: Progress): Promise<readonly RunRow[]> {
  const known = await careManager.list<RunRow>('/evaluation-runs?limit=500');
  const runs: RunRow[] = [];
  for (let back = monthsTurned - 1; back >= 0; back--) {
    const period = monthText(monthsAfter(until, -back));
    const begun = known.find((run) => run.period === period && run.state !== 'cancelled');
    runs.push(await finish(careManager, await start(careManager, period, begun), progress));
  }
  return runs;
}

async function start(careManager: ApiClient, period: string, begun: RunRow | undefined): Promise<string> {
  if (!begun) return (await careManager.post<{ id: string }>('/evaluation-runs', { period })).id;
  if (begun.state === 'failed') await careManager.post(`/evaluation-runs/${begun.id}/resumption`);
  return begun.id;
}

async function finish(careManager: ApiClient, id: string, progress: Progress): Promise<RunRow> {
  for (;;) {
    const run = await careManager.get<RunRow>(`/evaluation-runs/${id}`);
    if (run.state === 'completed') return run;
    if (run.state === 'failed' || run.state === 'cancelled')
      throw new Error(`The run of ${run.period} ended as ${run.state}: ${JSON.stringify(run.failure)}`);
    const [done, total] = run.steps.reduce(([d, t], step) => [d + step.done, t + step.total], [0, 0]);
    progress(`evaluating ${run.period}: ${run.state} ${percent(done, total)}`);
    await pause(200);
  }
}
