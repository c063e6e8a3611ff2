import { periodsToSimulate } from './simulated-periods';
import { moveSimulation, SIMULATION_STATES } from './simulation-state';

const told = (asked: readonly string[], back = 0) =>
  periodsToSimulate(asked, 'month', back).map((one) => (one.told ? one.period : `(${one.period})`));

test('from the oldest to the newest, those between and those that the rule looks back on beside', () => {
  expect(told(['2026-10'])).toEqual(['2026-10']);
  expect(told(['2027-01', '2026-10', '2026-11'])).toEqual(['2026-10', '2026-11', '(2026-12)', '2027-01']);
  expect(told(['2026-01'], 2)).toEqual(['(2025-11)', '(2025-12)', '2026-01']);
});

test.each<[string, readonly string[]]>([
  ['none', []],
  ['too many', Array.from({ length: 25 }, (_, at) => `${2000 + at}-01`)],
  ['one of another kind', ['2026-10', '2026-Q4']],
  ['one twice', ['2026-10', '2026-10']],
  ['too far from one another', ['2010-01', '2026-01']],
])('refuses %s', (_what, asked) => {
  expect(() => periodsToSimulate(asked, 'month', 0)).toThrow(expect.objectContaining({ code: 'simulation-periods' }));
});

test('refuses a period that is none', () => {
  expect(() => periodsToSimulate(['2026-13'], 'month', 0)).toThrow('period-unknown');
});

test('what is over takes no further command', () => {
  expect(moveSimulation('queued', 'begin')).toBe('simulating');
  expect(moveSimulation('simulating', 'complete')).toBe('completed');
  const over = SIMULATION_STATES.filter((state) => !['queued', 'simulating'].includes(state));
  for (const state of over) expect(() => moveSimulation(state, 'cancel')).toThrow('not-in-this-state');
});
