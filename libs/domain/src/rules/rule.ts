import type { MeasuredKind } from '../subjects/subject';
import type { PeriodKind } from '../period';
import type { Dose } from './dose';
import type { FactValue } from './fact-value';
import type { Transitions } from '../transitions';
import { follow } from '../transitions';
import type { RuleOutcome } from './outcomes';
import type { OperatorName } from './operators';
import type { Persistence } from './persistence';

/** A condition on one fact, in the form of json-rules-engine. */
export type LeafCondition = {
  readonly fact: string;
  readonly operator: OperatorName;
  readonly value: FactValue | readonly FactValue[];
};
export type GroupCondition = { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] } | { readonly not: Condition };
export type Condition = GroupCondition | LeafCondition;

/** What a person writes: conditions on a kind of subject over a kind of period, and what follows when they hold. */
export type RuleContent = {
  readonly name: string;
  readonly appliesTo: MeasuredKind;
  readonly periodKind: PeriodKind;
  readonly conditions: GroupCondition;
  readonly outcome: RuleOutcome;
  /** For how many of the last periods the conditions must have held; without it, or `null`, the one that is looked at is enough. */
  readonly persistence?: Persistence | null;
  /** Without it, `USUAL_DOSE`. */
  readonly dose?: Dose;
};

/** A version of a rule. */
export type Rule = RuleContent & { readonly id: string; readonly version: number };

export const RULE_STATES = ['draft', 'published', 'retired'] as const;
export type RuleState = (typeof RULE_STATES)[number];
export const RULE_COMMANDS = ['edit', 'publish', 'retire'] as const;
export type RuleCommand = (typeof RULE_COMMANDS)[number];

/** A published version is never edited: another version replaces it. */
export const RULE_TRANSITIONS: Transitions<RuleState, RuleCommand> = {
  draft: { edit: 'draft', publish: 'published' },
  published: { retire: 'retired' },
  retired: {},
};

export function moveRule(state: RuleState, command: RuleCommand): RuleState {
  return follow(RULE_TRANSITIONS, state, command);
}
