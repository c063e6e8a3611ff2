import fc from 'fast-check';
import { runs } from '../testing/runs';
import { INDICATOR_LIST, type IndicatorCode, INDICATORS } from './catalogue';
import { conditionsOf, type Feeding, feedingOf, fedBy, type NotCountedReason } from './feeding';
import { MEASURED_RECORDS, type MeasureCondition, type MeasuredRecords } from './measure';

const TOLD = new Set(['waitSeconds', 'talkSeconds', 'firstReplyAt', 'resolvedAt', 'csat', 'customer', 'automaticReply', 'reopened']);

/** The reason for one record of which only these conditions are not fulfilled; `null` when it is counted. */
function reasonFor(code: IndicatorCode, over: MeasuredRecords, ...not: MeasureCondition[]): NotCountedReason | null {
  const feeding = feedingOf(INDICATORS[code], over)!;
  const failing = not.map((condition) => JSON.stringify(condition));
  const fulfilled = conditionsOf([feeding]).map((condition) => !failing.includes(JSON.stringify(condition)));
  const [fed] = fedBy([feeding], [{ fulfilled, count: 7 }], TOLD);
  expect(fed!.counted + fed!.leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(7);
  return fed!.leftOut[0]?.reason ?? null;
}

const answered = { field: 'outcome', in: ['answered'] } as const;
const abandoned = { field: 'outcome', in: ['abandoned'] } as const;

it.each<[IndicatorCode, MeasuredRecords, readonly MeasureCondition[], NotCountedReason | null]>([
  ['VOL', 'interactions', [], null],
  ['ASA', 'interactions', [], null],
  ['ASA', 'interactions', [answered, { clock: 'wait', known: true }], { code: 'other-outcome', among: ['answered'], field: 'outcome' }],
  ['ASA', 'interactions', [{ clock: 'wait', known: true }], { code: 'field-missing', field: 'waitSeconds' }],
  ['ACW', 'interactions', [{ clock: 'wrap', known: true }], { code: 'not-told', field: 'wrapSeconds' }],
  ['AHT', 'interactions', [{ clock: 'talk', known: true }], { code: 'field-missing', field: 'talkSeconds' }],
  ['FRT', 'interactions', [{ known: 'firstReplyAt' }], { code: 'field-missing', field: 'firstReplyAt' }],
  ['FRT', 'interactions', [{ possible: 'firstReply' }], { code: 'impossible', field: 'firstReplyAt' }],
  ['FRT', 'interactions', [{ field: 'automaticReply', isNot: true }], { code: 'said-yes', field: 'automaticReply' }],
  ['FRT_O', 'interactions', [{ clock: 'firstReplyOpen', known: true }], { code: 'no-opening-hours', field: 'firstReplyAt' }],
  ['R24', 'interactions', [{ observed: 24, unit: 'hours' }], { code: 'not-yet-observed', amount: 24, unit: 'hours' }],
  [
    'R24_O',
    'interactions',
    [{ observed: 8, unit: 'hours', openingHours: true }],
    { code: 'not-yet-observed', amount: 8, unit: 'hours', openingHours: true },
  ],
  ['OTR', 'interactions', [{ tracked: 'resolvedAt' }], { code: 'not-told', field: 'resolvedAt' }],
  ['OTR', 'interactions', [{ observed: 30, unit: 'local-days' }], { code: 'not-yet-observed', amount: 30, unit: 'local-days' }],
  ['BKL', 'interactions', [{ observed: 30, unit: 'local-days' }], null],
  ['CMPL_T', 'complaints', [{ possible: 'firstReply' }, { field: 'withdrawn', isNot: true }], { code: 'said-yes', field: 'withdrawn' }],
  ['REOP', 'interactions', [{ field: 'resolved', is: true }], { code: 'said-no', field: 'resolved' }],
  ['CSAT', 'interactions', [{ score: 'csat', top: 5 }], { code: 'other-scale', field: 'csat', amount: 5 }],
  [
    'ABN_S',
    'interactions',
    [answered, { clock: 'wait', over: 5, unit: 'seconds' }],
    { code: 'at-most', field: 'waitSeconds', amount: 5, unit: 'seconds' },
  ],
  ['ABN_S', 'interactions', [answered, abandoned], { code: 'other-outcome', among: ['answered', 'abandoned'], field: 'outcome' }],
  ['SL2', 'interactions', [abandoned, { clock: 'wait', known: true }], { code: 'field-missing', field: 'waitSeconds' }],
  ['CPC', 'aggregates', [{ field: 'measure', in: ['answered'] }], { code: 'other-measure', among: ['answered'], field: 'measure' }],
])('%s over %s leaves out for the first condition that fails', (code, over, not, reason) => {
  expect(reasonFor(code, over, ...not)).toEqual(reason);
});

it.each<[IndicatorCode, MeasuredRecords, Feeding['part'] | null]>([
  ['CMPL', 'interactions', 'denominator'],
  ['CMPL', 'complaints', 'numerator'],
  ['OCC', 'hours', 'denominator'],
  ['UTL', 'interactions', 'numerator'],
  ['NPS', 'answers', 'denominator'],
  ['NPS', 'complaints', null],
  ['VIS', 'visits', 'denominator'],
])('%s of %s is fed in its %s', (code, over, part) => {
  expect(feedingOf(INDICATORS[code], over)?.part ?? null).toBe(part);
});

test('records that are counted and those that are left out are all of them, whatever they fulfil', () => {
  const feedings = MEASURED_RECORDS.map((over) => INDICATOR_LIST.flatMap((indicator) => feedingOf(indicator, over) ?? []));
  const some = fc.nat(feedings.length - 1).chain((place) => {
    const groups = fc.record({
      fulfilled: fc.array(fc.boolean(), {
        minLength: conditionsOf(feedings[place]!).length,
        maxLength: conditionsOf(feedings[place]!).length,
      }),
      count: fc.integer({ min: 1, max: 1000 }),
    });
    return fc.tuple(fc.constant(feedings[place]!), fc.array(groups, { maxLength: 12 }));
  });
  fc.assert(
    fc.property(some, ([of, alike]) => {
      const all = alike.reduce((sum, { count }) => sum + count, 0);
      for (const { counted, leftOut } of fedBy(of, alike, TOLD)) {
        expect(leftOut.reduce((sum, { count }) => sum + count, counted)).toBe(all);
        expect(leftOut.map(({ count }) => count)).toEqual(leftOut.map(({ count }) => count).toSorted((a, b) => b - a));
      }
    }),
    runs(200),
  );
});
