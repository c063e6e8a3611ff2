import fc from 'fast-check';
import { runs } from '../testing/runs';
import { addMeasures, MEASURES, type Measures } from './measures';

const measures = fc.record(Object.fromEntries(MEASURES.map((measure) => [measure, fc.nat(1_000_000)]))) as fc.Arbitrary<Measures>;

test('nothing adds up to zero of everything', () => {
  expect(Object.keys(addMeasures([]))).toEqual([...MEASURES]);
  expect(Object.values(addMeasures([])).every((sum) => sum === 0)).toBe(true);
});

test('sums of sums are the sums of all, in any order', () => {
  fc.assert(
    fc.property(fc.array(measures, { maxLength: 8 }), fc.nat(8), (parts, cut) => {
      const whole = addMeasures(parts);
      expect(addMeasures([addMeasures(parts.slice(0, cut)), addMeasures(parts.slice(cut))])).toEqual(whole);
      expect(addMeasures(parts.toReversed())).toEqual(whole);
    }),
    runs(1_000),
  );
});
