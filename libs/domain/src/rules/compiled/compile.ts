import { leavesOf } from '../leaf';
import type { Facts, FactValue } from '../fact-value';
import type { Condition, GroupCondition } from '../rule';
import type { Verdict } from '../verdict';
import { type Explanation, TOLD_IN_A_NUMBER } from './explanation';
import { type LeafTest, leafTest } from './leaf-test';
import { programOf } from './program';
import { FAILS, HOLDS, opposite, type Told, VERDICT_OF } from './told';

export type Explained = { readonly verdict: Verdict; readonly explanation: Explanation };

/** The conditions of one rule as functions. They keep nothing between subjects: whoever compiles them keeps them, by the rule's version. */
export type CompiledConditions = {
  /** What the conditions say of these facts; it looks at no more of them than it takes to tell. */
  readonly verdictOf: (facts: Facts) => Verdict;
  /** The same with what each condition met, so that it can be told again without the facts. */
  readonly explain: (facts: Facts) => Explained;
};

/** Compiles conditions that have passed `checkConditions`. json-rules-engine is the judge of what they say (`engine/decide.ts`). */
export function compileConditions(conditions: GroupCondition): CompiledConditions {
  const leaves = leavesOf(conditions);
  const [names, tests] = [leaves.map(({ fact }) => fact), leaves.map(leafTest)];
  const said: Told[] = leaves.map(() => FAILS);
  const saysAgain = fromSaid(conditions, said);
  return {
    verdictOf: programOf(conditions),
    explain: (facts) => {
      const explanation = explanationOf(names, tests, facts, said);
      return { verdict: VERDICT_OF[saysAgain()], explanation };
    },
  };
}

type Saying = () => Told;

function all(inside: readonly Saying[]): Saying {
  return () => {
    let told: Told = HOLDS;
    for (let place = 0; place < inside.length; place++) {
      const each = inside[place]!();
      if (each === FAILS) return FAILS;
      if (each < told) told = each;
    }
    return told;
  };
}

function any(inside: readonly Saying[]): Saying {
  return () => {
    let told: Told = FAILS;
    for (let place = 0; place < inside.length; place++) {
      const each = inside[place]!();
      if (each === HOLDS) return HOLDS;
      if (each > told) told = each;
    }
    return told;
  };
}

/** The same tree over what its leaves have said already. */
function fromSaid(conditions: GroupCondition, said: readonly Told[]): Saying {
  let place = 0;
  const again = (condition: Condition): Saying => {
    if ('fact' in condition) {
      const own = place++;
      return () => said[own]!;
    }
    if ('not' in condition) {
      const inside = again(condition.not);
      return () => opposite(inside());
    }
    return 'all' in condition ? all(condition.all.map(again)) : any(condition.any.map(again));
  };
  return again(conditions);
}

/** Asks every condition; what each said is also left in `said`, for the tree. */
function explanationOf(names: readonly string[], tests: readonly LeafTest[], facts: Facts, said: Told[]): Explanation {
  const met: (FactValue | null)[] = [];
  const told: number[] = [];
  let bits = 0;
  for (let place = 0; place < names.length; place++) {
    const actual = facts[names[place]!];
    const each = tests[place]!(actual);
    said[place] = each;
    met.push(keepable(actual));
    const shift = place % TOLD_IN_A_NUMBER;
    if (place > 0 && shift === 0) {
      told.push(bits);
      bits = 0;
    }
    bits |= each << (2 * shift);
  }
  told.push(bits);
  return { told, met };
}

/** What JSON can carry; anything else counts as missing and is kept as that. */
function keepable(actual: unknown): FactValue | null {
  if (typeof actual === 'number') return Number.isFinite(actual) ? actual : null;
  return typeof actual === 'string' || typeof actual === 'boolean' ? actual : null;
}
