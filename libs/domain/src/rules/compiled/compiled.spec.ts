import fc from 'fast-check';
import { AGENTS, TEAMS } from '../../testing/cast';
import { hostileFacts, randomConditions } from '../../testing/random-rules';
import { runs } from '../../testing/runs';
import { checkConditions } from '../check-conditions';
import { decide } from '../engine/decide';
import { compare } from '../leaf';
import { OPERATORS } from '../operators';
import { persistentVerdict } from '../persistence';
import type { Facts } from '../fact-value';
import type { GroupCondition, LeafCondition, Rule } from '../rule';
import { compileConditions } from './compile';
import { compileRule, decideMass, decisionOf } from './decide-mass';
import { explainedTree, type Explanation, reasonsOf, replay } from './explanation';
import { leafTest } from './leaf-test';
import { VERDICT_OF } from './told';

const rule = (conditions: GroupCondition, some: Partial<Rule> = {}): Rule => ({
  id: 'r1',
  version: 3,
  name: 'una regola',
  appliesTo: 'agent',
  periodKind: 'month',
  conditions,
  outcome: { kind: 'training' },
  ...some,
});
const low: LeafCondition = { fact: 'RES.value', operator: 'lessThan', value: 0.7 };
const idle: LeafCondition = { fact: 'training.pending', operator: 'equal', value: 0 };
const elsewhere: LeafCondition = { fact: 'subject.team', operator: 'in', value: ['tributi', 'anagrafe'] };

test('each condition says of each value what it says to the judge', () => {
  const values = [0, 0.5, 1, -1, NaN, Infinity, '', '0.5', 'a', true, false, null, undefined, {}, [0.5], () => 1];
  const expected = [0, 0.5, NaN, 'a', '', true, [0.5], ['a', 'b'], [0.5, 'a'], []];
  for (const operator of OPERATORS) {
    for (const value of expected) {
      for (const actual of values) {
        const holds = compare(operator, actual, value as LeafCondition['value']);
        const told = leafTest({ operator, value: value as LeafCondition['value'] })(actual);
        expect([operator, value, actual, VERDICT_OF[told]]).toEqual([
          operator,
          value,
          actual,
          holds === null ? 'not-evaluable' : holds ? 'holds' : 'fails',
        ]);
      }
    }
  }
});

describe('against json-rules-engine', () => {
  const because = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
  const hasThings = (facts: Facts) => Object.values(facts).some((value) => typeof value === 'object' && value !== null);

  test('the same verdict on random rules and facts, and again from what was kept, and the same reasons', async () => {
    await fc.assert(
      fc.asyncProperty(randomConditions(), hostileFacts, async (conditions, facts) => {
        expect(checkConditions(conditions)).toEqual([]);
        const subject = { subject: AGENTS.nives, facts };
        const [judged] = await decide([rule(conditions)], [subject]);
        const [compact] = decideMass([compileRule(rule(conditions))], [subject]);
        const kept = JSON.parse(JSON.stringify(compact!.explanation)) as Explanation;
        expect(compact!.verdict).toBe(judged!.verdict);
        expect(compileConditions(conditions).verdictOf(facts)).toBe(judged!.verdict);
        expect(replay(conditions, kept)).toBe(judged!.verdict);
        // A thing that is no value of a fact is shown by the judge as it came, and kept by us as missing.
        if (!hasThings(facts)) expect(because(decisionOf(rule(conditions), compact!))).toEqual(because(judged));
        const tree = explainedTree(conditions, kept);
        expect('holds' in tree && tree.holds).toBe({ holds: true, fails: false, 'not-evaluable': null }[judged!.verdict]);
      }),
      runs(20_000),
    );
  }, 600_000);
});

test('the same order as the judge, and only rules of the kind of the subject', async () => {
  const rules = [
    rule({ all: [idle] }, { id: 'r9' }),
    rule({ all: [idle] }, { id: 'r2', appliesTo: 'team' }),
    rule({ not: low }, { id: 'r5', outcome: { kind: 'bonus' } }),
  ];
  const subjects = [AGENTS.oreste, TEAMS.tributi, AGENTS.nives].map((subject, index) => ({
    subject,
    facts: { 'RES.value': 0.5 + index / 5, 'training.pending': index % 2 },
  }));
  const compact = decideMass(rules.map(compileRule), subjects);
  const byId = new Map(rules.map((each) => [each.id, each]));
  expect(compact.map((each) => decisionOf(byId.get(each.ruleId)!, each))).toEqual(await decide(rules, subjects));
});

test('what every object inherits is no fact', () => {
  const { verdictOf, explain } = compileConditions({ all: [{ fact: 'constructor', operator: 'notEqual', value: 'x' }] });
  expect(verdictOf({})).toBe('not-evaluable');
  expect(explain({}).explanation).toEqual({ told: [1], met: [null] });
});

test('kept small: two bits and a value for each condition, whatever their number', () => {
  const conditions: GroupCondition = { any: Array.from({ length: 31 }, (_, index) => ({ ...low, value: index / 30 })) };
  const { verdict, explanation } = compileConditions(conditions).explain({ 'RES.value': 0.5 });
  expect(explanation.told).toHaveLength(3);
  expect(explanation.met).toEqual(Array.from({ length: 31 }, () => 0.5));
  expect(reasonsOf(conditions, explanation).map(({ holds }) => holds)).toEqual(Array.from({ length: 31 }, (_, index) => 0.5 < index / 30));
  expect([verdict, replay(conditions, explanation)]).toEqual(['holds', 'holds']);
});

test('the tree is told again with its figures, groups too', () => {
  const conditions: GroupCondition = { all: [idle, { any: [low, { not: elsewhere }] }] };
  const { explanation } = compileConditions(conditions).explain({ 'training.pending': 0, 'subject.team': 'territorio' });
  expect(explainedTree(conditions, explanation)).toEqual({
    kind: 'all',
    holds: true,
    inside: [
      { kind: 'leaf', fact: 'training.pending', operator: 'equal', expected: 0, actual: 0, holds: true },
      {
        kind: 'any',
        holds: true,
        inside: [
          { kind: 'leaf', fact: 'RES.value', operator: 'lessThan', expected: 0.7, actual: null, holds: null },
          {
            kind: 'not',
            holds: true,
            inside: [
              {
                kind: 'leaf',
                fact: 'subject.team',
                operator: 'in',
                expected: ['tributi', 'anagrafe'],
                actual: 'territorio',
                holds: false,
              },
            ],
          },
        ],
      },
    ],
  });
});

test('one compiled rule may be asked about many subjects in turn', () => {
  const { explain } = compileConditions({ any: [low, idle] });
  const first = explain({ 'RES.value': 0.6 });
  explain({ 'RES.value': 0.9, 'training.pending': 1 });
  expect(first).toEqual({ verdict: 'holds', explanation: { told: [2 + (1 << 2)], met: [0.6, null] } });
});

test('over time the same as the judge of each period, and again from what was kept', async () => {
  const persistences = fc
    .integer({ min: 1, max: 5 })
    .chain((periods) => fc.record({ times: fc.integer({ min: 1, max: periods }), periods: fc.constant(periods) }));
  const pasts = fc.array(fc.option(hostileFacts, { freq: 3 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(randomConditions(2), persistences, hostileFacts, pasts, async (conditions, persistence, facts, past) => {
      const lasting = rule(conditions, { persistence });
      const [compact] = decideMass([compileRule(lasting)], [{ subject: AGENTS.nives, facts }], () => past);
      const judge = async (known: Facts | null) =>
        known && (await decide([rule(conditions)], [{ subject: AGENTS.nives, facts: known }]))[0]!.verdict;
      const said = await Promise.all([facts, ...past.slice(0, persistence.periods - 1)].map(judge));
      const kept = JSON.parse(JSON.stringify(compact!.explanation)) as Explanation;
      expect(compact!.verdict).toBe(persistentVerdict(persistence, said));
      expect(replay(conditions, kept, persistence)).toBe(compact!.verdict);
      expect(decisionOf(lasting, compact!).earlier).toHaveLength(persistence.periods - 1);
      expect(kept.earlier!.slice(0, past.length)).toEqual(said.slice(1));
    }),
    runs(1_000),
  );
});
