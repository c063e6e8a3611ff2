import type { MonitoringAgreement } from './agreement';
import { openFacts } from './open-facts';

const AGREEMENT: MonitoringAgreement = {
  kind: 'agreement',
  number: '14/2025',
  date: '2025-12-02',
  scope: 'Contact center',
  file: null,
  indicators: ['AHT', 'RES'],
  purposes: ['training'],
  roles: ['care-manager'],
  individualProductivity: false,
  validFrom: '2026-01-01',
  validUntil: null,
};
const OCTOBER = { from: '2026-10-01', until: '2026-10-31' };
const facts = { 'RES.value': 0.5, 'AHT.value': 300, 'CSAT.gap': 0.1, 'training.pending': 1 };

test('of an agent only what the agreement opens is looked at', () => {
  expect(openFacts('agent', facts, AGREEMENT, OCTOBER)).toEqual({ 'RES.value': 0.5, 'training.pending': 1 });
  expect(openFacts('agent', facts, { ...AGREEMENT, individualProductivity: true }, OCTOBER)).toMatchObject({ 'AHT.value': 300 });
  expect(openFacts('agent', facts, AGREEMENT, { from: '2025-12-01', until: '2025-12-31' })).toEqual({ 'training.pending': 1 });
  expect(openFacts('agent', facts, null, OCTOBER)).toEqual({ 'training.pending': 1 });
});

test('of others everything is', () => {
  expect(openFacts('team', facts, null, OCTOBER)).toBe(facts);
});
