import { compare, leavesOf } from '../leaf';
import type { Facts, LeafCondition, Rule } from '../rule';
import type { Decision, Reason, SubjectFacts, Verdict } from '../verdict';
import { engineOf, holding } from './three-valued';

/**
 * What every rule says of every subject of its kind: by subject as they came, and for each subject in the order of the rules. The rules
 * must have passed `checkRule`. One call keeps its engines to itself, since an engine does one run at a time.
 */
export async function decide(rules: readonly Rule[], subjects: readonly SubjectFacts[]): Promise<readonly Decision[]> {
  const judges = new Map<string, Judge>();
  const decisions: Decision[] = [];
  for (const { subject, facts } of subjects) {
    const judge = judges.get(subject.kind) ?? judgeOf(rules.filter(({ appliesTo }) => appliesTo === subject.kind));
    judges.set(subject.kind, judge);
    decisions.push(...(await judge(facts)).map((said) => ({ ...said, subject })));
  }
  return decisions;
}

type Said = Omit<Decision, 'subject'>;
type Judge = (facts: Facts) => Promise<readonly Said[]>;

function judgeOf(rules: readonly Rule[]): Judge {
  const leaves = rules.map(({ conditions }) => leavesOf(conditions));
  const named = [...new Set(leaves.flat().map(({ fact }) => fact))];
  const [certain, possible] = [engineOf(rules, 'against'), engineOf(rules, 'for')];
  return async (facts) => {
    const asked = Object.fromEntries(named.filter((name) => Object.hasOwn(facts, name)).map((name) => [name, facts[name]!]));
    const reasons = leaves.map((own) => own.map((leaf) => reasonOf(leaf, asked)));
    const doubtful = reasons.some((own) => own.some(({ holds }) => holds === null));
    const holds = await holding(certain, asked);
    // Without a missing fact both askings have one answer.
    const mayHold = doubtful ? await holding(possible, asked) : holds;
    return rules.map(({ id, version, outcome }, index) => ({
      ruleId: id,
      ruleVersion: version,
      outcomeKind: outcome.kind,
      verdict: verdictOf(holds.has(index), mayHold.has(index)),
      because: reasons[index]!,
    }));
  };
}

function verdictOf(holds: boolean, mayHold: boolean): Verdict {
  if (holds) return 'holds';
  return mayHold ? 'not-evaluable' : 'fails';
}

function reasonOf({ fact, operator, value }: LeafCondition, facts: Facts): Reason {
  const actual = facts[fact] ?? null;
  return { fact, operator, expected: value, actual, holds: compare(operator, actual, value) };
}
