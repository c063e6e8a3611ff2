import fc from 'fast-check';
import { runs } from '../testing/runs';
import { durations } from '../testing/sums';
import { type IndicatorCode, INDICATORS } from './catalogue';
import { computeIndicator, OPEN_AGE_MEAN, OPEN_CASES, standardErrorOfScore, withoutValue } from './compute-indicator';
import { percentileOf, rankKey, ranksOf } from './percentile';

const percent = (value: number | null) => Math.round(value! * 1000) / 10;

describe('service levels, by the figures that the field explains them with', () => {
  // 1,000 answered, 860 of them within 20 s; 60 abandoned, 20 of them within 20 s.
  const measures = {
    offered: 1060,
    answered: 1000,
    abandoned: 60,
    waitCount: 1000,
    abandonedWaitCount: 60,
    'answeredWithin(20)': 860,
    'abandonedWithin(20)': 20,
    'abandonedAfter(20)': 40,
  };
  test.each<[IndicatorCode, number]>([
    ['SL1', 86.0],
    ['SL2', 81.1],
    ['SL3', 82.7],
    ['SL4', 83.0],
  ])('%s is %d %%', (code, expected) => expect(percent(computeIndicator(INDICATORS[code], measures).value)).toBe(expected));

  test('those that ask how long callers waited who left cannot be told without', () => {
    for (const code of ['SL3', 'SL4', 'ABN_S'] as const)
      expect(computeIndicator(INDICATORS[code], { ...measures, abandonedWaitCount: 0 })).toEqual(withoutValue(['waitSeconds']));
    expect(computeIndicator(INDICATORS.SL2, { ...measures, abandonedWaitCount: 0 }).value).not.toBeNull();
  });

  test('without anybody who left, nobody’s wait is missing', () => {
    const none = { ...measures, offered: 1000, abandoned: 0, abandonedWaitCount: 0, 'abandonedWithin(20)': 0, 'abandonedAfter(20)': 0 };
    expect(computeIndicator(INDICATORS.SL3, none).value).toBe(0.86);
  });
});

describe('the net promoter score', () => {
  const answers = (promoters: number, passives: number, detractors: number) => ({
    contacts: 1000,
    npsCount: promoters + passives + detractors,
    npsPromoters: promoters,
    npsDetractors: detractors,
  });

  test('of a hundred answers is known to some fifteen points', () => {
    const { value, low, high, numerator, denominator } = computeIndicator(INDICATORS.NPS, answers(50, 30, 20));
    expect([value, numerator, denominator]).toEqual([30, 30, 100]);
    expect(high! - 30).toBeCloseTo(15.3, 1);
    expect(30 - low!).toBeCloseTo(15.3, 1);
  });

  test('lies between -100 and 100, with its interval inside', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (promoters, passives, detractors) => {
        fc.pre(promoters + passives + detractors > 0);
        const { value, low, high } = computeIndicator(INDICATORS.NPS, answers(promoters, passives, detractors));
        expect(-100 <= low! && low! <= value! && value! <= high! && high! <= 100).toBe(true);
      }),
      runs(2_000),
    );
    expect(standardErrorOfScore(10, 0, 10)).toBe(0);
  });
});

describe('sums that come as sums', () => {
  test('are added to those of records, and then nobody knows the spread', () => {
    const { count, ms, msSquared } = durations([10, 20, 30]);
    const own = { answered: 3, offered: 3, waitCount: count, waitMs: ms, waitMsSquared: msSquared };
    const given = { givenOffered: 7, givenAnswered: 7, givenWaitCount: 7, givenWaitMs: 140_000 };
    expect(computeIndicator(INDICATORS.ASA, { ...own, ...given })).toMatchObject({ value: 20, sample: 10, low: null, high: null });
    expect(computeIndicator(INDICATORS.ASA, own).low).not.toBeNull();
    expect(computeIndicator(INDICATORS.ANS, { ...own, ...given })).toMatchObject({ value: 1, sample: 10 });
  });
});

describe('ratios of different things', () => {
  test('have a value and no interval', () => {
    expect(computeIndicator(INDICATORS.CPH, { answered: 24, loggedMs: 2 * 3_600_000 })).toMatchObject({ value: 12, low: null, high: null });
    expect(computeIndicator(INDICATORS.CMPL, { complaints: 3, contacts: 1500 })).toMatchObject({ value: 2, sample: 1500 });
    expect(computeIndicator(INDICATORS.QA, { evaluations: 2, points: 150_000, applicablePoints: 200_000 }).value).toBe(0.75);
  });

  test('without what they are divided by are missing', () => {
    expect(computeIndicator(INDICATORS.CPC, { givenCostCents: 500 })).toEqual(withoutValue(['records']));
  });
});

describe('percentiles', () => {
  test.each([
    [1, 0.5, 1],
    [20, 0.95, 19],
    [21, 0.95, 20],
    [10, 0.5, 5],
    [100, 0.8, 80],
  ])('of %i values at %d is the one of rank %i', (count, p, rank) => expect(ranksOf(count, p).rank).toBe(rank));

  test('are observed values, in order, and inside of their interval', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 300 }), fc.constantFrom(0.5, 0.8, 0.9, 0.95), (values, p) => {
        const ascending = values.toSorted((a, b) => a - b);
        const { count, value, low, high } = percentileOf(ascending, p)!;
        expect([count, ascending.includes(value), low <= value, value <= high]).toEqual([values.length, true, true, true]);
        // At least so many are no larger, and fewer than that are smaller.
        expect(ascending.filter((each) => each <= value).length).toBeGreaterThanOrEqual(p * count - 1e-9);
        expect(ascending.filter((each) => each < value).length).toBeLessThan(p * count);
      }),
      runs(2_000),
    );
  });

  test('of nothing are none', () => {
    expect(percentileOf([], 0.5)).toBeNull();
    expect(computeIndicator(INDICATORS.FRT_P90, { contacts: 5 })).toEqual(withoutValue(['firstReplyAt']));
  });

  test('come from their ranks, in the unit of the indicator', () => {
    const ranks = { [rankKey('firstReply', 0.9)]: { count: 40, value: 7_200_000, low: 3_600_000, high: 9_000_000 } };
    expect(computeIndicator(INDICATORS.FRT_P90, { contacts: 50 }, ranks)).toMatchObject({ value: 7200, low: 3600, high: 9000, sample: 40 });
  });
});

describe('stocks', () => {
  const rank = (value: number) => ({ count: 4, value, low: value, high: value });

  test('are there although nothing came in the period', () => {
    const ranks = { [OPEN_CASES]: rank(4), [OPEN_AGE_MEAN]: rank(12.5), [rankKey('openAge', 0.9)]: rank(30) };
    expect(computeIndicator(INDICATORS.BKL, null, ranks)).toMatchObject({ value: 4, numerator: 4, denominator: null });
    expect(computeIndicator(INDICATORS.BKL_M, null, ranks)).toMatchObject({ value: 12.5, sample: 4 });
    expect(computeIndicator(INDICATORS.BKL_P90, null, ranks).value).toBe(30);
  });

  test('miss the field without which nobody knows what is open', () => {
    expect(computeIndicator(INDICATORS.BKL, { answered: 5 })).toEqual(withoutValue(['resolvedAt']));
  });
});
