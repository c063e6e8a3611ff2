import fc from 'fast-check';
import { randomConditions, randomFacts } from '../../testing/random-rules';
import { runs } from '../../testing/runs';
import type { SubjectRef } from '../../subjects/subject';
import { decide } from '../engine/decide';
import type { Facts } from '../fact-value';
import type { GroupCondition } from '../rule';
import { costOf, costOfEach } from './cost';
import { type PastPeriod, simulate, type SimulatedRule } from './simulate';

const below = (value: number): GroupCondition => ({ all: [{ fact: 'RES.value', operator: 'lessThan', value }] });
const ruleOf = (conditions: GroupCondition, some: Partial<SimulatedRule> = {}): SimulatedRule => ({
  appliesTo: 'agent',
  conditions,
  ...some,
});
const agent = (id: string): SubjectRef => ({ kind: 'agent', id });
const month = (period: string, values: Readonly<Record<string, number | null>>): PastPeriod => ({
  period,
  subjects: [
    { subject: { kind: 'team', id: 't1' }, facts: { 'RES.value': 0 } },
    ...Object.entries(values).map(([id, value]) => ({ subject: agent(id), facts: { 'RES.value': value } })),
  ],
});
const periods = [
  month('2026-08', { a: 0.5, b: 0.65, c: null }),
  month('2026-09', { a: 0.6, b: 0.8, c: 0.5 }),
  month('2026-10', {}),
  month('2026-11', { b: 0.65, c: 0.2 }),
];
const cents: Readonly<Record<string, number | null>> = { a: 10_000, b: 2_550, c: null };

test('who, how often, who is gained and lost against the version in force, and what it costs', () => {
  const simulation = simulate({ rule: ruleOf(below(0.7)), published: ruleOf(below(0.6)), periods, costOf: ({ id }) => cents[id]! });
  expect(simulation).toEqual({
    periods: [
      {
        period: '2026-08',
        looked: 3,
        touched: [agent('a'), agent('b')],
        notEvaluable: [agent('c')],
        gained: [agent('b')],
        lost: [],
        cost: { cents: 12_550, knownCents: 12_550, unknown: 0 },
        publishedCost: { cents: 10_000, knownCents: 10_000, unknown: 0 },
      },
      {
        period: '2026-09',
        looked: 3,
        touched: [agent('a'), agent('c')],
        notEvaluable: [],
        gained: [agent('a')],
        lost: [],
        cost: { cents: null, knownCents: 10_000, unknown: 1 },
        publishedCost: { cents: null, knownCents: 0, unknown: 1 },
      },
      {
        period: '2026-10',
        looked: 0,
        touched: [],
        notEvaluable: [],
        gained: [],
        lost: [],
        cost: { cents: 0, knownCents: 0, unknown: 0 },
        publishedCost: { cents: 0, knownCents: 0, unknown: 0 },
      },
      {
        period: '2026-11',
        looked: 2,
        touched: [agent('b'), agent('c')],
        notEvaluable: [],
        gained: [agent('b')],
        lost: [],
        cost: { cents: null, knownCents: 2_550, unknown: 1 },
        publishedCost: { cents: null, knownCents: 0, unknown: 1 },
      },
    ],
    subjects: [
      { subject: agent('a'), times: 2 },
      { subject: agent('b'), times: 2 },
      { subject: agent('c'), times: 2 },
    ],
    cost: { cents: null, knownCents: 25_100, unknown: 2 },
    publishedCost: { cents: null, knownCents: 10_000, unknown: 2 },
  });
});

test('a stricter draft loses; one that was never published has nothing to be held against', () => {
  const stricter = simulate({ rule: ruleOf(below(0.55)), published: ruleOf(below(0.7)), periods, costOf: () => 100 });
  expect(stricter.periods.map(({ lost }) => lost.map(({ id }) => id).join())).toEqual(['b', 'a', '', 'b']);
  expect(stricter.subjects.map(({ subject: { id }, times }) => `${id} ${times}`)).toEqual(['c 2', 'a 1']);
  const first = simulate({ rule: ruleOf(below(0.7)), published: null, periods, costOf: () => 100 });
  expect(first.publishedCost).toBeNull();
  expect(first.periods.map(({ publishedCost, gained, touched }) => [publishedCost, gained.length === touched.length])).toEqual(
    periods.map(() => [null, true]),
  );
  expect(first.cost).toEqual({ cents: 600, knownCents: 600, unknown: 0 });
});

test('a rule that asks for some time looks back over the periods, and a period without a figure counts neither way', () => {
  const twice = ruleOf(below(0.7), { persistence: { times: 2, periods: 3 } });
  const { periods: told } = simulate({ rule: twice, published: ruleOf(below(0.7), { persistence: null }), periods, costOf: () => null });
  expect(told.map(({ touched, notEvaluable }) => [touched, notEvaluable].map((some) => some.map(({ id }) => id).join()))).toEqual([
    ['', 'a,b,c'],
    ['a', 'c'],
    ['', ''],
    ['c', 'b'],
  ]);
});

test('no periods at all', () => {
  expect(simulate({ rule: ruleOf(below(0.7)), published: null, periods: [], costOf: () => 1 })).toEqual({
    periods: [],
    subjects: [],
    cost: { cents: 0, knownCents: 0, unknown: 0 },
    publishedCost: null,
  });
});

test('money is whole cents, and never more than can be counted', () => {
  expect(() => costOf([0.5])).toThrow(RangeError);
  expect(() => costOf([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  expect(() => costOfEach(Number.MAX_SAFE_INTEGER, 2)).toThrow(RangeError);
});

test('the same cost so many times is the cost of each of them', () => {
  fc.assert(
    fc.property(fc.option(fc.integer({ min: 0, max: 100_000_000 })), fc.integer({ min: 0, max: 200 }), (each, count) => {
      expect(costOfEach(each, count)).toEqual(costOf(Array.from({ length: count }, () => each)));
    }),
    runs(1_000),
  );
});

test('whom it touches is what json-rules-engine says, and gained and lost are the difference', async () => {
  const past = fc.array(fc.array(randomFacts({ missing: true }), { maxLength: 4 }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(randomConditions(3), randomConditions(3), past, async (conditions, published, all) => {
      const subjectsOf = (each: readonly Facts[]) => each.map((facts, index) => ({ subject: agent(String(index)), facts }));
      const judged = async (some: GroupCondition, each: readonly Facts[]) => {
        const rule = { id: 'r', version: 1, name: 'r', periodKind: 'month', outcome: { kind: 'training' }, ...ruleOf(some) } as const;
        const decisions = await decide([rule], subjectsOf(each));
        return decisions.filter(({ verdict }) => verdict === 'holds').map(({ subject: { id } }) => id);
      };
      const simulation = simulate({
        rule: ruleOf(conditions),
        published: ruleOf(published),
        periods: all.map((each, index) => ({ period: `2026-0${index + 1}`, subjects: subjectsOf(each) })),
        costOf: () => 1,
      });
      for (const [index, each] of all.entries()) {
        const [now, before] = [await judged(conditions, each), await judged(published, each)];
        const { touched, gained, lost } = simulation.periods[index]!;
        expect(touched.map(({ id }) => id)).toEqual(now);
        expect(gained.map(({ id }) => id)).toEqual(now.filter((id) => !before.includes(id)));
        expect(lost.map(({ id }) => id)).toEqual(before.filter((id) => !now.includes(id)));
      }
      const touched = simulation.periods.reduce((sum, period) => sum + period.touched.length, 0);
      expect(simulation.cost.cents).toBe(touched);
      expect(simulation.subjects.reduce((sum, { times }) => sum + times, 0)).toBe(touched);
    }),
    runs(2_000),
  );
}, 120_000);
