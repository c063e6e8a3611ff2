import type { MonitoringAgreement } from '../monitoring/agreement';
import { firingRules } from './firing';

const agreement: MonitoringAgreement = {
  kind: 'authorisation',
  number: '7',
  date: '2026-01-10',
  scope: 'tutti',
  file: 'autorizzazione.pdf',
  indicators: ['RES'],
  purposes: ['training'],
  roles: ['trainer'],
  individualProductivity: false,
  validFrom: '2026-01-01',
  validUntil: null,
};
const rules = [
  { id: 'team', appliesTo: 'team', periodKind: 'month', outcome: { kind: 'improvement' } },
  { id: 'weekly', appliesTo: 'team', periodKind: 'week', outcome: { kind: 'improvement' } },
  { id: 'training', appliesTo: 'agent', periodKind: 'month', outcome: { kind: 'training' } },
  { id: 'bonus', appliesTo: 'agent', periodKind: 'month', outcome: { kind: 'bonus' } },
] as const;
const firing = (period: string, under: MonitoringAgreement | null) => firingRules(rules, period, under).map(({ id }) => id);

test('rules fire for their kind of period', () => {
  expect(firing('2026-W47', agreement)).toEqual(['weekly']);
  expect(firing('2026', agreement)).toEqual([]);
});

test('rules about agents fire for the purposes of the agreement, over the days that it opens', () => {
  expect(firing('2026-11', agreement)).toEqual(['team', 'training']);
  expect(firing('2025-12', agreement)).toEqual(['team']);
  expect(firing('2026-11', null)).toEqual(['team']);
});
