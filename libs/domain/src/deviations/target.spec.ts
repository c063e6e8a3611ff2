import fc from 'fast-check';
import { runs } from '../testing/runs';
import { TEAMS } from '../testing/cast';
import { targetInForce, type Target } from './target';

const target = (some: Partial<Target>): Target => ({
  indicator: 'ANS',
  subject: { kind: 'team', id: null },
  from: '2026-01-01',
  value: 0.8,
  upper: null,
  warning: null,
  critical: null,
  origin: 'internal',
  ...some,
});
const { tributi, anagrafe } = TEAMS;
const own = { kind: 'team', id: tributi.id } as const;

test('the latest that began by the first day of the period', () => {
  const targets = [
    target({ value: 0.7 }),
    target({ value: 0.8, from: '2026-11-01' }),
    target({ value: 0.9, from: '2026-11-02' }),
    target({ value: 0.6, from: '2025-01-01' }),
  ];
  expect(targetInForce(targets, 'ANS', tributi, '2026-11')?.value).toBe(0.8);
  expect(targetInForce(targets, 'ANS', tributi, '2026-11-02')?.value).toBe(0.9);
  expect(targetInForce(targets, 'ANS', tributi, '2026')?.value).toBe(0.7);
  expect(targetInForce(targets, 'ANS', tributi, '2024')).toBeNull();
});

test("a subject's own comes before its kind's, even when older", () => {
  const targets = [target({ value: 0.75, subject: own }), target({ value: 0.9, from: '2026-06-01' })];
  expect(targetInForce(targets, 'ANS', tributi, '2026-11')?.value).toBe(0.75);
  expect(targetInForce(targets.toReversed(), 'ANS', tributi, '2026-11')?.value).toBe(0.75);
  expect(targetInForce(targets, 'ANS', anagrafe, '2026-11')?.value).toBe(0.9);
});

test('another indicator, another kind, another subject have no say', () => {
  const targets = [target({ indicator: 'RES' }), target({ subject: { kind: 'agent', id: null } }), target({ subject: own })];
  expect(targetInForce(targets, 'ANS', anagrafe, '2026-11')).toBeNull();
});

test('what is in force does not depend on the order of different days', () => {
  const dated = fc
    .uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 8 })
    .map((days) => days.map((day) => target({ from: `2026-10-${String(day).padStart(2, '0')}`, value: day / 100 })));
  fc.assert(
    fc.property(dated, (targets) => {
      const found = targetInForce(targets, 'ANS', tributi, '2026-11');
      expect(targetInForce(targets.toReversed(), 'ANS', tributi, '2026-11')).toEqual(found);
      expect(found?.value ?? -Infinity).toBe(Math.max(...targets.map(({ value }) => value)));
    }),
    runs(1_000),
  );
});
