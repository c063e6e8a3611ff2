import { INDICATORS } from './catalogue';
import { allDefinitions, checkedParameters, definitionsFor, type IndicatorVersion, settableParameters } from './versions';

const inThirty: IndicatorVersion = { indicator: 'SL2', version: 2, parameters: { thresholdSeconds: 30 }, from: '2026-07-01' };
const inForty: IndicatorVersion = { ...inThirty, version: 3, parameters: { thresholdSeconds: 40 } };
const sl2 = (versions: readonly IndicatorVersion[], period: string) => {
  const { version, parameters } = definitionsFor(versions, period).find(({ code }) => code === 'SL2')!;
  return [version, parameters['thresholdSeconds']];
};

test.each([
  ['2026-06', 1, 20],
  ['2026-07', 2, 30],
  ['2026-07-01', 2, 30],
  ['2026-Q3', 2, 30],
  ['2026', 1, 20],
  ['2026-H1', 1, 20],
  ['2027', 2, 30],
])('%s is computed by version %i, the one in force on its first day', (period, version, seconds) => {
  expect(sl2([inThirty], period)).toEqual([version, seconds]);
});

test('of two versions from the same day the newer holds, in whatever order they come', () => {
  expect(sl2([inThirty, inForty], '2026-08')).toEqual([3, 40]);
  expect(sl2([inForty, inThirty], '2026-08')).toEqual([3, 40]);
  expect(sl2([{ ...inForty, from: '2026-10-01' }, inThirty], '2026-08')).toEqual([2, 30]);
});

test('all definitions are kept, also those that no longer hold', () => {
  const kept = allDefinitions([inThirty, inForty]).filter(({ code }) => code === 'SL2');
  expect(kept.map(({ parameters }) => parameters['thresholdSeconds'])).toEqual([20, 30, 40]);
});

test('what an organisation may set: thresholds, windows, terms and percentiles, no scales', () => {
  expect(settableParameters(INDICATORS.SL3)).toEqual(['thresholdSeconds']);
  expect(settableParameters(INDICATORS.FCR_F)).toEqual(['windowDays']);
  expect(settableParameters(INDICATORS.OCQ)).toEqual(['percentile']);
  expect(settableParameters(INDICATORS.CSAT)).toEqual([]);
});

test('parameters that are left out stay as shipped', () => {
  expect(checkedParameters('R24', {})).toEqual({ termHours: 24 });
  expect(checkedParameters('R24', { termHours: 8 })).toEqual({ termHours: 8 });
});

test.each([
  ['CSAT', { topFrom: 3 }, 'indicator-without-parameters'],
  ['SL2', { windowDays: 3 }, 'indicator-parameter'],
  ['SL2', { thresholdSeconds: -1 }, 'indicator-parameter'],
  ['SL2', { thresholdSeconds: 1.5 }, 'indicator-parameter'],
  ['SL2', { thresholdSeconds: '20' }, 'indicator-parameter'],
  ['SL2', { thresholdSeconds: Number.NaN }, 'indicator-parameter'],
  ['OCQ', { percentile: 1 }, 'indicator-parameter'],
  ['FCR_W', { windowDays: 91 }, 'indicator-parameter'],
  ['SL2', { constructor: 1 }, 'indicator-parameter'],
] as const)('%s with %j is refused: %s', (code, parameters, refusal) => {
  expect(() => checkedParameters(code, parameters)).toThrow(expect.objectContaining({ code: refusal }));
});
