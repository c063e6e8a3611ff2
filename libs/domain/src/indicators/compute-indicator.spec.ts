import fc from 'fast-check';
import { runs } from '../testing/runs';
import { durations, sums } from '../testing/sums';
import { INDICATORS } from './catalogue';
import { computeIndicator, isJudged, standardErrorOfMean, wilsonInterval, withoutValue } from './compute-indicator';
import type { IndicatorCode } from './catalogue';
import { addMeasures } from './measures';

const { VOL, ANS, ABN, ASA, AHT, RES, CSAT, CSAT_M } = INDICATORS;

describe('by hand', () => {
  // 100 contacts: 80 answered, 10 abandoned, 10 not ours.
  const contacts = sums({ contacts: 100, offered: 90, answered: 80, abandoned: 10 });

  test('volume counts every contact and has no interval', () => {
    expect(computeIndicator(VOL, contacts)).toEqual({
      value: 100,
      sample: 100,
      low: null,
      high: null,
      numerator: 100,
      denominator: null,
      missing: [],
    });
  });

  test('answer and abandonment rates are over the offered', () => {
    expect(computeIndicator(ANS, contacts)).toMatchObject({ value: 80 / 90, sample: 90, numerator: 80, denominator: 90 });
    expect(computeIndicator(ABN, contacts)).toMatchObject({ value: 10 / 90, sample: 90, numerator: 10, denominator: 90 });
  });

  test('speed of answer is in seconds over answered contacts, with the normal interval', () => {
    // 10, 20, 30 s: mean 20, s 10, standard error 10 / sqrt 3.
    const { count, ms, msSquared } = durations([10, 20, 30]);
    const measured = computeIndicator(
      ASA,
      sums({ contacts: 3, offered: 3, answered: 3, waitCount: count, waitMs: ms, waitMsSquared: msSquared }),
    );
    expect(measured).toMatchObject({ value: 20, sample: 3, numerator: 60, denominator: 3 });
    expect(measured.low).toBeCloseTo(20 - (1.959963984540054 * 10) / Math.sqrt(3), 9);
    expect(measured.high).toBeCloseTo(20 + (1.959963984540054 * 10) / Math.sqrt(3), 9);
  });

  test('one case has a value but no interval', () => {
    const { count, ms, msSquared } = durations([42]);
    const one = sums({ contacts: 1, offered: 1, answered: 1, waitCount: count, waitMs: ms, waitMsSquared: msSquared });
    expect(computeIndicator(ASA, one)).toMatchObject({ value: 42, low: null, high: null });
  });

  test('satisfaction: top two over answers, and the mean in points', () => {
    // 5, 4, 2, 1
    const answers = sums({ contacts: 9, csatCount: 4, csatTop: 2, csatSum: 12, csatSquares: 46 });
    expect(computeIndicator(CSAT, answers)).toMatchObject({ value: 0.5, sample: 4 });
    expect(computeIndicator(CSAT_M, answers)).toMatchObject({ value: 3, sample: 4, numerator: 12, denominator: 4 });
  });

  test('a target that is exactly reached is exactly the value', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.integer({ min: 1, max: 5_000 }), (answered, more) => {
        const half = computeIndicator(ANS, sums({ contacts: 1, offered: answered + more, answered }));
        const double = computeIndicator(ANS, sums({ contacts: 1, offered: 2 * (answered + more), answered: 2 * answered }));
        expect(double.value).toBe(half.value);
      }),
      runs(2_000),
    );
  });
});

describe('missing is not zero', () => {
  test.each([VOL, ANS, ABN, ASA, AHT, RES, CSAT, CSAT_M])('$code without records has no value', (indicator) => {
    expect(computeIndicator(indicator, null)).toEqual(withoutValue(['records']));
    expect(computeIndicator(indicator, sums({}))).toEqual(withoutValue(['records']));
  });

  test.each<[IndicatorCode, Parameters<typeof sums>[0], string[]]>([
    ['ANS', { contacts: 5 }, ['records']],
    ['ASA', { contacts: 5, offered: 5, abandoned: 5 }, ['records']],
    ['ASA', { contacts: 5, offered: 5, answered: 5 }, ['waitSeconds']],
    ['AHT', { contacts: 5, offered: 5, answered: 5 }, ['talkSeconds', 'holdSeconds', 'wrapSeconds']],
    ['AHT', { contacts: 5, offered: 5, answered: 5, talkCount: 5 }, ['holdSeconds', 'wrapSeconds']],
    ['AHT', { contacts: 5, offered: 5, answered: 5, talkCount: 5, holdCount: 5 }, ['wrapSeconds']],
    [
      'AHT',
      { contacts: 5, offered: 5, answered: 5, talkCount: 2, holdCount: 2, wrapCount: 1 },
      ['talkSeconds', 'holdSeconds', 'wrapSeconds'],
    ],
    ['RES', { contacts: 5, offered: 5, answered: 5 }, ['resolved']],
    ['CSAT', { contacts: 5 }, ['csat']],
    ['CSAT_M', { contacts: 5 }, ['csat']],
  ])('%s over %j misses %j', (code, measures, missing) => {
    expect(computeIndicator(INDICATORS[code], sums(measures))).toEqual(withoutValue(missing));
  });

  test('a part that was always zero is there: handling time of talk alone, hold and wrap mapped to 0', () => {
    const { count, ms, msSquared } = durations([100, 200]);
    const measures = sums({ contacts: 2, offered: 2, answered: 2, talkCount: 2, holdCount: 2, wrapCount: 2 });
    const handled = { ...measures, handleCount: count, handleMs: ms, handleMsSquared: msSquared };
    expect(computeIndicator(AHT, handled)).toMatchObject({ value: 150, sample: 2, missing: [] });
  });
});

describe('intervals', () => {
  test('Wilson at the ends does not leave 0..1', () => {
    expect(wilsonInterval(0, 10).low).toBe(0);
    expect(wilsonInterval(10, 10).high).toBe(1);
    expect(wilsonInterval(0, 10).high).toBeCloseTo(0.277533, 6);
    expect(wilsonInterval(81, 100).low).toBeCloseTo(0.722212, 6);
  });

  test('low, value, high are in order, and more cases make it narrower', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), fc.integer({ min: 2, max: 20 }), (successes, failures, times) => {
        fc.pre(successes + failures > 0);
        const trials = successes + failures;
        const { low, high } = wilsonInterval(successes, trials);
        const rate = successes / trials;
        expect(low >= 0 && low <= rate && rate <= high && high <= 1).toBe(true);
        const wider = high - low;
        const narrower = wilsonInterval(successes * times, trials * times);
        expect(narrower.high - narrower.low).toBeLessThan(wider);
      }),
      runs(5_000),
    );
  });

  test('the standard error needs two cases, and is zero where all are the same', () => {
    expect(standardErrorOfMean(5, 25, 1, 1)).toBeNull();
    // Rounding may leave a variance a hair below zero.
    expect(standardErrorOfMean(0.3, 0.09 - 1e-17, 3, 1)).toBeGreaterThanOrEqual(0);
    expect(standardErrorOfMean(40, 400, 4, 1)).toBe(0);
    expect(standardErrorOfMean(60_000, 1_400_000_000, 3, 1000)).toBeCloseTo(10 / Math.sqrt(3), 12);
  });
});

test('a sample is judged from the minimum on, a count always, nothing without a value', () => {
  expect(isJudged(ANS, { value: 0.8, sample: 29 })).toBe(false);
  expect(isJudged(ANS, { value: 0.8, sample: 30 })).toBe(true);
  expect(isJudged(VOL, { value: 3, sample: 3 })).toBe(true);
  expect(isJudged(VOL, { value: null, sample: 0 })).toBe(false);
});

test('the sums of the parts give the ratio of the sums, never the mean of the ratios', () => {
  const [small, large] = [sums({ contacts: 10, offered: 10, answered: 10 }), sums({ contacts: 90, offered: 90, answered: 45 })];
  expect(computeIndicator(ANS, addMeasures([small, large])).value).toBe(0.55);
});
