import fc from 'fast-check';
import { randomConditions, randomFacts } from '../../testing/random-rules';
import { runs } from '../../testing/runs';
import { compileConditions } from '../compiled/compile';
import { MOST_BOXES } from '../regions/region';
import type { OperatorName } from '../operators';
import type { Facts, FactValue } from '../fact-value';
import type { GroupCondition, LeafCondition } from '../rule';
import { leafDistance } from './leaf-distance';
import { nearestChanges } from './nearest-changes';
import { anyOf } from './nearest-value';
import { toldByValue } from './told-by-value';

const leaf = (fact: string, operator: OperatorName, value: LeafCondition['value']): LeafCondition => ({ fact, operator, value });
const low = leaf('RES.value', 'lessThan', 0.7);
const long = leaf('RES.periodsOff', 'greaterThanInclusive', 2);
const idle = leaf('training.pending', 'equal', 0);
const told = (conditions: GroupCondition, facts: Facts, towards: 'holds' | 'fails') =>
  nearestChanges(conditions, facts, towards)?.map((change) =>
    change.map(({ fact, wanted, distance }) => {
      const limits = wanted.map(({ operator, value }) => `${operator} ${String(value)}`).join(' and ');
      return `${fact} ${limits}${distance === null ? '' : ` (${Number(distance.toFixed(6))})`}`;
    }),
  );

describe('what would have changed the verdict', () => {
  const facts = { 'RES.value': 0.58, 'RES.periodsOff': 3, 'training.pending': 0, 'subject.team': 'tributi' };

  test.each<[string, GroupCondition, 'holds' | 'fails', readonly (readonly string[])[]]>([
    [
      'each condition of an all',
      { all: [low, long, idle] },
      'fails',
      [
        ['RES.value greaterThanInclusive 0.7 (0.12)'],
        ['RES.periodsOff lessThanInclusive 1 (2)'],
        ['training.pending greaterThanInclusive 1 (1)'],
      ],
    ],
    [
      'all conditions of an any',
      { any: [low, long] },
      'fails',
      [['RES.value greaterThanInclusive 0.7 (0.12)', 'RES.periodsOff lessThanInclusive 1 (2)']],
    ],
    [
      'under not it is the other way round',
      { not: { all: [low, long] } },
      'holds',
      [['RES.value greaterThanInclusive 0.7 (0.12)'], ['RES.periodsOff lessThanInclusive 1 (2)']],
    ],
    ['the nearest of two stretches', { all: [leaf('RES.value', 'notIn', [0.5, 0.6])] }, 'fails', [['RES.value equal 0.6 (0.02)']]],
    [
      'a stretch with both ends, the nearer first',
      { all: [leaf('RES.value', 'greaterThan', 0.6), low] },
      'holds',
      [['RES.value greaterThan 0.6 and lessThan 0.7 (0.02)']],
    ],
    [
      'from above',
      { all: [leaf('RES.value', 'lessThan', 0.5), leaf('RES.value', 'greaterThan', 0.4)] },
      'holds',
      [['RES.value lessThan 0.5 and greaterThan 0.4 (0.08)']],
    ],
    ['a word', { all: [leaf('subject.team', 'equal', 'tributi')] }, 'fails', [['subject.team notEqual tributi']]],
    [
      'one of several words',
      { all: [leaf('subject.team', 'notIn', ['tributi', 'anagrafe'])] },
      'holds',
      [['subject.team notIn tributi,anagrafe']],
    ],
    ['what is missing', { all: [low, leaf('AHT.signal', 'equal', true)] }, 'holds', [['AHT.signal equal true']]],
    ['a number that is missing', { all: [leaf('ANS.gap', 'lessThan', -0.1)] }, 'holds', [['ANS.gap lessThan -0.1']]],
    ['it is so already', { all: [low] }, 'holds', []],
    ['it never can be', { all: [low, leaf('RES.value', 'greaterThan', 0.8)] }, 'holds', []],
    [
      'what no figure can reach is not proposed',
      { any: [leaf('RES.value', 'greaterThan', 1), long] },
      'fails',
      [['RES.periodsOff lessThanInclusive 1 (2)']],
    ],
    [
      'the fewest facts come first',
      {
        any: [
          { all: [idle, long, leaf('RES.value', 'greaterThan', 0.9)] },
          { all: [leaf('RES.value', 'greaterThan', 0.6), { not: idle }] },
        ],
      },
      'holds',
      [['RES.value greaterThan 0.9 (0.32)'], ['training.pending greaterThanInclusive 1 (1)', 'RES.value greaterThan 0.6 (0.02)']].slice(
        0,
        1,
      ),
    ],
  ])('%s', (_case, conditions, towards, expected) => {
    expect(told(conditions, facts, towards)).toEqual(expected);
  });

  test('no more than five, and nothing where it would take too long', () => {
    const facts7 = ['ANS', 'AHT', 'RES', 'TRF', 'REP', 'ESC', 'ASA'].map((code) => leaf(`${code}.gap`, 'lessThan', 0));
    expect(nearestChanges({ any: facts7 }, {}, 'holds')).toHaveLength(5);
    const many = Array.from({ length: MOST_BOXES + 2 }, (_, index) => leaf('RES.gap', 'equal', index));
    expect(nearestChanges({ any: many }, {}, 'holds')).toBeNull();
  });

  test('what is proposed gives the other verdict, no fewer facts would do, and no smaller step', () => {
    let seen = 0;
    fc.assert(
      fc.property(randomConditions(4), randomFacts({ missing: true }), fc.constantFrom('holds', 'fails'), (conditions, known, towards) => {
        const { verdictOf } = compileConditions(conditions);
        const changes = nearestChanges(conditions, known, towards);
        if (verdictOf(known) === towards) expect(changes ?? []).toEqual([]);
        for (const change of changes ?? []) {
          seen += 1;
          const with_ = (some: typeof change, of: (one: (typeof change)[number]) => FactValue | null = ({ example }) => example) =>
            verdictOf({ ...known, ...Object.fromEntries(some.map((one) => [one.fact, of(one)])) });
          expect(with_(change)).toBe(towards);
          for (const left of change) expect(with_(change.filter((one) => one !== left))).not.toBe(towards);
          const [only] = change;
          if (change.length > 1 || only!.distance === null || only!.distance === 0) continue;
          // A whole number takes one step less, any other nearly all of the way.
          const isWhole = ['RES.periodsOff', 'training.pending'].includes(only!.fact);
          const part = isWhole ? (only!.distance - 1) / only!.distance : 0.99;
          const nearly = ({ actual, example }: (typeof change)[number]) =>
            (actual as number) + ((example as number) - (actual as number)) * part;
          expect(with_(change, nearly)).not.toBe(towards);
        }
      }),
      runs(20_000),
    );
    expect(seen).toBeGreaterThan(1_000);
  });
});

test.each<[LeafCondition['value'], FactValue | null, number | null]>([
  [0.7, 0.5, 0.2],
  [0.7, 0.7, 0],
  [[1, 4], 3, 1],
  [0.7, null, null],
  ['a', 3, null],
  [['a'], 'a', null],
  [true, false, null],
])('from %j to %j it is %j', (value, actual, distance) => {
  const found = leafDistance({ value }, actual);
  expect(found === null ? null : Number(found.toFixed(9))).toBe(distance);
});

test.each<[LeafCondition, Facts, string | null]>([
  [leaf('RES.gap', 'greaterThan', -0.05), { 'RES.target': 0.75 }, 'RES.value greaterThan 0.7'],
  [leaf('RES.deviation', 'lessThanInclusive', -0.1), { 'RES.target': 0.8 }, 'RES.value lessThanInclusive 0.72'],
  [leaf('ASA.gap', 'lessThan', -10), { 'ASA.target': 60 }, 'ASA.value greaterThan 70'],
  [leaf('ASA.deviation', 'equal', 0.5), { 'ASA.target': 60 }, 'ASA.value equal 30'],
  [leaf('RES.gap', 'lessThan', -0.05), {}, null],
  [leaf('RES.gap', 'in', [1, 2]), { 'RES.target': 0.75 }, null],
  [leaf('RES.value', 'lessThan', 0.5), { 'RES.target': 0.75 }, null],
  [leaf('OCC.gap', 'lessThan', 0), { 'OCC.target': 0.75 }, null],
  [leaf('training.pending', 'lessThan', 1), {}, null],
])('%j with %j is %j of the value', (condition, facts, expected) => {
  const found = toldByValue(condition, facts);
  expect(found && `${found.fact} ${found.operator} ${Number((found.value as number).toFixed(9))}`).toBe(expected);
});

test('some value of a set of which nothing is known', () => {
  expect(anyOf({ kind: 'words', words: [], but: true, missing: false })).toBe('+');
  expect(
    anyOf({ kind: 'numbers', whole: false, missing: false, intervals: [{ low: -Infinity, lowIn: false, high: Infinity, highIn: false }] }),
  ).toBe(0);
});
