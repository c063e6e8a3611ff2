import { checkTarget } from './check-target';
import type { Target } from './target';

const limits = (indicator: string, value: number, warning: number | null, critical: number | null, upper: number | null = null) =>
  ({ indicator, value, upper, warning, critical }) as Pick<Target, 'indicator' | 'value' | 'upper' | 'warning' | 'critical'>;

test.each([
  ['higher is better', limits('ANS', 0.8, 0.75, 0.7)],
  ['lower is better', limits('ABN', 0.1, 0.15, 0.2)],
  ['no limits', limits('ANS', 0.8, null, null)],
  ['one limit', limits('ANS', 0.8, null, 0.7)],
  ['limits on the target itself', limits('ANS', 0.8, 0.8, 0.8)],
  ['a band with limits above', limits('AHT', 240, 400, 500, 360)],
  ['a band with limits below', limits('AHT', 240, 200, 150, 360)],
  ['a band without width', limits('AHT', 300, 330, 360)],
  ['a band without width, said twice', limits('AHT', 300, 300, 360, 300)],
  ['a band with its warning on the lower edge', limits('AHT', 240, 240, 200, 360)],
  ['a band with its warning on the upper edge', limits('AHT', 240, 360, 400, 360)],
  ['points', limits('CSAT_M', 4, 3.5, 3)],
])('%s is a target', (_case, target) => {
  expect(() => checkTarget(target)).not.toThrow();
});

test.each([
  ['warning', limits('ANS', 0.8, 0.85, 0.7)],
  ['critical', limits('ANS', 0.8, 0.75, 0.78)],
  ['critical', limits('ANS', 0.8, null, 0.9)],
  ['warning', limits('ASA', 60, 50, 90)],
  ['critical', limits('ASA', 60, 90, 80)],
  ['warning', limits('AHT', 240, 300, 500, 360)],
  ['critical', limits('AHT', 240, 400, 300, 360)],
  ['critical', limits('AHT', 240, 400, 100, 360)],
  ['critical', limits('AHT', 240, 200, 500, 360)],
  ['upper', limits('AHT', 240, null, null, 200)],
  ['upper', limits('ANS', 0.8, null, null, 0.9)],
])('%s lies on the wrong side in %j', (field, target) => {
  expect(() => checkTarget(target)).toThrow(expect.objectContaining({ code: 'target-limits-wrong-side', details: { field } }));
});

test.each([
  ['value', limits('ANS', 80, 75, 70)],
  ['critical', limits('ANS', 0.8, 0.7, -0.1)],
  ['warning', limits('CSAT_M', 4, 0.5, null)],
  ['value', limits('ASA', -1, null, null)],
  ['value', limits('ANS', NaN, null, null)],
  ['value', limits('ASA', Infinity, null, null)],
])('%s is out of the range of its unit in %j', (field, target) => {
  expect(() => checkTarget(target)).toThrow(
    expect.objectContaining({ code: 'target-out-of-range', details: expect.objectContaining({ field }) }),
  );
});

test('an indicator for context has no target, one that does not exist neither', () => {
  expect(() => checkTarget(limits('VOL', 1000, null, null))).toThrow(expect.objectContaining({ code: 'target-without-direction' }));
  expect(() => checkTarget(limits('FCR', 0.7, null, null))).toThrow(expect.objectContaining({ code: 'indicator-unknown' }));
});
