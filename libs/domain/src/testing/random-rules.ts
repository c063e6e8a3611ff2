import fc from 'fast-check';
import { SEVERITIES } from '../deviations/deviation';
import type { OperatorName } from '../rules/operators';
import type { Facts } from '../rules/fact-value';
import type { Condition, GroupCondition, LeafCondition } from '../rules/rule';

/** Few values, so that conditions often meet their very limits. */
const NUMBERS = [-0.05, 0, 0.5, 0.7, 1] as const;
const WHOLE_NUMBERS = [0, 1, 2, 3] as const;
const TEAMS = ['tributi', 'anagrafe', 'territorio'] as const;

const SIZES: readonly OperatorName[] = ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const SAME: readonly OperatorName[] = ['equal', 'notEqual'];
const LISTS: readonly OperatorName[] = ['in', 'notIn'];

type Value = string | number | boolean;
/** Facts of every type, with the values that random subjects and conditions have of them. */
export const RANDOM_FACTS: Readonly<Record<string, readonly Value[]>> = {
  'RES.value': NUMBERS.filter((value) => value >= 0),
  'RES.gap': NUMBERS,
  'AHT.deviation': NUMBERS,
  'RES.periodsOff': WHOLE_NUMBERS,
  'training.pending': WHOLE_NUMBERS,
  'RES.severity': SEVERITIES,
  'subject.team': TEAMS,
  'RES.signal': [true, false],
};

const leaf: fc.Arbitrary<LeafCondition> = fc.constantFrom(...Object.keys(RANDOM_FACTS)).chain((fact): fc.Arbitrary<LeafCondition> => {
  const values = RANDOM_FACTS[fact]!;
  const one = fc.record({
    fact: fc.constant(fact),
    operator: fc.constantFrom(...(typeof values[0] === 'number' ? SIZES : SAME)),
    value: fc.constantFrom(...values),
  });
  const list = fc.record({
    fact: fc.constant(fact),
    operator: fc.constantFrom(...LISTS),
    value: fc.subarray([...values], { minLength: 1 }),
  });
  return typeof values[0] === 'boolean' ? one : fc.oneof({ weight: 3, arbitrary: one }, { weight: 1, arbitrary: list });
});

/** Conditions that pass `checkConditions`: groups of all three kinds inside one another. @param depth of groups in groups */
export function randomConditions(depth = 5, breadth = 3): fc.Arbitrary<GroupCondition> {
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
    const several = fc.array(tie('condition'), { minLength: 1, maxLength: breadth });
    return {
      condition: fc.oneof(
        { maxDepth: depth, depthSize: 'small' },
        leaf,
        several.map((all) => ({ all })),
        several.map((any) => ({ any })),
        tie('condition').map((not) => ({ not })),
      ),
    };
  });
  return condition.map((one): GroupCondition => ('fact' in one ? { all: [one] } : one));
}

/** Facts of one subject, each as it should be, and some of them missing where `missing` says so. */
export function randomFacts({ missing }: { readonly missing: boolean }): fc.Arbitrary<Facts> {
  const known = Object.fromEntries(Object.entries(RANDOM_FACTS).map(([fact, values]) => [fact, fc.constantFrom(...values)]));
  if (!missing) return fc.record(known);
  const maybe = Object.entries(known).map(([fact, value]) => [fact, fc.option(value, { nil: null, freq: 4 })]);
  return fc.record(Object.fromEntries(maybe), { requiredKeys: [] }) as fc.Arbitrary<Facts>;
}

/** What no subject should have for a fact: no number, one without end, another type, a thing that is none. */
const WRONG: readonly unknown[] = [NaN, Infinity, -Infinity, '0.5', '', true, 1, {}, [0.5], undefined];

/** Facts as they might come from anywhere: missing, of the wrong type, or none at all. */
export const hostileFacts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(
    Object.entries(RANDOM_FACTS).map(([fact, values]): [string, fc.Arbitrary<unknown>] => [
      fact,
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom<unknown>(...values) },
        { weight: 1, arbitrary: fc.constant(null) },
        { weight: 2, arbitrary: fc.constantFrom(...WRONG) },
      ),
    ]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Facts>;
