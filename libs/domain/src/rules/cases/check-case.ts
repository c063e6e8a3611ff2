import { factNamed } from '../catalogue';
import type { RuleProblem } from '../check-conditions';
import type { FactDefinition } from '../fact';
import { isPlainText, LONGEST_TEXT } from '../plain-text';

/** A case as it came from outside: nothing in it is trusted. */
export type CaseCandidate = { readonly name: unknown; readonly facts: unknown };

/** Many more facts than the conditions of one rule can ask about. */
export const MOST_FACTS = 200;

/** Everything wrong with a case; empty when it may be kept. A fact that is `null` is one that nothing is known of. */
export function checkCase({ name, facts }: CaseCandidate): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (typeof name !== 'string' || name.trim() === '') problems.push({ pointer: '/name', code: 'rule-name-missing', details: {} });
  else if (!isPlainText(name)) problems.push({ pointer: '/name', code: 'rule-text-unfit', details: { longest: LONGEST_TEXT } });
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) {
    return [...problems, { pointer: '/facts', code: 'case-facts-unfit', details: { most: MOST_FACTS } }];
  }
  const entries = Object.entries(facts);
  if (entries.length > MOST_FACTS) return [...problems, { pointer: '/facts', code: 'case-facts-unfit', details: { most: MOST_FACTS } }];
  for (const [fact, value] of entries) {
    const pointer = `/facts/${fact.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const known = factNamed(fact);
    if (known === null) problems.push({ pointer, code: 'rule-unknown-fact', details: { fact: fact.slice(0, 100) } });
    else if (value !== null && !suits(known, value)) problems.push({ pointer, code: 'rule-value-type', details: { fact } });
  }
  return problems;
}

function suits({ type, values }: FactDefinition, value: unknown): boolean {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (type === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  return values === null ? isPlainText(value) : values.includes(value);
}
