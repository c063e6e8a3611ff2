import fc from 'fast-check';
import { AGENTS, TEAMS } from '../../testing/cast';
import { runs } from '../../testing/runs';
import { checkRule } from '../check-rule';
import type { OperatorName } from '../operators';
import type { Facts } from '../fact-value';
import type { Condition, GroupCondition, LeafCondition, Rule } from '../rule';
import type { Verdict } from '../verdict';
import { decide } from './decide';

const rule = (conditions: GroupCondition, some: Partial<Rule> = {}): Rule => ({
  id: 'r1',
  version: 1,
  name: 'una regola',
  appliesTo: 'agent',
  periodKind: 'month',
  conditions,
  outcome: { kind: 'training' },
  ...some,
});
const leaf = (fact: string, operator: OperatorName, value: LeafCondition['value']): LeafCondition => ({ fact, operator, value });
const verdictOf = async (conditions: GroupCondition, facts: Facts): Promise<Verdict> => {
  const [decision] = await decide([rule(conditions)], [{ subject: AGENTS.nives, facts }]);
  return decision!.verdict;
};

const low = leaf('RES.value', 'lessThan', 0.7);
const idle = leaf('training.pending', 'equal', 0);

describe('three values', () => {
  test.each<[string, GroupCondition, Facts, Verdict]>([
    ['true', { all: [low] }, { 'RES.value': 0.6 }, 'holds'],
    ['false', { all: [low] }, { 'RES.value': 0.8 }, 'fails'],
    ['missing', { all: [low] }, {}, 'not-evaluable'],
    ['null is missing', { all: [low] }, { 'RES.value': null }, 'not-evaluable'],
    ['missing under not', { not: low }, {}, 'not-evaluable'],
    ['missing under two nots', { not: { not: low } }, {}, 'not-evaluable'],
    ['missing with notEqual', { all: [leaf('subject.team', 'notEqual', 'tributi')] }, {}, 'not-evaluable'],
    ['missing with notIn', { all: [leaf('subject.team', 'notIn', ['tributi'])] }, {}, 'not-evaluable'],
    ['missing and true', { all: [low, idle] }, { 'training.pending': 0 }, 'not-evaluable'],
    ['missing and false', { all: [low, idle] }, { 'training.pending': 1 }, 'fails'],
    ['missing or true', { any: [low, idle] }, { 'training.pending': 0 }, 'holds'],
    ['missing or false', { any: [low, idle] }, { 'training.pending': 1 }, 'not-evaluable'],
    ['not (missing or true)', { not: { any: [low, idle] } }, { 'training.pending': 0 }, 'fails'],
    ['not (missing and false)', { not: { all: [low, idle] } }, { 'training.pending': 1 }, 'holds'],
    ['a text is no number', { all: [low] }, { 'RES.value': '0.4' }, 'not-evaluable'],
    ['nor under not', { not: low }, { 'RES.value': '0.9' }, 'not-evaluable'],
  ])('%s', async (_case, conditions, facts, verdict) => {
    expect(await verdictOf(conditions, facts)).toBe(verdict);
  });

  test('facts that come with the language are not facts of the subject', async () => {
    expect(await verdictOf({ all: [leaf('constructor', 'notEqual', 'x')] }, {})).toBe('not-evaluable');
  });
});

test('every condition is told with what it met, in the order of the rule', async () => {
  const conditions: GroupCondition = { all: [idle, { any: [low, { not: leaf('subject.team', 'in', ['tributi', 'anagrafe']) }] }] };
  const facts = { 'training.pending': 0, 'subject.team': 'territorio', 'AHT.value': 300 };
  expect(await decide([rule(conditions, { version: 4, outcome: { kind: 'bonus' } })], [{ subject: AGENTS.nives, facts }])).toEqual([
    {
      ruleId: 'r1',
      ruleVersion: 4,
      outcomeKind: 'bonus',
      subject: AGENTS.nives,
      verdict: 'holds',
      because: [
        { fact: 'training.pending', operator: 'equal', expected: 0, actual: 0, holds: true },
        { fact: 'RES.value', operator: 'lessThan', expected: 0.7, actual: null, holds: null },
        { fact: 'subject.team', operator: 'in', expected: ['tributi', 'anagrafe'], actual: 'territorio', holds: false },
      ],
    },
  ]);
});

test('subjects in their order, for each the rules of its kind in theirs', async () => {
  const rules = [
    rule({ all: [idle] }, { id: 'r9' }),
    rule({ all: [idle] }, { id: 'r2', appliesTo: 'team' }),
    rule({ all: [low] }, { id: 'r5' }),
  ];
  const facts = { 'RES.value': 0.5, 'training.pending': 0 };
  const decisions = await decide(rules, [
    { subject: AGENTS.oreste, facts },
    { subject: TEAMS.tributi, facts },
    { subject: AGENTS.nives, facts },
  ]);
  expect(decisions.map(({ ruleId, subject }) => `${subject.id} ${ruleId}`)).toEqual([
    `${AGENTS.oreste.id} r9`,
    `${AGENTS.oreste.id} r5`,
    `${TEAMS.tributi.id} r2`,
    `${AGENTS.nives.id} r9`,
    `${AGENTS.nives.id} r5`,
  ]);
});

test('without rules, or without subjects, nothing is decided', async () => {
  expect(await decide([], [{ subject: AGENTS.nives, facts: {} }])).toEqual([]);
  expect(await decide([rule({ all: [low] })], [])).toEqual([]);
});

describe('against an evaluator that knows nothing of ours', () => {
  const number = fc.constantFrom(-1, 0, 0.5, 1);
  const sized = fc.record({
    fact: fc.constantFrom('RES.value', 'ANS.gap', 'training.pending', 'AHT.trend'),
    operator: fc.constantFrom<OperatorName>('equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'),
    value: number,
  });
  const listed = fc.record({
    fact: fc.constantFrom('RES.severity'),
    operator: fc.constantFrom<OperatorName>('in', 'notIn'),
    value: fc.subarray(['met', 'watch', 'critical'], { minLength: 1 }),
  });
  const truth = fc.record({
    fact: fc.constant('RES.signal'),
    operator: fc.constantFrom<OperatorName>('equal', 'notEqual'),
    value: fc.boolean(),
  });
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      fc.oneof(sized, listed, truth),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  }));
  const group = condition.map((one): GroupCondition => ('fact' in one ? { all: [one] } : one));
  const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null, freq: 2 });
  const facts: fc.Arbitrary<Facts> = fc.record(
    {
      'RES.value': maybe(number),
      'ANS.gap': maybe(number),
      'training.pending': maybe(number),
      'AHT.trend': maybe(number),
      'RES.severity': maybe(fc.constantFrom('met', 'watch', 'critical')),
      'RES.signal': maybe(fc.boolean()),
    },
    { requiredKeys: [] },
  );

  /** Kleene's tables, with -1 for false, 0 for unknown, 1 for true. */
  const kleene = (one: Condition, known: Facts): number => {
    if ('all' in one) return Math.min(...one.all.map((each) => kleene(each, known)));
    if ('any' in one) return Math.max(...one.any.map((each) => kleene(each, known)));
    if ('not' in one) return -kleene(one.not, known);
    const actual = known[one.fact];
    if (actual === undefined || actual === null) return 0;
    const outcome = {
      equal: () => actual === one.value,
      notEqual: () => actual !== one.value,
      in: () => (one.value as unknown[]).includes(actual),
      notIn: () => !(one.value as unknown[]).includes(actual),
      lessThan: () => actual < one.value,
      lessThanInclusive: () => actual <= one.value,
      greaterThan: () => actual > one.value,
      greaterThanInclusive: () => actual >= one.value,
    }[one.operator]();
    return outcome ? 1 : -1;
  };

  test('the verdicts are the same, for many rules and subjects at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(group, { minLength: 1, maxLength: 4 }),
        fc.array(facts, { minLength: 1, maxLength: 4 }),
        async (groups, all) => {
          const rules = groups.map((conditions, index) => rule(conditions, { id: String(index) }));
          for (const one of rules) expect(checkRule(one)).toEqual([]);
          const decisions = await decide(
            rules,
            all.map((known, index) => ({ subject: { kind: 'agent', id: String(index) }, facts: known })),
          );
          const expected = all.flatMap((known) =>
            groups.map((conditions) => ['fails', 'not-evaluable', 'holds'][kleene(conditions, known) + 1]),
          );
          expect(decisions.map(({ verdict }) => verdict)).toEqual(expected);
        },
      ),
      runs(5_000),
    );
  });

  test('learning a missing fact never turns a verdict round', async () => {
    await fc.assert(
      fc.asyncProperty(group, facts, facts, async (conditions, known, more) => {
        const before = await verdictOf(conditions, known);
        const known2 = { ...more, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)) };
        const after = await verdictOf(conditions, known2);
        if (before !== 'not-evaluable') expect(after).toBe(before);
      }),
      runs(2_000),
    );
  });
});

test('two thousand subjects and twenty rules, some facts missing, in one call', async () => {
  const rules = Array.from({ length: 20 }, (_, index) =>
    rule({ all: [idle, { any: [leaf('RES.value', 'lessThan', index / 20), leaf('CSAT_M.value', 'lessThan', 2)] }] }, { id: String(index) }),
  );
  // Every fourth has no resolution rate; the others have 0, 1, ... 19 twentieths.
  const twentieths = Array.from({ length: 2_000 }, (_, index) => (index % 4 === 0 ? null : index % 20));
  const subjects = twentieths.map((some, index) => ({
    subject: { kind: 'agent', id: String(index) } as const,
    facts: { 'training.pending': 0, 'RES.value': some === null ? null : some / 20, 'CSAT_M.value': some === null ? null : 3 },
  }));
  const decisions = await decide(rules, subjects);
  expect(decisions).toHaveLength(40_000);
  expect(decisions.filter(({ verdict }) => verdict === 'not-evaluable')).toHaveLength(500 * 20);
  // k twentieths are below the limits of the rules k + 1 to 19.
  const expected = twentieths.reduce<number>((sum, some) => sum + (some === null ? 0 : 19 - some), 0);
  expect(decisions.filter(({ verdict }) => verdict === 'holds')).toHaveLength(expected);
}, 60_000);
