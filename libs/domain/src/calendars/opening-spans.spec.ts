import fc from 'fast-check';
import { runs } from '../testing/runs';
import { addLocalDays, epochOf, epochOfInstant, instantText } from './local-time';
import { type OpeningCalendar, openingOfDay, type OpeningVersion } from './opening-calendar';
import { deadlineAfter, openMilliseconds, openingSpans, workingDaysBetween } from './opening-spans';

const ROME = 'Europe/Rome';
const HOUR = 3_600_000;
const hours = (from: string, until: string) => ({ from, until });
const weekOf = (workday: OpeningVersion['week'][number], saturday: OpeningVersion['week'][number] = []): OpeningVersion['week'] => [
  ...Array.from({ length: 5 }, () => workday),
  saturday,
  [],
];

/** A municipality's desk: Monday to Friday 8:30 to 13:00 and 14:00 to 17:30, closed on holidays and San Giovanni; from November on Saturdays too. */
const DESK: OpeningCalendar = {
  versions: [
    {
      from: '2026-01-01',
      week: weekOf([hours('08:30', '13:00'), hours('14:00', '17:30')]),
      nationalHolidays: true,
      patron: { day: '06-24', name: 'San Giovanni' },
      closedDays: [{ day: '2026-12-07', reason: 'ponte' }],
      extraDays: [{ day: '2026-11-01', hours: [hours('09:00', '12:00')], reason: 'fiera' }],
    },
    {
      from: '2026-11-14',
      week: weekOf([hours('08:30', '13:00'), hours('14:00', '17:30')], [hours('09:00', '12:00')]),
      nationalHolidays: true,
      patron: null,
      closedDays: [{ day: '2026-12-07', reason: 'ponte' }],
      extraDays: [],
    },
  ],
};
const ALWAYS: OpeningCalendar = {
  versions: [
    {
      from: '2000-01-01',
      week: Array.from({ length: 7 }, () => [hours('00:00', '24:00')]),
      nationalHolidays: false,
      patron: null,
      closedDays: [],
      extraDays: [],
    },
  ],
};
const NIGHTS: OpeningCalendar = {
  versions: [{ ...ALWAYS.versions[0]!, week: Array.from({ length: 7 }, () => [hours('00:00', '06:00'), hours('22:00', '24:00')]) }],
};

describe('openingOfDay', () => {
  it.each([
    ['2026-11-13', 2, 'week', null],
    ['2026-11-14', 1, 'week', null], // a Saturday of the second version
    ['2026-11-07', 0, 'week', null],
    ['2026-06-24', 0, 'patron', 'San Giovanni'],
    ['2026-12-07', 0, 'closed-day', 'ponte'],
    ['2026-12-08', 0, 'holiday', 'immaculate-conception'],
    ['2026-11-01', 1, 'extra-day', 'fiera'], // All Saints, a Sunday
  ])('%s has %i openings because of %s %s', (day, count, because, word) => {
    expect(openingOfDay(DESK, day)).toEqual({ hours: expect.any(Array), because, word });
    expect(openingOfDay(DESK, day)?.hours).toHaveLength(count);
  });

  it('says nothing of the days before the first version', () => {
    expect(openingOfDay(DESK, '2025-12-31')).toBeNull();
  });
});

describe('openingSpans', () => {
  it('are instants of the local hours, on either side of a change of the clocks', () => {
    expect(openingSpans(DESK, { from: '2026-03-27', until: '2026-03-30' }, ROME)).toEqual([
      { opensAt: '2026-03-27T07:30:00.000Z', closesAt: '2026-03-27T12:00:00.000Z' },
      { opensAt: '2026-03-27T13:00:00.000Z', closesAt: '2026-03-27T16:30:00.000Z' },
      { opensAt: '2026-03-30T06:30:00.000Z', closesAt: '2026-03-30T11:00:00.000Z' },
      { opensAt: '2026-03-30T12:00:00.000Z', closesAt: '2026-03-30T15:30:00.000Z' },
    ]);
  });

  it('that touch at midnight are one', () => {
    expect(openingSpans(NIGHTS, { from: '2026-11-20', until: '2026-11-21' }, ROME)).toEqual([
      { opensAt: '2026-11-19T23:00:00.000Z', closesAt: '2026-11-20T05:00:00.000Z' },
      { opensAt: '2026-11-20T21:00:00.000Z', closesAt: '2026-11-21T05:00:00.000Z' },
      { opensAt: '2026-11-21T21:00:00.000Z', closesAt: '2026-11-21T23:00:00.000Z' },
    ]);
  });
});

describe('openMilliseconds', () => {
  it.each([
    ['within the morning', DESK, '2026-11-13T09:00:00Z', '2026-11-13T09:45:00Z', 0.75],
    ['over lunch', DESK, '2026-11-13T11:30:00Z', '2026-11-13T13:30:00Z', 1],
    ['from the night to the night', DESK, '2026-11-12T23:00:00Z', '2026-11-13T23:00:00Z', 8],
    ['over a Sunday, with the Saturday of the new version', DESK, '2026-11-13T16:00:00Z', '2026-11-16T08:00:00Z', 0.5 + 3 + 0.5],
    ['over Easter', DESK, '2026-04-03T15:00:00Z', '2026-04-07T07:00:00Z', 0.5 + 0.5],
    ['over the bridge and the Immaculate', DESK, '2026-12-05T12:00:00Z', '2026-12-09T08:00:00Z', 0.5],
    ['the night that loses an hour', NIGHTS, '2026-03-28T21:00:00Z', '2026-03-29T06:00:00Z', 7],
    ['the night that has one twice', NIGHTS, '2026-10-24T20:00:00Z', '2026-10-25T07:00:00Z', 9],
    ['a day of 23 hours', ALWAYS, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23],
    ['nothing', DESK, '2026-11-13T09:00:00Z', '2026-11-13T09:00:00Z', 0],
  ])('%s', (_, calendar, start, end, expected) => {
    expect(openMilliseconds(calendar, start, end, ROME)).toBe(expected * HOUR);
  });

  it.each([
    ['hours that lie in the gap have no length', '02:15', '02:45', '2026-03-29', 0],
    ['hours that begin in the gap begin at the change', '02:30', '04:00', '2026-03-29', 1],
    ['hours that end in the gap end at the change', '01:00', '02:30', '2026-03-29', 1],
    ['a closing time that comes twice is the earlier', '01:00', '02:30', '2026-10-25', 1.5],
    ['an opening time that comes twice is the earlier', '02:30', '04:00', '2026-10-25', 2.5],
  ])('%s', (_, from, until, day, expected) => {
    const calendar = { versions: [{ ...ALWAYS.versions[0]!, week: Array.from({ length: 7 }, () => [hours(from, until)]) }] };
    expect(openMilliseconds(calendar, `${addLocalDays(day, -1)}T22:00:00Z`, `${day}T20:00:00Z`, ROME)).toBe(expected * HOUR);
  });

  it('has no value before the first version, nor backwards', () => {
    expect(openMilliseconds(DESK, '2025-12-31T22:59:59.999Z', '2026-01-02T12:00:00Z', ROME)).toBeNull();
    expect(openMilliseconds(DESK, '2025-12-31T23:00:00Z', '2026-01-01T12:00:00Z', ROME)).toBe(0);
    expect(openMilliseconds(DESK, '2026-11-13T09:00:00Z', '2026-11-13T08:59:59.999Z', ROME)).toBeNull();
    expect(openMilliseconds({ versions: [] }, '2026-11-13T09:00:00Z', '2026-11-13T10:00:00Z', ROME)).toBeNull();
  });
});

describe('deadlineAfter', () => {
  it.each([
    ['within the day', DESK, '2026-11-13T08:00:00Z', 2, '2026-11-13T10:00:00.000Z'],
    ['at the very end of the opening', DESK, '2026-11-13T08:00:00Z', 4, '2026-11-13T12:00:00.000Z'],
    ['asked by night', DESK, '2026-11-12T22:00:00Z', 1, '2026-11-13T08:30:00.000Z'],
    ['over Easter', DESK, '2026-04-03T15:00:00Z', 1, '2026-04-07T07:00:00.000Z'],
    ['nothing', DESK, '2026-11-14T22:00:00Z', 0, '2026-11-14T22:00:00.000Z'],
  ])('%s', (_, calendar, start, open, expected) => {
    expect(deadlineAfter(calendar, start, open * HOUR, ROME)).toBe(expected);
  });

  it('is never where a calendar is never open, or does not reach', () => {
    const never = { versions: [{ ...ALWAYS.versions[0]!, week: weekOf([]) }] };
    expect(deadlineAfter(never, '2026-11-13T08:00:00Z', 1, ROME)).toBeNull();
    expect(deadlineAfter(DESK, '2025-12-31T08:00:00Z', 1, ROME)).toBeNull();
  });
});

describe('workingDaysBetween', () => {
  it.each([
    ['2026-11-13', '2026-11-16', 2], // Saturday and Monday
    ['2026-11-13', '2026-11-13', 0],
    ['2026-12-04', '2026-12-09', 2], // not the bridge, not the Immaculate
    ['2026-04-03', '2026-04-07', 1],
    ['2026-04-07', '2026-04-03', null],
    ['2025-12-30', '2026-01-02', null],
  ])('after %s up to %s there are %s', (from, until, expected) => {
    expect(workingDaysBetween(DESK, from, until)).toBe(expected);
  });
});

/** Sorted times of a day, two by two. */
const dayHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((quarters) => [...quarters].sort((a, b) => a - b))
  .map((quarters) =>
    Array.from({ length: Math.floor(quarters.length / 2) }, (_, pair) => hours(clock(quarters[2 * pair]!), clock(quarters[2 * pair + 1]!))),
  );
const clock = (quarter: number) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
const dayOf2026 = fc.integer({ min: 0, max: 364 }).map((days) => addLocalDays('2026-01-01', days));
const version = fc.record({
  from: dayOf2026,
  week: fc.array(dayHours, { minLength: 7, maxLength: 7 }),
  nationalHolidays: fc.boolean(),
  patron: fc.constantFrom(null, { day: '06-24', name: 'San Giovanni' }),
  closedDays: fc.array(fc.record({ day: dayOf2026, reason: fc.constant('chiuso') }), { maxLength: 3 }),
  extraDays: fc.array(fc.record({ day: dayOf2026, hours: dayHours, reason: fc.constant('aperto') }), { maxLength: 3 }),
});
const calendar = fc.array(version, { minLength: 1, maxLength: 3 }).map(([first, ...later]) => ({
  versions: [{ ...first!, from: '2025-12-01' }, ...later.sort((a, b) => (a.from < b.from ? -1 : 1))],
}));
/** Instants of 2026, most of them within days of a change of the clocks. */
const instant = fc
  .oneof(
    fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }),
    fc.integer({ min: Date.UTC(2026, 2, 27), max: Date.UTC(2026, 2, 31) }),
    fc.integer({ min: Date.UTC(2026, 9, 23), max: Date.UTC(2026, 9, 27) }),
  )
  .map(instantText);
const inOrder = (count: number) =>
  fc.array(instant, { minLength: count, maxLength: count }).map((instants) => instants.sort() as [string, ...string[]]);
const zone = fc.constantFrom(ROME, 'America/New_York', 'Australia/Lord_Howe', 'UTC');

describe('Open time', () => {
  it('is additive, never negative, and no more than what elapsed', () => {
    fc.assert(
      fc.property(calendar, inOrder(3), zone, (some, [a, b, c], timeZone) => {
        const open = (from: string, until: string) => openMilliseconds(some, from, until, timeZone)!;
        expect(open(a, b!) + open(b!, c!)).toBe(open(a, c!));
        expect(open(a, c!)).toBeGreaterThanOrEqual(0);
        expect(open(a, c!)).toBeLessThanOrEqual(epochOfInstant(c!) - epochOfInstant(a));
      }),
      runs(1000),
    );
  });

  it('is all that elapsed where it is always open', () => {
    fc.assert(
      fc.property(inOrder(2), zone, ([a, b], timeZone) => {
        expect(openMilliseconds(ALWAYS, a, b!, timeZone)).toBe(epochOfInstant(b!) - epochOfInstant(a));
      }),
      runs(1000),
    );
  });

  it('is what the spans say', () => {
    fc.assert(
      fc.property(calendar, inOrder(2), zone, (some, [a, b], timeZone) => {
        const spans = openingSpans(some, { from: '2025-12-25', until: '2027-01-05' }, timeZone);
        const within = spans.map(({ opensAt, closesAt }) =>
          Math.max(0, Math.min(epochOfInstant(b!), epochOfInstant(closesAt)) - Math.max(epochOfInstant(a), epochOfInstant(opensAt))),
        );
        expect(within.reduce((sum, each) => sum + each, 0)).toBe(openMilliseconds(some, a, b!, timeZone));
        spans.forEach(({ opensAt, closesAt }, place) => {
          expect(opensAt < closesAt).toBe(true);
          if (place > 0) expect(spans[place - 1]!.closesAt < opensAt).toBe(true);
        });
      }),
      runs(200),
    );
  });

  it('up to a deadline is the term, and a millisecond earlier it is not', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 200 * HOUR }), zone, (some, start, open, timeZone) => {
        const deadline = deadlineAfter(some, start, open, timeZone);
        fc.pre(deadline !== null);
        expect(openMilliseconds(some, start, deadline!, timeZone)).toBe(open);
        expect(openMilliseconds(some, start, instantText(epochOfInstant(deadline!) - 1), timeZone)).toBe(open - 1);
      }),
      runs(300),
    );
  });
});

describe('A local day', () => {
  it('is as long between its midnights as the clocks make it', () => {
    fc.assert(
      fc.property(dayOf2026, zone, (day, timeZone) => {
        const length = (epochOf(day, '24:00', timeZone) - epochOf(day, '00:00', timeZone)) / HOUR;
        expect([23, 23.5, 24, 24.5, 25]).toContain(length);
        expect(epochOf(day, '24:00', timeZone)).toBe(epochOf(addLocalDays(day, 1), '00:00', timeZone));
      }),
      runs(1000),
    );
  });
});
