import { compare, leavesOf } from '../leaf';
import type { Facts } from '../fact-value';
import type { LeafCondition, Rule } from '../rule';
import type { Decision, Reason, SubjectFacts, Verdict } from '../verdict';
import { verdictOf } from './three-valued';

/**
 * What every rule says of every subject of its kind: by subject as they came, and for each subject in the order of the rules. The rules
 * must have passed `checkRule`. One call keeps its engines to itself, since an engine does one run at a time.
 */
export async function decide(rules: readonly Rule[], subjects: readonly SubjectFacts[]): Promise<readonly Decision[]> {
  const judges = rules.map(judgeOf);
  const decisions: Decision[] = [];
  for (const { subject, facts } of subjects) {
    for (const judge of judges) {
      if (judge.rule.appliesTo === subject.kind) decisions.push({ ...(await judge.say(facts)), subject });
    }
  }
  return decisions;
}

type Judge = { readonly rule: Rule; readonly say: (facts: Facts) => Promise<Omit<Decision, 'subject'>> };

/**
 * The verdict depends on nothing but what each condition says. Where all of them say what they said of another subject, that verdict
 * stands, and the engine is not asked again.
 */
function judgeOf(rule: Rule): Judge {
  const leaves = leavesOf(rule.conditions);
  const ask = verdictOf(rule.conditions);
  const given = new Map<string, Verdict>();
  const say = async (facts: Facts) => {
    const because = leaves.map((leaf) => reasonOf(leaf, facts));
    const said = because.map(({ holds }) => Number(holds ?? 2)).join('');
    const verdict = given.get(said) ?? (await ask(Object.fromEntries(because.map(({ fact, actual }) => [fact, actual]))));
    given.set(said, verdict);
    return { ruleId: rule.id, ruleVersion: rule.version, outcomeKind: rule.outcome.kind, verdict, because };
  };
  return { rule, say };
}

function reasonOf({ fact, operator, value }: LeafCondition, facts: Facts): Reason {
  const actual = (Object.hasOwn(facts, fact) ? facts[fact] : null) ?? null;
  return { fact, operator, expected: value, actual, holds: compare(operator, actual, value) };
}
