import { setTimeout as pause } from 'node:timers/promises';
import type { EligibilityRow, RunRow } from '@circolo/contracts';
import type { ApiClient } from './api-client.ts';
import { monthsAfter, monthText, type Month } from './calendar.ts';
import type { SignIn } from './load-people.ts';
import { percent, type Progress } from './progress.ts';

const monthsTurned = 3;

/**
 * Turns the cycle for the last three months, the earliest first, unless it has been turned. Between one month and the next HR decides
 * who gets the bonus, so that the last month's proposals are those that wait.
 */
export async function turnCycle(signIn: SignIn, until: Month, progress: Progress): Promise<void> {
  const careManager = await signIn('care-manager');
  const known = await careManager.list<RunRow>('/evaluation-runs?limit=500');
  for (let back = monthsTurned - 1; back >= 0; back--) {
    const period = monthText(monthsAfter(until, -back));
    const begun = known.find((run) => run.period === period && run.state !== 'cancelled');
    await finish(careManager, await start(careManager, period, begun), progress);
    if (back > 0) await decideBonuses(await signIn('hr'), period);
  }
}

async function start(careManager: ApiClient, period: string, begun: RunRow | undefined): Promise<string> {
  if (!begun) return (await careManager.post<{ id: string }>('/evaluation-runs', { period })).id;
  if (begun.state === 'failed') await careManager.post(`/evaluation-runs/${begun.id}/resumption`);
  return begun.id;
}

async function finish(careManager: ApiClient, id: string, progress: Progress): Promise<void> {
  for (;;) {
    const run = await careManager.get<RunRow>(`/evaluation-runs/${id}`);
    if (run.state === 'completed') return;
    if (run.state === 'failed' || run.state === 'cancelled')
      throw new Error(`The run of ${run.period} ended as ${run.state}: ${JSON.stringify(run.failure)}`);
    const [done, total] = run.steps.reduce(([d, t], step) => [d + step.done, t + step.total], [0, 0]);
    progress(`evaluating ${run.period}: ${run.state} ${percent(done, total)}`);
    await pause(200);
  }
}

async function decideBonuses(hr: ApiClient, period: string): Promise<void> {
  const proposed = await hr.list<EligibilityRow>(`/bonus-eligibilities?period=${period}&state=proposed&limit=500`);
  for (const { id } of proposed) {
    const decision = { decision: 'confirmed', reason: 'Risoluzione e soddisfazione del mese al valore obiettivo.' };
    await hr.post(`/bonus-eligibilities/${id}/decision`, decision);
  }
}
