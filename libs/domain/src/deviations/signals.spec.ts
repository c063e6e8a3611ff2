import fc from 'fast-check';
import { runs } from '../testing/runs';
import { signalsOf } from './signals';

test('the worked example of Benjamini and Hochberg (1995): 4 of 15', () => {
  const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
  expect(signalsOf(p).filter((signal) => signal)).toHaveLength(4);
});

test('one that misses its own step is carried by a later one that does not', () => {
  expect(signalsOf([0.04, 0.03, 0.045])).toEqual([true, true, true]);
  expect(signalsOf([0.04, 0.03, 0.06])).toEqual([false, false, false]);
});

test('alone, a comparison is a signal when it is significant', () => {
  expect(signalsOf([0.049])).toEqual([true]);
  expect(signalsOf([0.051])).toEqual([false]);
  expect(signalsOf([])).toEqual([]);
});

test('a comparison without a p-value is not counted', () => {
  expect(signalsOf([0.02, null, 0.9])).toEqual([true, null, false]);
  expect(signalsOf([null, null])).toEqual([null, null]);
});

const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 });

test('as the definition says, by trying every number of rejections', () => {
  fc.assert(
    fc.property(chances, (p) => {
      const sorted = p.toSorted((a, b) => a - b);
      let most = 0;
      for (let k = 1; k <= p.length; k++) if (sorted[k - 1]! <= (k / p.length) * 0.05) most = k;
      const rejected = signalsOf(p);
      expect(rejected.filter(Boolean)).toHaveLength(most === 0 ? 0 : p.filter((one) => one <= sorted[most - 1]!).length);
    }),
    runs(5_000),
  );
});

test('it never finds more than one by one, never less than Bonferroni, and order does not matter', () => {
  fc.assert(
    fc.property(chances, (p) => {
      const signals = signalsOf(p);
      p.forEach((one, index) => {
        if (signals[index]) expect(one).toBeLessThanOrEqual(0.05);
        if (one <= 0.05 / p.length) expect(signals[index]).toBe(true);
      });
      expect(signalsOf(p.toReversed())).toEqual(signals.toReversed());
    }),
    runs(5_000),
  );
});
