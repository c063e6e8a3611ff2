import type { SubjectRef } from '../subjects/subject';
import type { OutcomeKind } from './outcomes';
import type { OperatorName } from './operators';
import type { Facts, FactValue } from './fact-value';

/** A rule holds, fails, or cannot be told because facts are missing (Kleene's three values). */
export const VERDICTS = ['holds', 'fails', 'not-evaluable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One condition of the rule and what it met; `holds` is `null` when the fact is missing. */
export type Reason = {
  readonly fact: string;
  readonly operator: OperatorName;
  readonly expected: FactValue | readonly FactValue[];
  readonly actual: FactValue | null;
  readonly holds: boolean | null;
};

export type SubjectFacts = { readonly subject: SubjectRef; readonly facts: Facts };

/** What one rule says of one subject, with every condition in the order in which the rule has them. */
export type Decision = {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly outcomeKind: OutcomeKind;
  readonly subject: SubjectRef;
  readonly verdict: Verdict;
  readonly because: readonly Reason[];
  /** What the conditions said in the periods before, the nearest first; only of a rule that asks for some time. */
  readonly earlier?: readonly (Verdict | null)[];
};
