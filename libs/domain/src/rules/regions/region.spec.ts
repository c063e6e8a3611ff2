import fc from 'fast-check';
import { randomConditions, randomFacts, RANDOM_FACTS } from '../../testing/random-rules';
import { runs } from '../../testing/runs';
import { FACTS, factNamed } from '../catalogue';
import { compileConditions } from '../compiled/compile';
import { leavesOf } from '../leaf';
import { OPERATORS, takesList } from '../operators';
import type { Facts, FactValue } from '../fact-value';
import type { GroupCondition, LeafCondition } from '../rule';
import { domainOf } from './fact-domain';
import { asWhole, type Interval, outside } from './intervals';
import { type Box, type Coming, meetRegions, MOST_BOXES, type Region, regionOf } from './region';
import { complement, isIn, isSubset, type ValueSet } from './value-set';

const COMINGS: readonly Coming[] = ['holds', 'fails', 'not-holds', 'not-fails'];
const inBox = (box: Box, facts: Facts) => [...box].every(([fact, set]) => isIn(set, facts[fact] ?? null));
const inRegion = (region: Region, facts: Facts) => region.some((box) => inBox(box, facts));
const comesTo = (conditions: GroupCondition, facts: Facts, coming: Coming) => {
  const verdict = compileConditions(conditions).verdictOf(facts);
  return coming.startsWith('not-') ? verdict !== coming.slice(4) : verdict === coming;
};

test('a region is just where the conditions come to that, whatever facts are missing', () => {
  let known = 0;
  fc.assert(
    fc.property(randomConditions(), fc.array(randomFacts({ missing: true }), { minLength: 5, maxLength: 5 }), (conditions, all) => {
      for (const coming of COMINGS) {
        const region = regionOf(conditions, coming);
        if (region === null) continue;
        known += 1;
        for (const facts of all) expect(inRegion(region, facts)).toBe(comesTo(conditions, facts, coming));
      }
    }),
    runs(20_000),
  );
  // Hardly a rule is beyond the bounds.
  expect(known).toBeGreaterThan(4 * 0.95 * runs(20_000).numRuns);
});

/** Values of a fact among which are all that conditions can tell apart: each limit, what lies between two, and what lies beyond. */
const gridOf = (fact: string): readonly (FactValue | null)[] => {
  const values = RANDOM_FACTS[fact]!;
  if (typeof values[0] !== 'number') return [...values, ...(fact === 'subject.team' ? ['another'] : []), null];
  const numbers = [...values].map(Number).toSorted((a, b) => a - b);
  const between = numbers.slice(1).map((each, index) => (each + numbers[index]!) / 2);
  const domain = domainOf(factNamed(fact)!);
  return [...numbers, ...between, numbers[0]! - 1, numbers.at(-1)! + 1, null].filter(
    (value) => value === null || (isIn(domain, value) && (domain.kind !== 'numbers' || !domain.whole || Number.isInteger(value))),
  );
};

test('a region without boxes is nowhere, and one with boxes somewhere: nothing else is possible', () => {
  fc.assert(
    fc.property(randomConditions(3, 3), (conditions) => {
      const facts = [...new Set(leavesOf(conditions).map(({ fact }) => fact))];
      fc.pre(facts.length <= 3);
      let grid: readonly Facts[] = [{}];
      for (const fact of facts) grid = grid.flatMap((known) => gridOf(fact).map((value) => ({ ...known, [fact]: value })));
      for (const coming of COMINGS) {
        const found = grid.some((known) => comesTo(conditions, known, coming));
        const region = regionOf(conditions, coming);
        if (region !== null) expect([coming, region.length > 0]).toEqual([coming, found]);
      }
    }),
    runs(4_000),
  );
});

test('what lies in both of two regions', () => {
  fc.assert(
    fc.property(randomConditions(3), randomConditions(3), randomFacts({ missing: true }), (one, other, facts) => {
      const [holding, beyond] = [regionOf(one, 'holds'), regionOf(other, 'not-holds')];
      const both = holding && beyond && meetRegions(holding, beyond);
      if (both !== null) expect(inRegion(both, facts)).toBe(comesTo(one, facts, 'holds') && comesTo(other, facts, 'not-holds'));
    }),
    runs(5_000),
  );
});

describe('beyond its bounds it says nothing', () => {
  const leaf = (fact: string, value: number): LeafCondition => ({ fact, operator: 'greaterThan', value });
  const numbers = FACTS.filter(({ name }) => /\.gap$/.test(name)).map(({ name }) => name);

  test('two to the tenth boxes that are all of them needed', () => {
    const conditions = {
      all: numbers.slice(0, 10).map((name, index) => ({ any: [leaf(name, index), leaf(`${name.split('.')[0]!}.trend`, 0)] })),
    };
    expect(numbers.length).toBeGreaterThan(9);
    expect(regionOf(conditions, 'holds')).toBeNull();
    expect(regionOf(conditions, 'fails')).not.toBeNull();
  });

  test('more alternatives than boxes may be, and more steps than may be taken', () => {
    const many = Array.from({ length: MOST_BOXES + 2 }, (_, index) => ({ ...leaf('RES.gap', index), operator: 'equal' as const }));
    expect(regionOf({ any: many }, 'holds')).toBeNull();
    expect(regionOf({ any: many.slice(0, 5) }, 'holds', { left: 3 })).toBeNull();
    const half = regionOf({ any: many.slice(0, 50) }, 'holds')!;
    expect(meetRegions(half, half, { left: 10 })).toBeNull();
    expect(regionOf({ all: [{ any: many }, many[0]!] }, 'holds')).toBeNull();
  });

  test('a fact that the catalogue does not have', () => {
    expect(regionOf({ all: [leaf('RES.gap', 1), leaf('FCR.gap', 1)] }, 'holds')).toBeNull();
  });
});

test.each<[string, string]>([
  ['RES.value', '[0 1]'],
  ['NPS.target', '[-100 100]'],
  ['AHT.value', '[0 ∞)'],
  ['VOL.value', '[0 ∞)'],
  ['CSAT_M.value', '(-∞ ∞)'],
  ['RES.gap', '(-∞ ∞)'],
  ['RES.trend', '[-1 1] whole'],
  ['RES.periodsOff', '[0 ∞) whole'],
  ['training.pending', '[0 ∞) whole'],
  ['subject.tenureMonths', '[0 ∞)'],
  ['RES.signal', 'true,false'],
  ['RES.severity', 'met,watch,warning,critical'],
  ['subject.team', 'but '],
])('%s can be %s', (name, told) => {
  const domain = domainOf(factNamed(name)!);
  const end = (number: number) => String(number).replace('Infinity', '∞');
  const spelt = ({ low, lowIn, high, highIn }: Interval) => `${lowIn ? '[' : '('}${end(low)} ${end(high)}${highIn ? ']' : ')'}`;
  expect(
    domain.kind === 'numbers'
      ? domain.intervals.map(spelt).join() + (domain.whole ? ' whole' : '')
      : (domain.but ? 'but ' : '') + domain.words.join(),
  ).toBe(told);
});

test('between two whole numbers that follow one another there is nothing', () => {
  const stretch = (low: number, high: number, lowIn = true, highIn = true): Interval => ({ low, lowIn, high, highIn });
  expect(asWhole([stretch(0, 2), stretch(3, 5)])).toEqual([stretch(0, 5)]);
  expect(asWhole([stretch(0, 2, false, false), stretch(3.2, 3.8)])).toEqual([stretch(1, 1)]);
  expect(asWhole([stretch(-Infinity, 2, false, false), stretch(4, Infinity, false, false)])).toEqual([
    stretch(-Infinity, 1, false, true),
    stretch(5, Infinity, true, false),
  ]);
  expect(outside(outside([stretch(0, 2), stretch(3, 5, false, true)]))).toEqual([stretch(0, 2), stretch(3, 5, false, true)]);
});

test('sets of every fact and operator: what is in, what is out, and what lies inside of what', () => {
  const values = (fact: string) => gridOf(fact);
  for (const fact of Object.keys(RANDOM_FACTS)) {
    const domain = domainOf(factNamed(fact)!);
    const sets = OPERATORS.filter((operator) => factNamed(fact)!.operators.includes(operator)).flatMap((operator) =>
      RANDOM_FACTS[fact]!.map((value): ValueSet => {
        const condition = { fact, operator, value: takesList(operator) ? [value] : value } as LeafCondition;
        return regionOf(condition, 'holds')![0]?.get(fact) ?? complement(domain, domain, false);
      }),
    );
    for (const one of sets) {
      const out = complement(one, domain, true);
      for (const value of values(fact)) expect(isIn(out, value)).toBe(!isIn(one, value));
      for (const other of [...sets, out, domain]) {
        expect(isSubset(one, other)).toBe(values(fact).every((value) => !isIn(one, value) || isIn(other, value)));
        expect(isSubset(out, other)).toBe(values(fact).every((value) => !isIn(out, value) || isIn(other, value)));
      }
    }
  }
});

test('of a number that nobody has described anything is possible', () => {
  const fact = { ...factNamed('training.pending')!, name: 'feedback.balance' };
  expect(domainOf(fact)).toMatchObject({ whole: false, intervals: [{ low: -Infinity, high: Infinity }] });
});
