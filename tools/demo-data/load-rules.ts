import { setTimeout as pause } from 'node:timers/promises';
import type { EvaluatedPeriodRow, List, RuleRow, SimulationRow, TargetRow } from '@circolo/contracts';
import type { ApiClient } from './api-client.ts';
import type { SignIn } from './load-people.ts';
import type { Ids } from './load-subjects.ts';
import { demoRules, type DemoRule } from './rules.ts';
import { demoTargets, type DemoTarget } from './targets.ts';

/** Sets the targets that are not there yet, from a day on. */
export async function setTargets(careManager: ApiClient, channelIds: Ids, from: string): Promise<void> {
  const known = await careManager.list<TargetRow>('/targets?limit=500');
  for (const { subject, ...target } of demoTargets) {
    if (known.some((row) => isSame(row, { subject, ...target }) && row.from === from)) continue;
    const id = subject.code === null ? null : channelIds.get(subject.code);
    await careManager.post('/targets', { ...target, subject: { kind: subject.kind, id }, from });
  }
}

function isSame(row: TargetRow, { indicator, subject }: DemoTarget): boolean {
  return row.indicator === indicator && row.subject.kind === subject.kind && row.subject.code === subject.code;
}

/** Writes the rules that are not there yet and has them published. */
export async function publishRules(signIn: SignIn): Promise<void> {
  const known = await (await signIn('care-manager')).list<RuleRow>('/rules?limit=500');
  for (const rule of demoRules) {
    const row = known.find(({ name }) => name === rule.name) ?? (await write(signIn, rule));
    if (rule.publisher === null || row.state !== 'draft') continue;
    const publisher = await signIn(rule.publisher);
    await simulateFirst(publisher, row.id, rule);
    await publisher.post(`/rules/${row.id}/publication`, undefined, { revision: row.revision });
  }
}

/** A rule that comes to data that were evaluated before is simulated on the last period and looked at, as each publication asks. */
async function simulateFirst(publisher: ApiClient, id: string, { periodKind }: DemoRule): Promise<void> {
  const { items } = await publisher.get<List<EvaluatedPeriodRow>>(`/evaluated-periods?periodKind=${periodKind}`);
  if (items[0] === undefined) return;
  let simulation = await publisher.post<SimulationRow>(`/rules/${id}/simulations`, { periods: [items[0].period] });
  while (simulation.state === 'queued' || simulation.state === 'simulating') {
    await pause(500);
    simulation = await publisher.get<SimulationRow>(`/simulations/${simulation.id}`);
  }
  await publisher.post(`/simulations/${simulation.id}/looks`);
}

async function write(signIn: SignIn, { author, name, appliesTo, periodKind, conditions, outcome }: DemoRule): Promise<RuleRow> {
  return (await signIn(author)).post<RuleRow>('/rules', { name, appliesTo, periodKind, conditions, outcome });
}
