import { isIndicatorCode } from '../indicators/catalogue';
import { PERIOD_KINDS } from '../period';
import type { RefusalCode, RefusalDetails } from '../refusal';
import { isMeasuredKind } from '../subjects/subject';
import { checkConditions, type RuleProblem } from './check-conditions';
import { OUTCOMES, type OutcomeDefinition } from './outcomes';
import type { RuleContent } from './rule';

/** A rule as it came from outside: nothing in it is trusted. */
export type RuleCandidate = Readonly<Record<keyof RuleContent, unknown>>;

/** Everything wrong with a rule; empty when it may be kept. */
export function checkRule(candidate: RuleCandidate): readonly RuleProblem[] {
  const { name, appliesTo, periodKind, conditions, outcome } = candidate;
  const problems: RuleProblem[] = [];
  const report = (pointer: string, code: RefusalCode, details: RefusalDetails = {}) => void problems.push({ pointer, code, details });
  if (typeof name !== 'string' || name.trim() === '') report('/name', 'rule-name-missing');
  if (!isMeasuredKind(appliesTo)) report('/appliesTo', 'rule-applies-to-unknown');
  if (!(PERIOD_KINDS as readonly unknown[]).includes(periodKind)) report('/periodKind', 'rule-period-kind-unknown');
  problems.push(...checkConditions(conditions), ...checkOutcome(outcome, appliesTo));
  return problems;
}

function checkOutcome(outcome: unknown, appliesTo: unknown): readonly RuleProblem[] {
  const definition = definitionOf(outcome);
  if (definition === null) return [{ pointer: '/outcome/kind', code: 'rule-outcome-unknown', details: {} }];
  const problems: RuleProblem[] = [];
  if (isMeasuredKind(appliesTo) && !definition.subjects.includes(appliesTo)) {
    problems.push({ pointer: '/appliesTo', code: 'rule-bonus-not-for-kind', details: { subjects: definition.subjects } });
  }
  for (const [name, value] of Object.entries(outcome as object)) {
    if (name === 'kind' || isParameter(definition, name, value)) continue;
    problems.push({ pointer: `/outcome/${name}`, code: 'rule-outcome-parameter', details: { parameter: name } });
  }
  return problems;
}

function definitionOf(outcome: unknown): OutcomeDefinition | null {
  const kind: unknown = typeof outcome === 'object' && outcome !== null ? (outcome as { kind?: unknown }).kind : null;
  return Object.values(OUTCOMES).find((definition) => definition.kind === kind) ?? null;
}

function isParameter({ parameters }: OutcomeDefinition, name: string, value: unknown): boolean {
  const parameter = parameters.find((known) => known.name === name);
  if (parameter === undefined) return false;
  if (value === null) return true;
  return parameter.type === 'indicator' ? isIndicatorCode(value) : typeof value === 'string' && value.length <= parameter.longest;
}
