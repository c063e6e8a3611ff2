import { type Dose, USUAL_DOSE } from '../dose';
import type { Persistence } from '../persistence';
import type { RuleContent } from '../rule';
import { compareConditions, type ConditionChange } from './compare-conditions';

type Heading = 'name' | 'appliesTo' | 'periodKind';

/** What became of a rule from one version to another, as data: the words are made where it is read. */
export type VersionChange =
  | { readonly kind: Heading; readonly before: string; readonly after: string }
  | { readonly kind: 'outcome'; readonly before: string; readonly after: string }
  /** `null` where a version leaves the parameter out. */
  | { readonly kind: 'parameter'; readonly parameter: string; readonly before: unknown; readonly after: unknown }
  /** `null` where one period is enough. */
  | { readonly kind: 'persistence'; readonly before: Persistence | null; readonly after: Persistence | null }
  | { readonly kind: 'dose'; readonly before: Dose; readonly after: Dose }
  | ConditionChange;

/** Everything that differs between two versions, in the order in which a rule is read; empty when they say the same. */
export function compareVersions(before: RuleContent, after: RuleContent): readonly VersionChange[] {
  const headings = (['name', 'appliesTo', 'periodKind'] as const)
    .filter((heading) => before[heading] !== after[heading])
    .map((heading) => ({ kind: heading, before: before[heading], after: after[heading] }));
  return [
    ...headings,
    ...compareConditions(before.conditions, after.conditions),
    ...persistenceChanges(before.persistence ?? null, after.persistence ?? null),
    ...outcomeChanges(before, after),
    ...doseChanges(before.dose ?? USUAL_DOSE, after.dose ?? USUAL_DOSE),
  ];
}

function persistenceChanges(before: Persistence | null, after: Persistence | null): readonly VersionChange[] {
  const isSame = before?.times === after?.times && before?.periods === after?.periods;
  return isSame ? [] : [{ kind: 'persistence', before, after }];
}

function doseChanges(before: Dose, after: Dose): readonly VersionChange[] {
  const isSame = before.coolDownPeriods === after.coolDownPeriods && before.oneTrainingAtATime === after.oneTrainingAtATime;
  return isSame ? [] : [{ kind: 'dose', before, after }];
}

function outcomeChanges({ outcome: before }: RuleContent, { outcome: after }: RuleContent): readonly VersionChange[] {
  const kind: readonly VersionChange[] = before.kind === after.kind ? [] : [{ kind: 'outcome', before: before.kind, after: after.kind }];
  const [had, has] = [before, after] as readonly [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
  const parameters = [...new Set([...Object.keys(had), ...Object.keys(has)])].filter((name) => name !== 'kind');
  const changed = parameters
    .map((parameter) => ({ kind: 'parameter', parameter, before: had[parameter] ?? null, after: has[parameter] ?? null }) as const)
    .filter((change) => change.before !== change.after);
  return [...kind, ...changed];
}
