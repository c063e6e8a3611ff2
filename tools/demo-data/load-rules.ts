import type { RuleRow, TargetRow } from '@circolo/contracts';
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
    await (await signIn(rule.publisher)).post(`/rules/${row.id}/publication`, undefined, { revision: row.revision });
  }
}

async function write(signIn: SignIn, { author, name, appliesTo, periodKind, conditions, outcome }: DemoRule): Promise<RuleRow> {
  return (await signIn(author)).post<RuleRow>('/rules', { name, appliesTo, periodKind, conditions, outcome });
}
