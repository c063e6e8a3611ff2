import { deviationsOf } from '../deviations/compare';
import { INDICATORS } from '../indicators/catalogue';
import { computeIndicator } from '../indicators/compute-indicator';
import type { Measurement } from '../indicators/measurement';
import { AGENTS } from '../testing/cast';
import { sums } from '../testing/sums';
import { factNamed } from './catalogue';
import { factsOf } from './facts-of';

const subject = AGENTS.nives;
const measured = (offered: number, answered: number): Measurement => ({
  indicator: 'ANS',
  version: 1,
  period: '2026-11',
  subject,
  ...computeIndicator(INDICATORS.ANS, sums({ contacts: offered, offered, answered })),
});
const compared = (measurement: Measurement) =>
  deviationsOf([{ measurement, target: { value: 0.8, upper: null, warning: 0.75, critical: 0.7 }, earlier: [] }]);

test('a judged measurement gives all of its facts, each of them in the catalogue', () => {
  const measurement = measured(100, 72);
  const facts = factsOf(subject, [measurement], compared(measurement), {
    'subject.team': 'tributi',
    'training.pending': 0,
    'open.assignments': null,
  });
  expect(facts).toEqual({
    'subject.kind': 'agent',
    'subject.team': 'tributi',
    'training.pending': 0,
    'ANS.sample': 100,
    'ANS.value': 0.72,
    'ANS.target': 0.8,
    'ANS.gap': expect.closeTo(-0.08, 12),
    'ANS.deviation': expect.closeTo(-0.1, 12),
    'ANS.severity': 'warning',
    'ANS.significant': true,
    'ANS.signal': true,
    'ANS.periodsOff': 1,
  });
  for (const name of Object.keys(facts)) expect(factNamed(name)).not.toBeNull();
});

test('a sample that is too small tells its size and the target, and nothing that could trigger', () => {
  const measurement = measured(20, 1);
  expect(factsOf(subject, [measurement], compared(measurement))).toEqual({ 'subject.kind': 'agent', 'ANS.sample': 20, 'ANS.target': 0.8 });
});

test('what was not measured is missing', () => {
  const measurement = measured(0, 0);
  expect(factsOf(subject, [measurement], compared(measurement))).toEqual({ 'subject.kind': 'agent' });
});
