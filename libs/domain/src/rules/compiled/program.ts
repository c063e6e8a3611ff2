import type { Facts } from '../fact-value';
import type { Condition, GroupCondition, LeafCondition } from '../rule';
import type { Verdict } from '../verdict';
import { type LeafTest, leafTest } from './leaf-test';
import { HOLDS, opposite, UNKNOWN } from './told';

/** Where a step goes instead of to another. */
const TRUE = -1;
const FALSE = -2;

/**
 * Conditions as steps that are taken one after the other: each asks one condition, and says which to ask next when it holds and when it
 * does not. What a group has decided is never asked for.
 */
type Steps = {
  readonly facts: string[];
  readonly tests: LeafTest[];
  readonly whenTrue: number[];
  readonly whenFalse: number[];
};

/**
 * What the conditions say of facts, as fast as can be and no more. The steps are taken with every missing fact against the rule, and only
 * where one was met and the rule did not hold, once more with them for it, as the judge does (decision 4).
 */
export function programOf(conditions: GroupCondition): (facts: Facts) => Verdict {
  const steps: Steps = { facts: [], tests: [], whenTrue: [], whenFalse: [] };
  const first = write(steps, conditions, false, TRUE, FALSE);
  return (facts) => {
    const against = take(steps, first, facts, false);
    if (against === HELD) return 'holds';
    if (against === FAILED) return 'fails';
    return take(steps, first, facts, true) === HELD ? 'not-evaluable' : 'fails';
  };
}

const FAILED = 0;
const HELD = 1;
const FAILED_IN_DOUBT = 2;

function take({ facts, tests, whenTrue, whenFalse }: Steps, first: number, known: Facts, missing: boolean): number {
  let doubt = false;
  let place = first;
  while (place >= 0) {
    // What every object inherits is no string, number or truth, so no test takes it for a fact.
    const told = tests[place]!(known[facts[place]!]);
    if (told === UNKNOWN) doubt = true;
    place = (told === UNKNOWN ? missing : told === HOLDS) ? whenTrue[place]! : whenFalse[place]!;
  }
  if (place === TRUE) return HELD;
  return doubt ? FAILED_IN_DOUBT : FAILED;
}

/** Writes the steps of a condition, the last first, and gives the place of its first. Under a `not` each condition says the opposite. */
function write(steps: Steps, condition: Condition, negated: boolean, whenTrue: number, whenFalse: number): number {
  if ('fact' in condition) return writeLeaf(steps, condition, negated, whenTrue, whenFalse);
  if ('not' in condition) return write(steps, condition.not, !negated, whenTrue, whenFalse);
  const inside = 'all' in condition ? condition.all : condition.any;
  const together = 'all' in condition !== negated;
  return inside.reduceRight(
    (next, each) => (together ? write(steps, each, negated, next, whenFalse) : write(steps, each, negated, whenTrue, next)),
    together ? whenTrue : whenFalse,
  );
}

function writeLeaf(steps: Steps, leaf: LeafCondition, negated: boolean, whenTrue: number, whenFalse: number): number {
  const test = leafTest(leaf);
  steps.facts.push(leaf.fact);
  steps.tests.push(negated ? (actual) => opposite(test(actual)) : test);
  steps.whenTrue.push(whenTrue);
  return steps.whenFalse.push(whenFalse) - 1;
}
