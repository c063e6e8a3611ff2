import fc from 'fast-check';
import { INDICATORS } from '../indicators/catalogue';
import { computeIndicator, withoutValue } from '../indicators/compute-indicator';
import type { IndicatorCode } from '../indicators/catalogue';
import { runs } from '../testing/runs';
import { durations, sums } from '../testing/sums';
import { deviationOf } from './deviation-of';

const target = (value: number, some: { warning?: number; critical?: number; upper?: number } = {}) => ({
  value,
  warning: some.warning ?? null,
  critical: some.critical ?? null,
  upper: some.upper ?? null,
});
const measured = (indicator: IndicatorCode, measures: Parameters<typeof sums>[0]) => ({
  indicator,
  ...computeIndicator(INDICATORS[indicator], sums(measures)),
});
const answered = (successes: number, trials: number) => measured('ANS', { contacts: trials, offered: trials, answered: successes });
const abandoned = (successes: number, trials: number) => measured('ABN', { contacts: trials, offered: trials, abandoned: successes });
/** Handling times of 40 contacts, spread by 10 s about a mean. */
const handled = (mean: number, count = 40) => {
  const { ms, msSquared } = durations(Array.from({ length: count }, (_, index) => mean + (index % 2 === 0 ? 10 : -10)));
  const known = { talkCount: count, holdCount: count, wrapCount: count, handleCount: count };
  return measured('AHT', { contacts: count, offered: count, answered: count, ...known, handleMs: ms, handleMsSquared: msSquared });
};

describe('the sign: negative is always worse', () => {
  test.each([
    ['higher is better, below', answered(60, 100), target(0.8), -0.2, -0.25],
    ['higher is better, above', answered(90, 100), target(0.75), 0.15, 0.2],
    ['lower is better, above', abandoned(30, 100), target(0.2), -0.1, -0.5],
    ['lower is better, below', abandoned(10, 100), target(0.2), 0.1, 0.5],
    ['a band, above it', handled(400), target(240, { upper: 320 }), -80, -0.25],
    ['a band, below it', handled(180), target(240, { upper: 320 }), -60, -0.25],
    ['a band, inside near its lower edge', handled(250), target(240, { upper: 320 }), 10, 10 / 240],
    ['a band, inside near its upper edge', handled(310), target(240, { upper: 320 }), 10, 10 / 320],
    ['a band without width', handled(330), target(300), -30, -0.1],
  ])('%s', (_case, measurement, against, gap, relative) => {
    const found = deviationOf(measurement, against)!;
    expect(found.gap).toBeCloseTo(gap, 12);
    expect(found.deviation).toBeCloseTo(relative, 12);
  });

  test('the target told is the edge that is nearer', () => {
    expect(deviationOf(handled(310), target(240, { upper: 320 }))!.target).toBe(320);
    expect(deviationOf(handled(100), target(240, { upper: 320 }))!.target).toBe(240);
  });
});

describe('severity', () => {
  const limits = { warning: 0.75, critical: 0.7 };
  test.each([
    [80, 'met'],
    [81, 'met'],
    [79, 'watch'],
    [76, 'watch'],
    [75, 'warning'],
    [71, 'warning'],
    [70, 'critical'],
    [10, 'critical'],
  ])('%d of 100 answered, wanted 80, warned at 75, critical at 70: %s', (successes, severity) => {
    expect(deviationOf(answered(successes, 100), target(0.8, limits))!.severity).toBe(severity);
  });

  test.each([
    [20, 'met'],
    [21, 'watch'],
    [25, 'warning'],
    [30, 'critical'],
  ])('%d of 100 abandoned, wanted 20 at most: %s', (successes, severity) => {
    expect(deviationOf(abandoned(successes, 100), target(0.2, { warning: 0.25, critical: 0.3 }))!.severity).toBe(severity);
  });

  test.each([
    [240, 'met'],
    [320, 'met'],
    [330, 'watch'],
    [340, 'warning'],
    [360, 'critical'],
    [230, 'watch'],
    [220, 'warning'],
    [200, 'critical'],
  ])('handling of %d s against 240 to 320, limits 20 and 40 s beyond an edge: %s', (mean, severity) => {
    const above = { upper: 320, warning: 340, critical: 360 };
    const below = { upper: 320, warning: 220, critical: 200 };
    expect(deviationOf(handled(mean), target(240, above))!.severity).toBe(severity);
    expect(deviationOf(handled(mean), target(240, below))!.severity).toBe(severity);
  });

  test('without limits whatever is not met is to be watched', () => {
    expect(deviationOf(answered(1, 100), target(0.8))!.severity).toBe('watch');
    expect(deviationOf(answered(74, 100), target(0.8, { critical: 0.7 }))!.severity).toBe('watch');
    expect(deviationOf(answered(70, 100), target(0.8, { critical: 0.7 }))!.severity).toBe('critical');
  });
});

describe('nothing to say', () => {
  test('without a value there is no deviation', () => {
    expect(deviationOf({ indicator: 'ANS', ...withoutValue(['records']) }, target(0.8))).toBeNull();
  });
  test('an indicator for context has no good side', () => {
    expect(deviationOf(measured('VOL', { contacts: 500 }), target(400))).toBeNull();
  });
  test('below the minimum sample the gap is told, and nothing is judged', () => {
    expect(deviationOf(answered(5, 20), target(0.5))).toEqual({
      target: 0.5,
      gap: -0.25,
      deviation: -0.5,
      severity: null,
      significant: null,
      pValue: null,
    });
  });
  test('a scale of points and a target of zero have no relative deviation', () => {
    const votes = measured('CSAT_M', { contacts: 40, csatCount: 40, csatTop: 0, csatSum: 120, csatSquares: 400 });
    expect(deviationOf(votes, target(4))).toMatchObject({ gap: -1, deviation: null });
    expect(deviationOf(abandoned(3, 100), target(0))).toMatchObject({ gap: -0.03, deviation: null, pValue: 0, significant: true });
  });
});

describe('significance', () => {
  test('by hand: 70 of 100 against 80 is 2.5 standard errors of the target off', () => {
    // sqrt(0.8 x 0.2 / 100) = 0.04; z = 2.5
    const found = deviationOf(answered(70, 100), target(0.8))!;
    expect(found.pValue).toBeCloseTo(0.012419, 6);
    expect(found.significant).toBe(true);
    expect(deviationOf(answered(73, 100), target(0.8))!.significant).toBe(false);
  });

  test('exactly on the target there is nothing to doubt', () => {
    expect(deviationOf(answered(80, 100), target(0.8))).toMatchObject({ gap: 0, pValue: 1, significant: false, severity: 'met' });
  });

  test('where all cases are the same, any other target is out of the question', () => {
    const same = measured('CSAT_M', { contacts: 40, csatCount: 40, csatTop: 40, csatSum: 160, csatSquares: 640 });
    expect(deviationOf(same, target(4))).toMatchObject({ pValue: 1, significant: false });
    expect(deviationOf(same, target(4.5))).toMatchObject({ pValue: 0, significant: true });
  });

  const inside = (value: number, { low, high }: { low: number | null; high: number | null }) => low! <= value && value <= high!;
  const onEdge = (value: number, { low, high }: { low: number | null; high: number | null }) =>
    Math.min(Math.abs(value - low!), Math.abs(value - high!)) < 1e-9;

  test('a proportion is significant just when the target lies outside of its interval', () => {
    fc.assert(
      fc.property(fc.nat(3_000), fc.integer({ min: 30, max: 3_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (some, trials, value) => {
        const measurement = answered(Math.min(some, trials), trials);
        fc.pre(!onEdge(value, measurement));
        expect(deviationOf(measurement, target(value))!.significant).toBe(!inside(value, measurement));
      }),
      runs(20_000),
    );
  });

  test('a mean is significant just when the nearer edge of its target lies outside of its interval', () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 30, maxLength: 80 });
    fc.assert(
      fc.property(seconds, fc.nat(600), fc.nat(200), (all, lower, width) => {
        const { count, ms, msSquared } = durations(all);
        const known = { talkCount: count, holdCount: count, wrapCount: count, handleCount: count };
        const measurement = measured('AHT', { contacts: count, answered: count, ...known, handleMs: ms, handleMsSquared: msSquared });
        const found = deviationOf(measurement, target(lower, { upper: lower + width }))!;
        fc.pre(!onEdge(found.target, measurement) || measurement.low === measurement.high);
        expect(found.significant).toBe(!inside(found.target, measurement));
        expect([lower, lower + width]).toContain(found.target);
      }),
      runs(5_000),
    );
  });
});
