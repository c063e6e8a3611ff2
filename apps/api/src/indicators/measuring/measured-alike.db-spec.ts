import {
  type IndicatorCode,
  INDICATOR_LIST,
  INDICATORS,
  lengthsOfRecords,
  localDayOf,
  measureDefinition,
  type MeasuredRecord,
  measureRecords,
  openMilliseconds,
  type OpeningCalendar,
  type RecordsContext,
  sumOfRecords,
} from '@circolo/domain';
import { testDatabase, type TestDatabase } from '../../testing/test-database';
import { randomFrom, SEED } from '../../testing/random';
import { testOrganisation } from '../../testing/test-interactions';
import { measureOwedDays } from '../daily-sums';
import { measurementsOfKinds } from '../measurements.reads';
import { knownPlaces } from './measured-places';

const COUNT = process.env['FULL'] ? 4000 : 400;
const TIME_ZONE = 'Europe/Rome';
const HOURS = [
  { from: '08:30', until: '13:00' },
  { from: '14:00', until: '18:00' },
];
const CALENDAR: OpeningCalendar = {
  versions: [
    {
      from: '2020-01-01',
      week: [HOURS, HOURS, HOURS, HOURS, HOURS, [], []],
      nationalHolidays: true,
      patron: null,
      closedDays: [],
      extraDays: [],
    },
  ],
};

const DAY = 86_400;
const KEPT = [
  'channel',
  'outcome',
  'topic',
  'customer',
  'waitSeconds',
  'talkSeconds',
  'holdSeconds',
  'wrapSeconds',
  'firstReplyAt',
  'resolvedAt',
  'resolved',
  'transferred',
  'escalated',
  'reopened',
  'automaticReply',
  'csat',
  'nps',
  'ces',
] as const;

/** Contacts of few customers in the three weeks around a change of the clock, some of them told badly. */
function randomRecords(): readonly MeasuredRecord[] {
  const { next, below, oneOf } = randomFrom(SEED);
  const maybe = <T>(value: T) => (next() < 0.25 ? null : value);
  const begin = Date.parse('2026-10-05T00:00:00Z') / 1000;
  return Array.from({ length: COUNT }, () => {
    const at = begin + below(45 * DAY);
    const later = (most: number) => new Date((at + below(most) - (next() < 0.05 ? most : 0)) * 1000).toISOString();
    return {
      over: 'interactions' as const,
      at: new Date(at * 1000).toISOString(),
      tracked: ['firstReplyAt', 'resolvedAt'],
      fields: {
        channel: oneOf(['telephone', 'email']),
        outcome: oneOf(['answered', 'answered', 'answered', 'abandoned', 'left-in-ivr', 'not-ours', 'other']),
        topic: maybe(oneOf(['tributi', 'anagrafe'])),
        customer: maybe(oneOf(Array.from({ length: 40 }, (_, number) => `c-${number}`))),
        waitSeconds: maybe(oneOf([0, 5, 20, 20.001, below(300)])),
        talkSeconds: maybe(below(900)),
        holdSeconds: maybe(below(90)),
        wrapSeconds: maybe(below(120)),
        firstReplyAt: maybe(later(3 * DAY)),
        resolvedAt: maybe(later(45 * DAY)),
        resolved: maybe(next() < 0.7),
        transferred: maybe(next() < 0.1),
        escalated: maybe(next() < 0.1),
        reopened: maybe(next() < 0.1),
        automaticReply: maybe(next() < 0.1),
        csat: maybe(1 + below(5)),
        nps: maybe(below(11)),
        ces: maybe(1 + below(7)),
      },
    };
  });
}

const INSERT = `
  insert into interaction (import_key, source_key, external_id, arrived_at, day, channel_key, outcome, topic_key, customer, wait_ms, talk_ms, hold_ms, wrap_ms,
    first_reply_at, resolved_at, resolved, transferred, escalated, reopened, automatic_reply, csat, csat_top, nps, ces, ces_top)
  select $2, $3, n::text, "arrivedAt", ("arrivedAt" at time zone 'Europe/Rome')::date, ch.key,
    (case outcome when 'answered' then 'a' when 'abandoned' then 'b' when 'left-in-ivr' then 'i' when 'not-ours' then 'n' else 'o' end)::"char",
    t.key, customer, round("waitSeconds" * 1000), round("talkSeconds" * 1000), round("holdSeconds" * 1000), round("wrapSeconds" * 1000),
    "firstReplyAt", "resolvedAt", resolved, transferred, escalated, reopened, "automaticReply", csat, case when csat is not null then 5 end, nps, ces,
    case when ces is not null then 7 end
  from jsonb_to_recordset($1::jsonb) as r (n int, "arrivedAt" timestamptz, channel text, outcome text, topic text, customer text, "waitSeconds" numeric,
    "talkSeconds" numeric, "holdSeconds" numeric, "wrapSeconds" numeric, "firstReplyAt" timestamptz, "resolvedAt" timestamptz, resolved boolean,
    transferred boolean, escalated boolean, reopened boolean, "automaticReply" boolean, csat smallint, nps smallint, ces smallint)
  join subject ch on ch.kind = 'channel' and ch.code = channel left join subject t on t.kind = 'topic' and t.code = topic`;

let test: TestDatabase;
const records = randomRecords();
let context: RecordsContext;

beforeAll(async () => {
  test = await testDatabase();
  const sql = test.dataSource;
  await testOrganisation(sql, TIME_ZONE);
  const [person]: { id: string }[] = await sql.query(`insert into person (name) values ('Importatore') returning id`);
  await sql.query(
    `insert into subject (kind, code, name) select k, c, c from (values ('channel', 'telephone'), ('channel', 'email'), ('topic', 'tributi'), ('topic', 'anagrafe')) s (k, c)`,
  );
  await sql.query(`insert into opening_calendar (name, is_default, created_by, created_at) values ('Sportello', true, $1, now())`, [
    person!.id,
  ]);
  const { from, ...opening } = CALENDAR.versions[0]!;
  await sql.query(
    `insert into opening_calendar_version (calendar_key, valid_from, opening, recorded_by, recorded_at) select key, $1, $2, $3, now() from opening_calendar`,
    [from, JSON.stringify(opening), person!.id],
  );
  const [source]: { key: number }[] = await sql.query(`insert into source (name) values ('centralino') returning key`);
  const days = records.map(({ at }) => localDayOf(at, TIME_ZONE)).sort();
  const ends = records.flatMap(({ fields }) => [fields['firstReplyAt'], fields['resolvedAt']]).filter((end) => end != null) as string[];
  const lastActiveDay = [days.at(-1)!, ...ends.map((end) => localDayOf(end, TIME_ZONE))].sort().at(-1)!;
  const [made]: { key: number }[] = await sql.query(
    `insert into import (kind, source_key, mapping, file_name, file_bytes, checksum, state, loaded_at, created_by, first_day, last_day, last_active_day)
     values ('interactions', $1, $2, 'contatti.csv', 0, '', 'done', now(), $3, $4, $5, $6) returning key`,
    [
      source!.key,
      JSON.stringify({ fields: Object.fromEntries(KEPT.map((field) => [field, { column: field }])) }),
      person!.id,
      days[0],
      days.at(-1),
      lastActiveDay,
    ],
  );
  const rows = records.map(({ at, fields }, n) => ({ n, arrivedAt: at, ...fields }));
  await sql.query(INSERT, [JSON.stringify(rows), made!.key, source!.key]);
  await sql.query('insert into day_to_measure (day) select distinct day from interaction');
  await sql.transaction((tx) => measureOwedDays(tx));
  const [until]: { at: string }[] = await sql.query(`select (($1::date + 1)::timestamp at time zone '${TIME_ZONE}') as at`, [days.at(-1)]);
  context = {
    timeZone: TIME_ZONE,
    observedUntil: new Date(until!.at).toISOString(),
    lastActiveDay,
    openMilliseconds: (start, end) => openMilliseconds(CALENDAR, start, end, TIME_ZONE),
  };
});
afterAll(() => test.close());

it('gives, for every sum over contacts, what summing them one by one gives', async () => {
  const places = (await knownPlaces(test.dataSource)).filter(({ over }) => over === 'interactions');
  const [row]: { sums: string[]; squares: string[] }[] = await test.dataSource.query(`
    select (select array_agg(total order by place) from (select place, sum(v) as total from daily_sum d, unnest(d.sums) with ordinality u (v, place)
        where d.kind = 'organisation' group by place) s) as sums,
      (select array_agg(total order by place) from (select place, sum(v) as total from daily_sum d, unnest(d.squares) with ordinality u (v, place)
        where d.kind = 'organisation' group by place) s) as squares`);
  const measured = Object.fromEntries(
    places.map(({ id, squared, position }) => [id, Number((squared ? row!.squares : row!.sums)[position - 1])]),
  );
  const reckoned = Object.fromEntries(places.map(({ id, definition }) => [id, sumOfRecords(definition, records, context)]));
  expect({ SEED, ...rounded(measured) }).toEqual({ SEED, ...rounded(reckoned) });
  for (const id of [
    'followed(7)',
    'unrepeatedSameTopic(7)',
    'repeats(7)',
    'due(30)',
    'resolvedInTime(30)',
    'replyDueOpen(8)',
    'repliedInTimeOpen(8)',
  ])
    expect({ id, some: reckoned[id]! > 0 }).toEqual({ id, some: true });
});

it.each(['organisation', 'channel', 'topic'] as const)(
  'gives the same figures of every indicator over contacts, by %s and month',
  async (kind) => {
    for (const period of ['2026-10', '2026-11']) {
      const measured = await measurementsOfKinds(test.dataSource, period, [kind]);
      for (const measurements of measured.values()) {
        const { subject } = measurements[0]!;
        const own = records.filter(({ at, fields }) => {
          return localDayOf(at, TIME_ZONE).startsWith(period) && (kind === 'organisation' || fields[kind] === subject.code);
        });
        for (const { indicator, value, low, high, sample } of measurements) {
          const definition = INDICATORS[indicator as IndicatorCode];
          if (definition.formula.kind.startsWith('stock') || reachesOther(indicator)) continue;
          const reckoned = measureRecords(definition, own, context);
          expect({ SEED, period, subject: subject.code, indicator, sample }).toEqual({
            SEED,
            period,
            subject: subject.code,
            indicator,
            sample: reckoned.sample,
          });
          for (const [one, other] of [
            [value, reckoned.value],
            [low, reckoned.low],
            [high, reckoned.high],
          ] as const) {
            if (other === null) expect(one).toBeNull();
            else expect(one).toBeCloseTo(other, 9);
          }
        }
      }
    }
  },
);

it('keeps the values of clocks, so that percentiles of a longer period are exact', async () => {
  const lengths = lengthsOfRecords(measureDefinition('firstReplyCount', {}), 'firstReply', records, context);
  const rows: { lengths: string[] }[] = await test.dataSource.query(
    `select first_reply as lengths from daily_length where kind = 'organisation' and first_reply is not null`,
  );
  const kept = rows.flatMap((row) => row.lengths.map(Number));
  expect(kept.sort((a, b) => a - b)).toEqual(lengths);
});

/** Squares are added as doubles here, exactly there. */
const rounded = (sums: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(sums).map(([id, sum]) => [id, id.endsWith('Squared') ? sum.toPrecision(12) : sum]));

/** Whether a contact before or after counts, which may lie outside of the month or be about another subject. */
function reachesOther(indicator: string): boolean {
  return INDICATOR_LIST.some(({ code, parameters }) => code === indicator && 'windowDays' in parameters);
}
