import fc from 'fast-check';
import type { Delivery } from '../sources/rhythm';
import { runs } from '../testing/runs';
import { type DeliveringSource, READINESS_CHECKS, type ReadinessBasis, readinessOf, waitedImports } from './readiness';

const of = (...pairs: readonly (readonly [on: string, lastDay: string])[]): Delivery[] => pairs.map(([on, lastDay]) => ({ on, lastDay }));
/** Every month on the third, of the month before. */
const monthly = of(['2026-07-03', '2026-06-30'], ['2026-08-03', '2026-07-31'], ['2026-09-03', '2026-08-31'], ['2026-10-03', '2026-09-30']);
const source = (deliveries: readonly Delivery[], some: Partial<DeliveringSource> = {}): DeliveringSource => ({
  name: 'centralino',
  deliveries,
  isReading: false,
  ...some,
});
const ready: ReadinessBasis = {
  period: '2026-10',
  today: '2026-11-05',
  sources: [source([...monthly, ...of(['2026-11-03', '2026-10-31'])])],
  kindsBefore: ['interactions', 'answers'],
  kinds: ['interactions', 'answers'],
  agentsWithoutTeam: 0,
  targets: 3,
  rules: 1,
};
const checkOf = (basis: ReadinessBasis, name: (typeof READINESS_CHECKS)[number]) =>
  readinessOf(basis).checks.find((one) => one.name === name)!;

test('October is ready: six of six', () => {
  expect(readinessOf(ready)).toMatchObject({ period: '2026-10', ready: 6, isReady: true });
  expect(waitedImports(readinessOf(ready))).toEqual([]);
});

test("November: four of six, the questionnaires' import is missing", () => {
  const some = readinessOf({ ...ready, kinds: ['interactions'], targets: 0 });
  expect(some).toMatchObject({ ready: 4, isReady: false });
  expect(some.checks.filter(({ state }) => state !== 'ready')).toMatchObject([
    { name: 'records', state: 'missing', by: 'care-manager', kinds: ['answers'] },
    { name: 'targets', state: 'missing', by: 'care-manager' },
  ]);
  expect(waitedImports(some).map(({ name }) => name)).toEqual(['records']);
});

test.each([
  ['2026-10-30', 'waiting'],
  ['2026-10-31', 'waiting'],
  ['2026-11-01', 'ready'],
] as const)('on %s the period is %s', (today, state) => {
  expect(checkOf({ ...ready, today }, 'period')).toMatchObject({ state, by: null, until: '2026-10-31' });
});

test.each<[string, DeliveringSource, string, string, object | null]>([
  // It has been 33 days at most: since 30 September until 3 November.
  ['is not due yet', source(monthly), '2026-11-02', 'waiting', { lastDay: '2026-09-30', dueOn: '2026-11-03', isLate: false }],
  ['is late', source(monthly), '2026-11-05', 'missing', { dueOn: '2026-11-03', isLate: true }],
  ['is being read', source(monthly, { isReading: true }), '2026-11-05', 'waiting', { isLate: false, dueOn: null }],
  ['has brought too little to tell its rhythm', source(monthly.slice(0, 2)), '2026-11-05', 'ready', null],
  ['has brought nothing', source([]), '2026-11-05', 'ready', null],
  ['has brought nothing and is being read', source([], { isReading: true }), '2026-11-05', 'waiting', { lastDay: null }],
  ['has brought more than the period', source([...monthly, ...of(['2026-11-05', '2026-11-04'])]), '2026-11-05', 'ready', null],
  ['was closed at the end, and has come since', source([...monthly, ...of(['2026-11-02', '2026-10-29'])]), '2026-11-05', 'ready', null],
  ['came before the end', source([...monthly, ...of(['2026-10-30', '2026-10-29'])]), '2026-11-05', 'waiting', { lastDay: '2026-10-29' }],
])('a source that %s', (_, one, today, state, owing) => {
  const found = checkOf({ ...ready, today, sources: [one] }, 'sources');
  expect(found.state).toBe(state);
  if (owing === null) expect(found.sources).toEqual([]);
  else expect(found.sources).toMatchObject([{ name: 'centralino', ...owing }]);
});

test('one late source among others that are only awaited is what somebody has to see to', () => {
  const sources = [source(monthly), source([], { name: 'sportello', isReading: true })];
  expect(checkOf({ ...ready, sources }, 'sources')).toMatchObject({
    state: 'missing',
    by: 'care-manager',
    sources: [{ isLate: true }, { isLate: false }],
  });
});

test.each<[Partial<ReadinessBasis>, string, object]>([
  [{ kinds: [], kindsBefore: [] }, 'records', { kinds: ['interactions'] }],
  [{ agentsWithoutTeam: 4 }, 'staff', { by: 'admin', count: 4 }],
  [{ rules: 0 }, 'rules', { by: 'care-manager' }],
])('%j: %s is missing', (some, name, expected) => {
  expect(checkOf({ ...ready, ...some }, name as 'rules')).toMatchObject({ state: 'missing', ...expected });
});

test('counts what is ready, names each check once, and whatever is ready has nobody to see to it', () => {
  const day = fc.constantFrom('2026-10-15', '2026-10-31', '2026-11-01', '2026-11-20');
  const kinds = fc.subarray(['interactions', 'answers', 'complaints']);
  const delivery = fc.record({ on: day, lastDay: fc.constantFrom('2026-09-30', '2026-10-28', '2026-10-31') });
  const basis = fc.record({
    period: fc.constant('2026-10'),
    today: day,
    sources: fc.array(fc.record({ name: fc.string(), deliveries: fc.array(delivery), isReading: fc.boolean() }), { maxLength: 3 }),
    kindsBefore: kinds,
    kinds,
    agentsWithoutTeam: fc.nat(2),
    targets: fc.nat(2),
    rules: fc.nat(2),
  });
  fc.assert(
    fc.property(basis, (one) => {
      const { checks, ready: count, isReady } = readinessOf(one);
      expect(checks.map(({ name }) => name)).toEqual([...READINESS_CHECKS]);
      expect(checks.filter(({ state }) => state === 'ready')).toHaveLength(count);
      expect(isReady).toBe(count === 6);
      for (const { state, by } of checks) if (state === 'ready') expect(by).toBeNull();
    }),
    runs(1_000),
  );
});
