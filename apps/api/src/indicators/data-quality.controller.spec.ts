import { randomUUID } from 'node:crypto';
import type { DataQuality, ImportRow, KindQuality, RecordKind } from '@circolo/contracts';
import {
  countOfClock,
  INDICATOR_LIST,
  type Indicator,
  type Measure,
  measureDefinition,
  measureId,
  type RecordFinding,
  ROLES,
} from '@circolo/domain';
import { type TestImports, testImports } from '../testing/imported-file';
import { type Signed, type TestApp, testApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { measureOwedDays } from './daily-sums';
import { knownPlaces } from './measuring/measured-places';

let server: TestApp;
let imports: TestImports;
let manager: Signed;
beforeAll(async () => {
  server = await testApp();
  imports = await testImports(server.dataSource);
  manager = await server.signIn('care-manager');
});
afterAll(async () => {
  await imports.close();
  await server.close();
});

/** Imports lines below the names of their columns, as if on the 20th of November, and measures. */
async function imported(kind: RecordKind, source: string, lines: readonly string[], constants: object = {}): Promise<ImportRow> {
  const columns = lines[0]!.split(',').map((name) => [name, { column: name }]);
  const fields = { ...Object.fromEntries(columns), ...constants };
  const row = await imports.read({ source, format: { kind: 'csv' }, fields }, `${lines.join('\n')}\n`, kind);
  await server.dataSource.query(`update import set created_at = '2026-11-20T12:00:00Z' where id = $1`, [row.id]);
  await server.dataSource.transaction((tx) => measureOwedDays(tx));
  return row;
}
const read = async (path: string): Promise<DataQuality> => (await call<DataQuality>(server, manager, 'GET', `${path}/quality`)).body;
const sourceId = async (name: string): Promise<string> => {
  const [row] = await server.dataSource.query<{ id: string }[]>('select id from source where name = $1', [name]);
  return row!.id;
};

const CONTACTS = [
  'externalId,arrivedAt,outcome,agent,customer,waitSeconds,talkSeconds,firstReplyAt,resolvedAt,csat',
  'sound,2026-11-02T09:00:00Z,answered,Anna,c-1,10,100,2026-11-02T09:01:00Z,2026-11-02T10:00:00Z,5',
  'before,2026-11-02T09:00:00Z,answered,,c-2,10,100,2026-11-02T08:00:00Z,2026-11-01T09:00:00Z,',
  'abandoned,2026-11-05T09:00:00Z,abandoned,,,90000,30,,,',
  'negative,2026-11-09T09:00:00Z,answered,Anna,,-3,90,,,',
  'long,2026-11-09T09:00:00Z,answered,Anna,,5,90000,2026-11-21T09:00:00Z,2026-11-21T10:00:00Z,',
  'off scale,2026-11-09T09:00:00Z,answered,Anna,,5,90,,,9',
  'later,2026-11-21T09:00:00Z,answered,Anna,c-3,5,60,,,',
];

describe('The quality of an import of contacts', () => {
  let one: ImportRow;
  let answer: DataQuality;
  let contacts: KindQuality;
  beforeAll(async () => {
    one = await imported('interactions', 'acd', CONTACTS, { channel: { constant: 'telephone' } });
    answer = await read(`/imports/${one.id}`);
    contacts = answer.kinds[0]!;
  });
  const leftOut = (indicator: string) => contacts.indicators.find((each) => each.indicator === indicator);

  it('counts rows, and those rejected by reason', () => {
    expect(answer).toMatchObject({ source: { name: 'acd' }, import: { id: one.id, fileName: 'contatti.csv', state: 'done' } });
    expect(contacts.rows).toEqual({ read: 7, accepted: 5, rejected: 2, duplicates: 0, corrected: 0 });
    expect(contacts.rejections).toEqual([
      { reason: 'negative-duration', field: 'waitSeconds', rows: 1 },
      { reason: 'off-scale', field: 'csat', rows: 1 },
    ]);
  });

  it('counts the records that have each mapped field', () => {
    expect(contacts.fields.map(({ field, filled }) => [field, filled])).toEqual([
      ['externalId', 5],
      ['arrivedAt', 5],
      ['channel', 5],
      ['outcome', 5],
      ['agent', 3],
      ['customer', 3],
      ['waitSeconds', 5],
      ['talkSeconds', 5],
      ['firstReplyAt', 3],
      ['resolvedAt', 3],
      ['csat', 1],
    ]);
  });

  it('finds the days without data', () => {
    expect(contacts).toMatchObject({ records: 5, firstDay: '2026-11-02', lastDay: '2026-11-21' });
    expect(contacts.emptyDays).toEqual({
      count: 16,
      longest: [
        { from: '2026-11-03', until: '2026-11-04' },
        { from: '2026-11-06', until: '2026-11-08' },
        { from: '2026-11-10', until: '2026-11-20' },
      ],
    });
  });

  it.each<[RecordFinding, string, number, number]>([
    ['in-the-future', 'critical', 1, 5],
    ['reply-before-arrival', 'critical', 1, 3],
    ['reply-in-the-future', 'critical', 1, 3],
    ['resolution-before-arrival', 'critical', 1, 3],
    ['resolution-in-the-future', 'critical', 1, 3],
    ['wait-over-a-day', 'warning', 1, 5],
    ['handling-over-a-day', 'warning', 1, 5],
    ['talk-without-answer', 'critical', 1, 1],
    ['answered-without-agent', 'warning', 1, 4],
    ['unknown-customer', 'warning', 2, 5],
  ])('finds %s', (code, state, count, of) => {
    expect(contacts.findings.filter((finding) => finding.code === code)).toEqual([{ code, state, count, of }]);
  });

  it('says of each indicator what it counts and why not the others', () => {
    const outcome = { code: 'other-outcome', field: 'outcome', among: ['answered'], count: 1 };
    expect(leftOut('VOL')).toEqual({ indicator: 'VOL', part: 'denominator', counted: 5, leftOut: [] });
    expect(leftOut('ASA')).toMatchObject({ counted: 4, leftOut: [outcome] });
    expect(leftOut('ACW')).toMatchObject({ counted: 0, leftOut: [{ code: 'not-told', field: 'wrapSeconds', count: 4 }, outcome] });
    expect(leftOut('CSAT')).toMatchObject({ counted: 1, leftOut: [{ code: 'field-missing', field: 'csat', count: 4 }] });
    expect(leftOut('FCR_W')).toMatchObject({ counted: 2 });
    expect(leftOut('TTR')?.leftOut).toHaveLength(3);
    expect(leftOut('TTR')?.leftOut).toEqual(
      expect.arrayContaining([
        outcome,
        { code: 'impossible', field: 'resolvedAt', count: 1 },
        { code: 'field-missing', field: 'resolvedAt', count: 1 },
      ]),
    );
    expect(leftOut('OTR')).toMatchObject({
      counted: 0,
      leftOut: [{ code: 'not-yet-observed', amount: 30, unit: 'local-days', count: 3 }, {}, {}],
    });
    expect(contacts.indicators.some(({ indicator }) => indicator === 'QA')).toBe(false);
  });

  it('counts for each indicator as many as were measured', async () => {
    const places = await knownPlaces(server.dataSource);
    const sums = await server.dataSource.query<{ sums: number[] }[]>(
      `select to_json(sums) as sums from daily_sum where kind = 'organisation' and over = 'interactions'`,
    );
    const sumOf = ({ parameters }: Indicator, measure: Measure): number => {
      const place = places.find(({ id }) => id === measureId(measure, parameters))!.position;
      return sums.reduce((sum, row) => sum + row.sums[place - 1]!, 0);
    };
    const compared = INDICATOR_LIST.flatMap((indicator) => {
      const isCount = (measure: Measure) => {
        const { over, sum } = measureDefinition(measure, indicator.parameters);
        return over === 'interactions' && !sum;
      };
      const measures = denominatorOf(indicator).filter(isCount);
      return measures.length > 0 ? [[indicator.code, measures.reduce((sum, measure) => sum + sumOf(indicator, measure), 0)]] : [];
    });
    expect(compared.length).toBeGreaterThan(25);
    expect(compared.map(([code]) => [code, leftOut(code as string)?.counted])).toEqual(compared);
  });

  it('names nobody', () => {
    expect(JSON.stringify(answer)).not.toMatch(/Anna|"c-1"/);
  });
});

function denominatorOf({ formula }: Indicator): readonly Measure[] {
  switch (formula.kind) {
    case 'count':
    case 'mean':
      return formula.count;
    case 'proportion':
      return formula.trials;
    case 'score':
      return formula.answers;
    case 'percentile':
      return [countOfClock(formula.of)];
    default:
      return [];
  }
}

it.each<[RecordKind, readonly string[], readonly (readonly [RecordFinding, number, number])[], string]>([
  [
    'answers',
    ['externalId,answeredAt,csat,answered', 'a,2026-11-02T09:00:00Z,5,yes', 'b,2026-11-21T09:00:00Z,,yes', 'c,2026-11-02T09:00:00Z,,no'],
    [
      ['in-the-future', 1, 3],
      ['answer-without-votes', 1, 2],
    ],
    'CSAT',
  ],
  [
    'complaints',
    [
      'externalId,receivedAt,repliedAt,resolvedAt,praise',
      'a,2026-11-02T09:00:00Z,2026-11-01T09:00:00Z,2026-11-21T09:00:00Z,no',
      'b,2026-11-02T09:00:00Z,2026-11-21T09:00:00Z,2026-11-01T09:00:00Z,yes',
    ],
    [
      ['in-the-future', 0, 2],
      ['reply-before-arrival', 1, 2],
      ['reply-in-the-future', 1, 2],
      ['resolution-before-arrival', 1, 2],
      ['resolution-in-the-future', 1, 2],
    ],
    'CMPL',
  ],
  [
    'evaluations',
    ['externalId,evaluatedAt,agent,points,applicablePoints', 'a,2026-11-02T09:00:00Z,Anna,12,10', 'b,2026-11-02T09:00:00Z,Anna,8,10'],
    [
      ['in-the-future', 0, 2],
      ['points-over-applicable', 1, 2],
    ],
    'QA',
  ],
  [
    'visits',
    ['externalId,visitedAt,touchpoint,visits,satisfied,answers', 'a,2026-11-02T09:00:00Z,TARI,90,8,5', 'b,2026-11-02T09:00:00Z,TARI,90,,'],
    [
      ['in-the-future', 0, 2],
      ['satisfied-over-answers', 1, 1],
    ],
    'VIS',
  ],
  [
    'hours',
    ['externalId,day,agent,loggedSeconds', 'a,2026-11-02,Anna,90000', 'b,2026-11-21,Anna,20000', 'c,2026-11-03,Anna,'],
    [
      ['in-the-future', 1, 3],
      ['hours-over-a-day', 1, 2],
    ],
    'CPH',
  ],
  ['aggregates', ['externalId,from,to,measure,value', 'a,2026-11-02,2026-11-30,contacts,90'], [['in-the-future', 0, 1]], 'VOL'],
  ['staff', ['externalId,agent,hiredOn', 'a,Anna,2020-01-01', 'b,Bruno,2024-01-01'], [], ''],
])('looks at %s', async (kind, lines, findings, indicator) => {
  const dates = kind === 'aggregates' ? { from: { column: 'from', as: 'date' } } : {};
  const { id, accepted } = await imported(kind, `di ${kind}`, lines, dates);
  expect(accepted).toBe(lines.length - 1);
  const [quality] = (await read(`/imports/${id}`)).kinds as [KindQuality];
  expect(quality.findings.map(({ code, count, of }) => [code, count, of])).toEqual(findings);
  expect(quality.records).toBe(lines.length - 1);
  expect(quality.emptyDays === null).toBe(kind === 'staff');
  const codes = quality.indicators.map((each) => each.indicator);
  if (indicator !== '') expect(codes).toContain(indicator);
  for (const { counted, leftOut } of quality.indicators)
    expect(leftOut.reduce((sum, { count }) => sum + count, counted)).toBe(quality.records);
});

it('tells of a source what is in force of all its imports, and of an import that is corrected or undone what is left of it', async () => {
  const header = 'externalId,arrivedAt,channel,outcome';
  const rows = (...lines: string[]) => [header, ...lines];
  const first = await imported(
    'interactions',
    'posta',
    rows('a,2026-11-02T09:00:00Z,mail,answered', 'b,2026-11-03T09:00:00Z,mail,answered'),
  );
  const second = await imported('interactions', 'posta', rows('b,2026-11-03T09:00:00Z,mail,other', 'c,2026-11-05T09:00:00Z,mail,answered'));
  await imported('complaints', 'posta', ['externalId,receivedAt', 'r,2026-11-04T09:00:00Z']);
  const source = await sourceId('posta');

  const whole = await read(`/sources/${source}`);
  expect(whole).toMatchObject({ source: { id: source, name: 'posta' }, import: null });
  expect(whole.kinds.map(({ kind, records }) => [kind, records])).toEqual([
    ['complaints', 1],
    ['interactions', 3],
  ]);
  expect(whole.kinds[1]).toMatchObject({ rows: { read: 4, accepted: 4, corrected: 1 }, emptyDays: { count: 1 } });
  expect((await read(`/imports/${first.id}`)).kinds[0]).toMatchObject({ records: 1, lastDay: '2026-11-02' });

  await imports.undo(second.id);
  expect((await read(`/imports/${second.id}`)).kinds[0]).toMatchObject({
    records: 0,
    firstDay: null,
    emptyDays: { count: 0, longest: [] },
  });
  expect((await read(`/sources/${source}`)).kinds[1]).toMatchObject({ records: 2, rows: { read: 2 } });
});

describe('The door', () => {
  it.each(['imports', 'sources'])('of %s is open to those who read imports, and to no others', async (room) => {
    for (const role of ROLES) {
      const by = await server.signIn(role);
      const { status } = await call(server, by, 'GET', `/${room}/${randomUUID()}/quality`);
      expect([role, status]).toEqual([role, role === 'admin' || role === 'care-manager' ? 404 : 403]);
    }
    expect((await server.app.inject({ url: `/api/v1/${room}/${randomUUID()}/quality` })).statusCode).toBe(401);
    expect((await call(server, manager, 'GET', `/${room}/nothing/quality`)).status).toBe(400);
  });
});
