import type { Rule } from '../rule';

/**
 * What can be seen of a rule before it ever runs.
 * - `never-true`, `always-true`: the whole rule, of whatever subject whose facts are known; `part-…`: one condition or group of it.
 * - `same-as-rule`, `contained-in-rule`, `contains-rule`: another rule that proposes the same kind of thing holds just then, also then, or
 *   only then. Details: `rule`.
 * - `contradicts-rule`: for one subject and one cause, one asks for training or improvement and the other rewards. Details: `rule`, `fact`,
 *   `overlap` (conditions that say where).
 * - `thresholds-gap`, `thresholds-overlap`: two rules that differ in the limits of one fact leave values between them, or share some.
 *   Details: `rule`, `fact`, and `gap` or `overlap` (conditions that say where).
 * - `fact-unknown`, `fact-retired`, `fact-unfed`: a condition that can never be told, or not any more, or not yet. Details: `fact`.
 * - `units-mixed`: a value that its fact cannot have, or hardly, as 80 for 80 %. Details: `fact`, `unit`, `value`, `likely` (or `null`).
 * - `gap-and-deviation`: the same figure once as an absolute and once as a relative distance from the target. Details: `indicator`, `value`.
 */
export const RULE_FINDING_CODES = [
  'never-true',
  'always-true',
  'part-never-true',
  'part-always-true',
  'same-as-rule',
  'contained-in-rule',
  'contains-rule',
  'contradicts-rule',
  'thresholds-gap',
  'thresholds-overlap',
  'fact-unknown',
  'fact-retired',
  'fact-unfed',
  'units-mixed',
  'gap-and-deviation',
] as const;
export type RuleFindingCode = (typeof RULE_FINDING_CODES)[number];

/** `error`: the rule cannot do what it says. `warning`: hardly what was meant. `hint`: worth a look. */
export const FINDING_WEIGHTS = ['error', 'warning', 'hint'] as const;
export type FindingWeight = (typeof FINDING_WEIGHTS)[number];

export type RuleFinding = {
  readonly code: RuleFindingCode;
  readonly weight: FindingWeight;
  /** Where in the rule: a JSON pointer. */
  readonly pointer: string;
  /** What a sentence needs, JSON-safe. */
  readonly details: Readonly<Record<string, unknown>>;
};

/** A rule as far as it is looked at beside others. */
export type ReviewedRule = Pick<Rule, 'id' | 'name' | 'appliesTo' | 'periodKind' | 'conditions' | 'outcome' | 'persistence'>;
