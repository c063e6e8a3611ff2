import fc from 'fast-check';
import { type OpeningCalendar, openMilliseconds, type OpeningVersion } from '@circolo/domain';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { testOrganisation } from '../testing/test-interactions';
import { openMsBetween } from './calendars.reads';
import { coverDays, writeSpans } from './opening-spans';

const HOURS = { from: '08:30', until: '13:00' };
const AFTERNOON = { from: '14:00', until: '17:30' };
const WEEKDAYS: OpeningVersion = {
  from: '2024-03-01',
  week: [[HOURS, AFTERNOON], [HOURS, AFTERNOON], [HOURS, AFTERNOON], [HOURS, AFTERNOON], [HOURS], [], []],
  nationalHolidays: true,
  patron: { day: '06-24', name: 'San Giovanni' },
  closedDays: [{ day: '2026-12-07', reason: 'ponte' }],
  extraDays: [{ day: '2026-11-01', hours: [{ from: '09:00', until: '12:00' }], reason: 'fiera' }],
};
const DESK: OpeningCalendar = {
  versions: [WEEKDAYS, { ...WEEKDAYS, from: '2026-03-16', week: [...WEEKDAYS.week.slice(0, 5), [HOURS], [HOURS]], patron: null }],
};
const NIGHTS: OpeningCalendar = {
  versions: [
    {
      ...WEEKDAYS,
      week: Array.from({ length: 7 }, () => [
        { from: '00:00', until: '02:30' },
        { from: '22:00', until: '24:00' },
      ]),
      nationalHolidays: false,
    },
  ],
};
const ALWAYS: OpeningCalendar = {
  versions: [
    {
      ...WEEKDAYS,
      week: Array.from({ length: 7 }, () => [{ from: '00:00', until: '24:00' }]),
      nationalHolidays: false,
      patron: null,
      closedDays: [],
      extraDays: [],
    },
  ],
};
const CALENDARS = [DESK, NIGHTS, ALWAYS];

/** In SQL, many at once: the function, and the same written in place. */
const BOTH = `
  select open_ms(calendar, start, until) as called, ${openMsBetween('calendar', 'start', 'until')} as "inPlace"
  from unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) with ordinality as asked (calendar, start, until, place) order by place`;

let test: TestDatabase;
let keys: number[];

beforeAll(async () => {
  test = await testDatabase();
  await testOrganisation(test.dataSource);
  keys = [];
  for (const [place, { versions }] of CALENDARS.entries()) keys.push(await keep(`Orario ${place}`, versions));
  await coverDays(test.dataSource, { from: '2025-02-01', until: '2026-11-30' });
});
afterAll(() => test.close());

async function keep(name: string, versions: OpeningCalendar['versions']): Promise<number> {
  const [person] = await test.dataSource.query<{ id: string }[]>(`insert into person (name) values ('Amministratrice') returning id`);
  const [made] = await test.dataSource.query<{ key: number }[]>(
    'insert into opening_calendar (name, created_by, created_at) values ($1, $2, now()) returning key',
    [name, person!.id],
  );
  for (const { from, ...opening } of versions) {
    await test.dataSource.query(
      'insert into opening_calendar_version (calendar_key, valid_from, opening, recorded_by, recorded_at) values ($1, $2, $3, $4, now())',
      [made!.key, from, opening, person!.id],
    );
  }
  return made!.key;
}

const ask = (calendars: readonly number[], starts: readonly string[], untils: readonly string[]) =>
  test.dataSource.query<{ called: number | null; inPlace: number | null }[]>(BOTH, [calendars, starts, untils]);

const DAY_MS = 86_400_000;
const later = (start: string, ms: number) => new Date(Date.parse(start) + ms).toISOString();
/** Instants of the years that are written out, half of them around changes of the clocks and holidays, on each edge of the hours too. */
const around = (from: string, until: string) => fc.integer({ min: Date.parse(from), max: Date.parse(until) });
const instant = fc
  .oneof(
    around('2024-01-01T00:00Z', '2027-10-31T00:00Z'),
    around('2026-03-27T00:00Z', '2026-03-31T00:00Z'),
    around('2026-10-23T00:00Z', '2026-10-27T00:00Z'),
    around('2025-12-22T00:00Z', '2026-01-08T00:00Z'),
    around('2026-03-27T00:00Z', '2026-03-31T00:00Z').map((at) => Math.round(at / 1_800_000) * 1_800_000),
    around('2026-11-01T00:00Z', '2026-12-10T00:00Z').map((at) => Math.round(at / 1_800_000) * 1_800_000),
  )
  .map((epoch) => new Date(epoch).toISOString());

it('is the same in SQL as in the domain, on 2,000 random stretches', async () => {
  const upToTwoMonths = fc.integer({ min: -2 * DAY_MS, max: 60 * DAY_MS });
  const stretch = fc.tuple(instant, fc.oneof(fc.integer({ min: -1000, max: DAY_MS }), upToTwoMonths));
  const asked = fc.sample(
    fc.tuple(fc.integer({ min: 0, max: 2 }), stretch).map(([which, [start, length]]) => [which, start, later(start, length)] as const),
    { numRuns: 2000, seed: Number(process.env['SEED'] ?? Date.now() % 1e9) },
  );
  const answers = await ask(
    asked.map(([which]) => keys[which]!),
    asked.map(([, start]) => start),
    asked.map(([, , until]) => until),
  );
  const wanted = asked.map(([which, start, until]) => openMilliseconds(CALENDARS[which]!, start, until, 'Europe/Rome'));
  const differing = asked
    .map((one, place) => ({ one, wanted: wanted[place], ...answers[place]! }))
    .filter((row) => row.called !== row.wanted || row.inPlace !== row.wanted);
  expect(differing).toEqual([]);
  // The sample has something of everything in it.
  expect(wanted.filter((ms) => ms === null).length).toBeGreaterThan(100);
  expect(wanted.filter((ms) => ms !== null && ms > 0).length).toBeGreaterThan(500);
});

it('is null where the calendar is not known, and whole at the very edges', async () => {
  const [desk, , always] = keys;
  expect(
    await ask(
      [desk!, desk!, always!, always!, always!, always!, 999],
      [
        '2024-02-29T22:59:59.999Z',
        '2024-02-29T23:00:00Z',
        '2024-02-29T23:00:00Z',
        '2024-02-29T23:00:00Z',
        '2026-01-01T00:00:00Z',
        '2026-01-02T00:00:00Z',
        '2026-01-02T00:00:00Z',
      ],
      [
        '2024-03-01T09:00:00Z',
        '2024-03-01T09:00:00Z',
        '2024-02-29T23:00:00Z',
        '2027-12-31T22:59:59.999Z',
        '2027-12-31T23:00:00Z',
        '2026-01-01T00:00:00Z',
        '2026-01-03T00:00:00Z',
      ],
    ),
  ).toEqual([null, 1.5 * 3_600_000, 0, expect.any(Number), null, null, null].map((ms) => ({ called: ms, inPlace: ms })));
});

it('reaches further when more days are asked for, and keeps what it had', async () => {
  const [, , always] = keys;
  const stretch = [[always!], ['2025-06-01T00:00:00Z'], ['2030-06-01T00:00:00Z']] as const;
  expect(await ask(...stretch)).toEqual([{ called: null, inPlace: null }]);
  await coverDays(test.dataSource, { from: '2029-08-01', until: '2029-08-02' });
  const elapsed = Date.parse('2030-06-01T00:00:00Z') - Date.parse('2025-06-01T00:00:00Z');
  expect(await ask(...stretch)).toEqual([{ called: elapsed, inPlace: elapsed }]);
  const before = await test.dataSource.query('select * from opening_span order by 1, 2');
  await writeSpans(test.dataSource, always!, { from: '2026-01-01', until: '2026-01-01' });
  await coverDays(test.dataSource, { from: '2026-01-01', until: '2029-08-02' });
  expect(await test.dataSource.query('select * from opening_span order by 1, 2')).toEqual(before);
});

it('follows the organisation to another time zone', async () => {
  const [desk] = keys;
  const morning = [[desk!], ['2026-11-12T00:00:00Z'], ['2026-11-12T12:00:00Z']] as const;
  expect(await ask(...morning)).toEqual([{ called: 4.5 * 3_600_000, inPlace: 4.5 * 3_600_000 }]);
  await test.dataSource.query(`update organisation set time_zone = 'Europe/Lisbon'`);
  await coverDays(test.dataSource, { from: '2026-11-12', until: '2026-11-12' });
  expect(await ask(...morning)).toEqual([{ called: 3.5 * 3_600_000, inPlace: 3.5 * 3_600_000 }]);
});
