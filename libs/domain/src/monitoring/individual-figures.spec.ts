import fc from 'fast-check';
import { INDICATOR_CODES } from '../indicators/catalogue';
import { ROLES } from '../people/role';
import { runs } from '../testing/runs';
import type { MonitoringAgreement } from './agreement';
import { MONITORING_PURPOSES } from './agreement';
import { agentFiguresOpen, agentIndicators, agentRulesOpen, agreementCovers, ownFiguresOpen, smallGroupHidden } from './individual-figures';

const AGREEMENT: MonitoringAgreement = {
  kind: 'agreement',
  number: '14/2025',
  date: '2025-12-02',
  scope: 'Contact center',
  file: null,
  indicators: ['AHT', 'RES', 'CSAT'],
  purposes: ['training', 'bonus'],
  roles: ['care-manager', 'trainer'],
  individualProductivity: false,
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
};
const NOVEMBER = { from: '2026-11-01', until: '2026-11-30' };

test.each([
  ['2026-01-01', '2026-12-31', true],
  ['2025-12-31', '2026-01-31', false],
  ['2026-12-01', '2027-01-01', false],
])('an agreement for 2026 opens %s to %s: %s', (from, until, open) => {
  expect(agreementCovers(AGREEMENT, { from, until })).toBe(open);
});

test('without days of its own an agreement opens all', () => {
  expect(agreementCovers({ ...AGREEMENT, validFrom: null, validUntil: null }, { from: '1990-01-01', until: '2090-01-01' })).toBe(true);
});

test('individual productivity stays closed without the further choice, though it is listed', () => {
  expect(agentIndicators(AGREEMENT, NOVEMBER)).toEqual(['RES', 'CSAT']);
  expect(agentIndicators({ ...AGREEMENT, individualProductivity: true }, NOVEMBER)).toEqual(['AHT', 'RES', 'CSAT']);
});

test('the choice alone opens nothing that is not listed', () => {
  expect(agentIndicators({ ...AGREEMENT, indicators: ['RES'], individualProductivity: true }, NOVEMBER)).toEqual(['RES']);
});

test('only listed indicators, roles and purposes are open', () => {
  expect(agentFiguresOpen(AGREEMENT, 'RES', 'trainer', 'training', NOVEMBER)).toBe(true);
  expect(agentFiguresOpen(AGREEMENT, 'ANS', 'trainer', 'training', NOVEMBER)).toBe(false);
  expect(agentFiguresOpen(AGREEMENT, 'AHT', 'trainer', 'training', NOVEMBER)).toBe(false);
  expect(agentFiguresOpen(AGREEMENT, 'RES', 'marketing', 'training', NOVEMBER)).toBe(false);
  expect(agentFiguresOpen(AGREEMENT, 'RES', 'trainer', 'organisation', NOVEMBER)).toBe(false);
});

test('persons see their own of whatever is computed, whoever else may', () => {
  expect(ownFiguresOpen({ ...AGREEMENT, roles: [], purposes: [] }, 'RES', NOVEMBER)).toBe(true);
  expect(ownFiguresOpen(AGREEMENT, 'AHT', NOVEMBER)).toBe(false);
});

test('rules about agents fire for the purposes of the agreement', () => {
  expect(agentRulesOpen(AGREEMENT, 'training', NOVEMBER)).toBe(true);
  expect(agentRulesOpen(AGREEMENT, 'improvement', NOVEMBER)).toBe(false);
  expect(agentRulesOpen(AGREEMENT, 'training', { from: '2025-11-01', until: '2025-11-30' })).toBe(false);
});

test('without an agreement nothing of an agent is open, to anybody, for anything', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...INDICATOR_CODES),
      fc.constantFrom(...ROLES),
      fc.constantFrom(...MONITORING_PURPOSES),
      (indicator, role, purpose) => {
        expect(agentIndicators(null, NOVEMBER)).toEqual([]);
        expect(agentFiguresOpen(null, indicator, role, purpose, NOVEMBER)).toBe(false);
        expect(ownFiguresOpen(null, indicator, NOVEMBER)).toBe(false);
        expect(agentRulesOpen(null, purpose, NOVEMBER)).toBe(false);
      },
    ),
    runs(1_000),
  );
});

test.each([
  ['RES', 4, null, true],
  ['RES', 5, null, false],
  ['RES', 0, null, true],
  ['ANS', 1, null, false],
  ['VOL', 1, null, false],
  ['RES', 1, AGREEMENT, false],
  ['AHT', 4, AGREEMENT, true],
  ['CSAT_M', 4, AGREEMENT, true],
] as const)('%s of %d people is hidden: %#', (indicator, people, agreement, hidden) => {
  expect(smallGroupHidden(indicator, people, agreement, NOVEMBER)).toBe(hidden);
});
