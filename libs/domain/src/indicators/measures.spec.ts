import fc from 'fast-check';
import { runs } from '../testing/runs';
import { INDICATOR_LIST } from './catalogue';
import { measuresBehind } from './formula-parts';
import { measuresOf } from './measured-records';
import { fieldsRead } from './measure';
import { addMeasures, MEASURES, measureDefinition, measureId, type Measures } from './measures';

const measures: fc.Arbitrary<Measures> = fc.dictionary(fc.constantFrom(...Object.keys(MEASURES)), fc.nat(1_000_000));

test('the id of a sum tells the values of its parameters', () => {
  expect(measureId('answered', { thresholdSeconds: 20 })).toBe('answered');
  expect(measureId('answeredWithin', { thresholdSeconds: 20 })).toBe('answeredWithin(20)');
  expect(measureId('aloneSameTopic', { windowDays: 7 })).toBe('aloneSameTopic(7)');
});

test('a parameter that is not given is a mistake of ours', () => {
  expect(() => measureDefinition('answeredWithin', {})).toThrow('thresholdSeconds');
  expect(measureDefinition('answeredWithin', { thresholdSeconds: 20 }).where[1]).toEqual({ clock: 'wait', atMost: 20, unit: 'seconds' });
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

test('every sum is asked for by an indicator', () => {
  const asked = INDICATOR_LIST.flatMap((one) => [...measuresOf(one), ...measuresBehind(one.formula, 'denominator')]);
  expect(Object.keys(MEASURES).filter((measure) => !asked.some((each) => each === measure))).toEqual([]);
});

test('a sum tells which fields of a record it looks at', () => {
  expect(fieldsRead(MEASURES.handleMs)).toEqual(['outcome', 'talkSeconds', 'holdSeconds', 'wrapSeconds']);
  expect(fieldsRead(MEASURES.complaintsRepliedInTime)).toEqual(['praise', 'withdrawn', 'repliedAt']);
  expect(fieldsRead(MEASURES.due)).toEqual(['outcome', 'resolvedAt']);
  expect(fieldsRead(MEASURES.surveyCsatSum)).toEqual(['csat']);
  expect(fieldsRead(MEASURES.complaintsWithoutReminder)).toEqual(['praise', 'resolvedAt', 'reminders']);
  expect(fieldsRead(MEASURES.followed)).toEqual(['outcome', 'customer']);
  expect(fieldsRead(MEASURES.givenCostCents)).toEqual(['measure', 'value']);
});
