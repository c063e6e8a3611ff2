import fc from 'fast-check';
import { nextPeriod } from '../period';
import { runs } from '../testing/runs';
import { readinessOf } from './readiness';
import { dueAt, type RunSchedule, type ScheduleBasis, scheduledPeriods } from './schedule';

const ROME = 'Europe/Rome';
const monthly: RunSchedule = {
  periodKind: 'month',
  daysAfter: 2,
  at: '06:30',
  waitsForImports: false,
  onSince: '2026-01-01T00:00:00.000Z',
};
const at = (now: string, some: Partial<ScheduleBasis> = {}): ScheduleBasis => ({
  now,
  timeZone: ROME,
  scheduled: [],
  runs: [],
  readiness: () => null,
  ...some,
});
const states = (schedule: RunSchedule, basis: ScheduleBasis) =>
  scheduledPeriods(schedule, basis).map(({ period, state }) => [period, state]);

test.each<[string, Partial<RunSchedule>, string, string]>([
  ['in winter', {}, '2026-11', '2026-12-02T05:30:00.000Z'],
  ['in summer', {}, '2026-06', '2026-07-02T04:30:00.000Z'],
  ['at the end of February of a leap year', { daysAfter: 1 }, '2028-02', '2028-03-01T05:30:00.000Z'],
  ['on the last day itself', { daysAfter: 0 }, '2026-11', '2026-11-30T05:30:00.000Z'],
  // 29 March 2026: the clock goes from 2 to 3.
  ['at a time that the clock skips', { periodKind: 'week', daysAfter: 7, at: '02:30' }, '2026-W12', '2026-03-29T01:00:00.000Z'],
  // 25 October 2026: it goes from 3 back to 2.
  ['at a time that comes twice', { periodKind: 'week', daysAfter: 7, at: '02:30' }, '2026-W42', '2026-10-25T00:30:00.000Z'],
  ['of a day', { periodKind: 'day', daysAfter: 1 }, '2026-10-24', '2026-10-25T05:30:00.000Z'],
  ['of a year', { periodKind: 'year', daysAfter: 31 }, '2026', '2027-01-31T05:30:00.000Z'],
])('is due %s', (_, some, period, expected) => expect(dueAt({ ...monthly, ...some }, period, ROME)).toBe(expected));

test('waits until the hour, then starts, then is done', () => {
  const november = (basis: ScheduleBasis) => states(monthly, basis).find(([period]) => period === '2026-11')?.[1];
  expect(november(at('2026-12-02T05:29:59.999Z'))).toBe('planned');
  expect(november(at('2026-12-02T05:30:00.000Z'))).toBe('due');
  expect(november(at('2026-12-02T05:30:00.000Z', { scheduled: ['2026-11'] }))).toBe('done');
});

test('a period that was due before the schedule was on is nobody’s, and one that is off does nothing', () => {
  const onSince = '2026-11-15T10:00:00.000Z';
  expect(states({ ...monthly, onSince }, at('2026-12-05T10:00:00.000Z'))).toEqual([
    ['2026-12', 'planned'],
    ['2026-11', 'due'],
  ]);
  expect(scheduledPeriods({ ...monthly, onSince: null }, at('2026-12-05T10:00:00.000Z'))).toEqual([]);
});

test('what nothing worked on for months is made up for, three periods back', () => {
  expect(states(monthly, at('2026-12-05T10:00:00.000Z'))).toEqual([
    ['2026-12', 'planned'],
    ['2026-11', 'due'],
    ['2026-10', 'due'],
    ['2026-09', 'due'],
  ]);
});

test('a run that a person started since it was due makes it done, one before that does not', () => {
  const run = (startedAt: string) => ({ runs: [{ period: '2026-11', startedAt }] });
  expect(states(monthly, at('2026-12-05T10:00:00.000Z', run('2026-12-03T10:00:00.000Z')))[1]).toEqual(['2026-11', 'done']);
  expect(states(monthly, at('2026-12-05T10:00:00.000Z', run('2026-12-01T10:00:00.000Z')))[1]).toEqual(['2026-11', 'due']);
});

test('waits for the imports, and says for which', () => {
  const readiness = (kinds: readonly string[]) => (period: string) =>
    readinessOf({
      period,
      today: '2026-12-05',
      sources: [],
      kindsBefore: ['interactions', 'answers'],
      kinds,
      agentsWithoutTeam: 9,
      targets: 0,
      rules: 0,
    });
  const patient = { ...monthly, waitsForImports: true };
  const [, waiting] = scheduledPeriods(patient, at('2026-12-05T10:00:00.000Z', { readiness: readiness(['interactions']) }));
  expect(waiting).toMatchObject({ period: '2026-11', state: 'waiting', waitsFor: [{ name: 'records', kinds: ['answers'] }] });
  const inNow = at('2026-12-05T10:00:00.000Z', { readiness: readiness(['interactions', 'answers']) });
  expect(states(patient, inNow)[1]).toEqual(['2026-11', 'due']);
  expect(states(monthly, at('2026-12-05T10:00:00.000Z', { readiness: readiness(['answers']) }))[1]).toEqual(['2026-11', 'due']);
  const [, empty] = scheduledPeriods(monthly, at('2026-12-05T10:00:00.000Z', { readiness: readiness([]) }));
  expect(empty).toMatchObject({ state: 'waiting', waitsFor: [{ name: 'records', kinds: ['interactions', 'answers'] }] });
});

test('the clock set back starts nothing that was started before, and nothing that is not due', () => {
  expect(states(monthly, at('2026-11-20T10:00:00.000Z', { scheduled: ['2026-11', '2026-10', '2026-09', '2026-08'] }))).toEqual([
    ['2026-11', 'done'],
    ['2026-10', 'done'],
    ['2026-09', 'done'],
    ['2026-08', 'done'],
  ]);
});

test('looked at once a day through a year and a half, no period is missed, however late it is due', () => {
  for (const [periodKind, daysAfter] of [
    ['day', 40],
    ['week', 3],
    ['month', 35],
    ['quarter', 0],
  ] as const) {
    const one: RunSchedule = { ...monthly, periodKind, daysAfter };
    const scheduled: string[] = [];
    for (let hour = Date.parse('2026-01-01'); hour < Date.parse('2027-07-01'); hour += 86_400_000)
      for (const { period, state } of scheduledPeriods(one, at(new Date(hour).toISOString(), { scheduled })))
        if (state === 'due') scheduled.push(period);
    const first = scheduled[0]!;
    const all = [first];
    while (all.length < scheduled.length) all.push(nextPeriod(all.at(-1)!));
    expect(scheduled).toEqual(all);
    expect(scheduled.length).toBeGreaterThan({ day: 480, week: 70, month: 15, quarter: 4 }[periodKind]);
  }
});

test('however the clock jumps, each period is started at most once and never before it is due', () => {
  const schedule = fc.record({
    periodKind: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const),
    daysAfter: fc.nat(40),
    at: fc.constantFrom('00:00', '02:30', '06:30', '23:59'),
    waitsForImports: fc.constant(false),
    onSince: fc.constant('2026-01-01T00:00:00.000Z'),
  });
  const instant = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());
  fc.assert(
    fc.property(
      schedule,
      fc.array(instant, { maxLength: 30 }),
      fc.constantFrom(ROME, 'America/New_York', 'Asia/Kolkata'),
      (one, clock, timeZone) => {
        const scheduled: string[] = [];
        for (const now of clock) {
          for (const { period, state, dueAt: due } of scheduledPeriods(one, at(now, { scheduled, timeZone }))) {
            if (state !== 'due') continue;
            expect(scheduled).not.toContain(period);
            expect(now >= due).toBe(true);
            scheduled.push(period);
          }
        }
        expect(new Set(scheduled).size).toBe(scheduled.length);
      },
    ),
    runs(1_000),
  );
});
