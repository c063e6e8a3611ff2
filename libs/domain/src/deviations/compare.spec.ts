import { INDICATORS } from '../indicators/catalogue';
import { computeIndicator, withoutValue } from '../indicators/compute-indicator';
import { TEAMS } from '../testing/cast';
import { sums } from '../testing/sums';
import { compareAlone, deviationsOf, type Comparable } from './compare';

const TARGET = { value: 0.8, upper: null, warning: 0.75, critical: 0.7 };
const comparable = (answered: number, offered: number, earlier: Comparable['earlier'] = []): Comparable => ({
  measurement: {
    indicator: 'ANS',
    version: 1,
    period: '2026-11',
    subject: TEAMS.tributi,
    ...computeIndicator(INDICATORS.ANS, sums({ contacts: offered, offered, answered })),
  },
  target: TARGET,
  earlier,
});

test('a deviation tells value, target, gap, judgement, trend and how long', () => {
  const earlier = [0.82, 0.79, 0.77, 0.74, 0.72].map((value) => ({
    value,
    severity: value >= 0.8 ? ('met' as const) : ('watch' as const),
  }));
  expect(deviationsOf([comparable(690, 1000, earlier)])).toEqual([
    {
      indicator: 'ANS',
      period: '2026-11',
      subject: TEAMS.tributi,
      value: 0.69,
      target: 0.8,
      gap: expect.closeTo(-0.11, 12),
      deviation: expect.closeTo(-0.1375, 12),
      severity: 'critical',
      significant: true,
      signal: true,
      pValue: expect.any(Number),
      trend: -1,
      periodsOff: 5,
      sample: 1000,
    },
  ]);
});

test('what is significant alone need not be a signal among many', () => {
  // 73 of 100 against 0.8: p 0.08; 72: p 0.0455.
  const one = comparable(72, 100);
  expect(deviationsOf([one])[0]).toMatchObject({ significant: true, signal: true });
  const among = deviationsOf([one, ...Array.from({ length: 9 }, () => comparable(80, 100))]);
  expect(among[0]).toMatchObject({ significant: true, signal: false });
});

test('a small sample takes no part in the correction, and is not judged', () => {
  const [small, large] = deviationsOf([comparable(10, 20, [{ value: 0.5, severity: 'critical' }]), comparable(72, 100)]);
  expect(small).toMatchObject({ severity: null, significant: null, signal: null, trend: null, periodsOff: 0, sample: 20 });
  expect(large).toMatchObject({ signal: true });
});

test('nothing measured, nothing compared', () => {
  const nothing = { ...comparable(1, 1), measurement: { ...comparable(1, 1).measurement, ...withoutValue(['records']) } };
  expect(compareAlone(nothing)).toBeNull();
  expect(deviationsOf([nothing])).toEqual([]);
});
