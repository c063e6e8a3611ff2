import { isIndicatorCode } from '../indicators/catalogue';
import { type Dose, isDose, USUAL_DOSE } from './dose';
import { PERIOD_KINDS } from '../period';
import type { RefusalCode, RefusalDetails } from '../refusal';
import { isMeasuredKind } from '../subjects/subject';
import { checkConditions, type RuleProblem } from './check-conditions';
import { OUTCOMES, type OutcomeDefinition, type OutcomeParameter } from './outcomes';
import { isPersistence, MOST_PERIODS } from './persistence';
import { isPlainText, LONGEST_TEXT } from './plain-text';
import type { RuleContent } from './rule';

/** A rule as it came from outside: nothing in it is trusted. */
export type RuleCandidate = { readonly [Part in keyof RuleContent]: unknown };

/** Everything wrong with a rule; empty when it may be kept. */
export function checkRule(candidate: RuleCandidate): readonly RuleProblem[] {
  const { name, appliesTo, periodKind, conditions, outcome, persistence = null, dose = USUAL_DOSE } = candidate;
  const problems: RuleProblem[] = [];
  const report = (pointer: string, code: RefusalCode, details: RefusalDetails = {}) => void problems.push({ pointer, code, details });
  if (typeof name !== 'string' || name.trim() === '') report('/name', 'rule-name-missing');
  else if (!isPlainText(name)) report('/name', 'rule-text-unfit', { longest: LONGEST_TEXT });
  if (!isMeasuredKind(appliesTo)) report('/appliesTo', 'rule-applies-to-unknown');
  if (!(PERIOD_KINDS as readonly unknown[]).includes(periodKind)) report('/periodKind', 'rule-period-kind-unknown');
  problems.push(...checkConditions(conditions), ...checkOutcome(outcome, appliesTo));
  if (persistence !== null && !isPersistence(persistence)) report('/persistence', 'rule-persistence-unfit', { most: MOST_PERIODS });
  if (!isDose(dose)) report('/dose', 'rule-dose-unfit', { most: MOST_PERIODS });
  else problems.push(...checkDose(dose, outcome));
  return problems;
}

/** What a dose would silence must be what the rule asks for: a bonus is each period's own, and only training waits for training. */
function checkDose({ coolDownPeriods, oneTrainingAtATime }: Dose, outcome: unknown): readonly RuleProblem[] {
  const kind = definitionOf(outcome)?.kind ?? null;
  if (kind === null) return [];
  const code = 'rule-dose-not-for-outcome';
  return [
    ...(kind === 'bonus' && coolDownPeriods > 0 ? [{ pointer: '/dose/coolDownPeriods', code, details: { kind } } as const] : []),
    ...(kind !== 'training' && oneTrainingAtATime ? [{ pointer: '/dose/oneTrainingAtATime', code, details: { kind } } as const] : []),
  ];
}

function checkOutcome(outcome: unknown, appliesTo: unknown): readonly RuleProblem[] {
  const definition = definitionOf(outcome);
  if (definition === null) return [{ pointer: '/outcome/kind', code: 'rule-outcome-unknown', details: {} }];
  const problems: RuleProblem[] = [];
  if (isMeasuredKind(appliesTo) && !definition.subjects.includes(appliesTo)) {
    problems.push({ pointer: '/appliesTo', code: 'rule-bonus-not-for-kind', details: { subjects: definition.subjects } });
  }
  for (const name of Object.keys(outcome as object).filter((key) => key !== 'kind')) {
    // An outcome has few parameters: who sends a thousand is told of the first ones.
    if (problems.length > definition.parameters.length) break;
    const parameter = definition.parameters.find((known) => known.name === name);
    const code = parameterProblem(parameter, (outcome as Readonly<Record<string, unknown>>)[name]);
    if (code === null) continue;
    const details = { parameter: name.slice(0, 100), longest: parameter?.longest ?? null };
    problems.push({ pointer: `/outcome/${asPointer(name)}`, code, details });
  }
  return problems;
}

/** One step of a JSON pointer (RFC 6901), no longer than a reader needs. */
function asPointer(key: string): string {
  return key.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
}

function definitionOf(outcome: unknown): OutcomeDefinition | null {
  const kind: unknown = typeof outcome === 'object' && outcome !== null ? (outcome as { kind?: unknown }).kind : null;
  return Object.values(OUTCOMES).find((definition) => definition.kind === kind) ?? null;
}

function parameterProblem(parameter: OutcomeParameter | undefined, value: unknown): RefusalCode | null {
  if (parameter === undefined) return 'rule-outcome-parameter';
  if (value === null) return null;
  if (parameter.type === 'indicator') return isIndicatorCode(value) ? null : 'rule-outcome-parameter';
  if (typeof value !== 'string' || value.length > parameter.longest) return 'rule-outcome-parameter';
  return isPlainText(value, parameter.longest) ? null : 'rule-text-unfit';
}
