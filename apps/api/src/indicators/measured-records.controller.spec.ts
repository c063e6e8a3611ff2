import type { List, MeasuredRecord, MeasurementRow, RecordKind } from '@circolo/contracts';
import { testImports } from '../testing/imported-file';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { testAgreement } from '../testing/test-interactions';

let test: TestApp;
let careManager: Signed;
let hr: Signed;

const FILES: readonly (readonly [kind: RecordKind, lines: readonly string[]])[] = [
  [
    'complaints',
    [
      'externalId,receivedAt,repliedAt,withdrawn,praise,topic,customer',
      'r-1,2026-05-04T08:30:00Z,2026-05-10T08:00:00Z,no,no,rifiuti,Anna',
      'r-2,2026-05-05T08:30:00Z,,no,no,tributi,Bruno',
      'r-3,2026-05-06T08:30:00Z,2026-05-07T08:00:00Z,yes,no,rifiuti,Carla',
      'r-4,2026-05-06T09:30:00Z,2026-05-07T08:00:00Z,no,yes,rifiuti,Dario',
      'r-5,2026-07-01T09:30:00Z,2026-07-02T08:00:00Z,no,no,rifiuti,Elio',
    ],
  ],
  [
    'answers',
    [
      'externalId,answeredAt,agent,csat,nps,comment,invited,answered',
      'q-1,2026-05-04T08:31:12Z,a-1,5,9,Grazie a Marta,yes,yes',
      'q-2,2026-05-04T08:41:00Z,a-2,2,3,,yes,yes',
      'q-3,2026-05-04T08:51:00Z,a-2,,10,,yes,yes',
    ],
  ],
  [
    'evaluations',
    [
      'externalId,evaluatedAt,agent,evaluator,points,applicablePoints,criticalErrors',
      'e-1,2026-05-04T10:00:00Z,a-1,Rosa,8.5,10,0',
      'e-2,2026-06-04T10:00:00Z,a-1,Rosa,9,10,1',
    ],
  ],
  ['hours', ['externalId,day,agent,loggedSeconds,paidSeconds', 'h-1,2026-05-04,a-1,25200,28800']],
  ['visits', ['externalId,visitedAt,touchpoint,visits', 'v-1,2026-05-04T10:30:15Z,sportello on line,40']],
  ['aggregates', ['externalId,from,to,measure,value', 's-1,2026-05-01T00:00:00Z,2026-05-31,cost,1234.50']],
];

beforeAll(async () => {
  test = await testApp();
  const imports = await testImports(test.dataSource);
  for (const [kind, lines] of FILES) {
    const fields = Object.fromEntries(lines[0]!.split(',').map((name) => [name, { column: name }]));
    const done = await imports.read({ source: kind, fields }, `${lines.join('\n')}\n`, kind);
    expect([kind, done.state, done.accepted]).toEqual([kind, 'done', lines.length - 1]);
  }
  await imports.close();
  careManager = await test.signIn('care-manager');
  hr = await test.signIn('hr');
});
afterAll(() => test.close());

const list = (query: string, by = careManager) =>
  call<List<MeasuredRecord> & { code: string }>(test, by, 'GET', `/measured-records?period=2026-05&${query}`);
const idOf = async (kind: string, code: string): Promise<string> => {
  const [row] = await test.dataSource.query<{ id: string }[]>('select id from subject where kind = $1 and code = $2', [kind, code]);
  return row!.id;
};

it('lists the records behind each side of a figure, as many as it says, with what it is made of', async () => {
  const { body } = await list('kind=complaints&indicator=CMPL_T');
  expect(body.items.map(({ externalId, day, source, values }) => [externalId, day, source, values])).toEqual([
    [
      'r-1',
      '2026-05-04',
      'complaints',
      expect.objectContaining({ receivedAt: '2026-05-04T08:30:00.000Z', repliedAt: '2026-05-10T08:00:00.000Z' }),
    ],
    ['r-2', '2026-05-05', 'complaints', expect.objectContaining({ repliedAt: null, withdrawn: false, praise: false })],
  ]);
  expect(body.items[0]!.values['topic']).toMatchObject({ kind: 'topic', code: 'rifiuti', name: 'rifiuti' });
  expect((await list('kind=complaints&indicator=CMPL_T&part=numerator')).body.items.map(({ externalId }) => externalId)).toEqual(['r-1']);
  const [figure] = (await call<List<MeasurementRow>>(test, careManager, 'GET', '/measurements?period=2026-05&indicator=CMPL_T')).body.items;
  expect([figure!.numerator, figure!.denominator]).toEqual([1, 2]);
});

it('lists those of one subject, page by page', async () => {
  const waste = await idOf('topic', 'rifiuti');
  expect((await list(`kind=complaints&indicator=CMPL_T&subject=topic&id=${waste}`)).body.items.map(({ externalId }) => externalId)).toEqual(
    ['r-1'],
  );
  const first = (await list('kind=complaints&indicator=CMPL_T&limit=1')).body;
  const second = (await list(`kind=complaints&indicator=CMPL_T&limit=1&cursor=${first.next}`)).body;
  expect([...first.items, ...second.items].map(({ externalId }) => externalId)).toEqual(['r-1', 'r-2']);
  expect(second.next).toBeNull();
});

it('tells no names, no comments, and of answers without an agreement no agent and only the hour', async () => {
  const { text, body } = await list('kind=answers&indicator=CSAT');
  expect(text).not.toMatch(/Grazie|Anna|a-1|a-2/);
  expect(body.items.map(({ externalId, values }) => [externalId, values])).toEqual([
    ['q-1', expect.objectContaining({ answeredAt: '2026-05-04T08:00:00.000Z', csat: 5, agent: null })],
    ['q-2', expect.objectContaining({ answeredAt: '2026-05-04T08:00:00.000Z', csat: 2, agent: null })],
  ]);
  expect(body.items[0]!.values).not.toHaveProperty('nps');
  expect((await list('kind=complaints&indicator=CMPL_T')).text).not.toMatch(/Anna|Bruno/);
});

it.each([
  ['kind=evaluations&indicator=QA', 'no-monitoring-agreement'],
  ['kind=hours&indicator=UTL', 'no-monitoring-agreement'],
  ['kind=complaints&indicator=ANS', 'no-records-behind'],
  ['kind=visits&indicator=VIS&subject=topic&id=TOPIC', 'no-records-behind'],
  ['kind=complaints&indicator=XYZ', 'indicator-unknown'],
  ['kind=interactions&indicator=ANS', 'validation'],
])('refuses %s without an agreement', async (query, code) => {
  expect((await list(query.replace('TOPIC', await idOf('topic', 'rifiuti')))).body.code).toBe(code);
});

it('lists visits and sums that came as sums', async () => {
  expect((await list('kind=visits&indicator=VIS')).body.items.map(({ values }) => values)).toEqual([
    expect.objectContaining({
      visits: 40,
      visitedAt: '2026-05-04T10:30:15.000Z',
      touchpoint: expect.objectContaining({ code: 'sportello on line' }),
    }),
  ]);
  expect((await list('kind=aggregates&indicator=CPC&part=numerator')).body.items.map(({ values }) => values)).toEqual([
    expect.objectContaining({ measure: 'cost', value: 1234.5, from: expect.any(String) }),
  ]);
});

describe('with an agreement for the care manager in May', () => {
  beforeAll(() => testAgreement(test.dataSource, ['care-manager'], { from: '2026-05-01', until: '2026-05-31' }));

  it('names agents to the care manager, and keeps that somebody read of them', async () => {
    const evaluations = await list('kind=evaluations&indicator=QA');
    expect(evaluations.body.items.map(({ externalId, values }) => [externalId, values])).toEqual([
      ['e-1', expect.objectContaining({ agent: expect.objectContaining({ code: 'a-1' }), points: 8.5, applicablePoints: 10 })],
    ]);
    expect(evaluations.text).not.toContain('Rosa');
    expect((await list('kind=answers&indicator=CSAT')).body.items[0]!.values).toMatchObject({
      answeredAt: '2026-05-04T08:31:12.000Z',
      agent: { code: 'a-1' },
    });
    const own = await list(`kind=hours&indicator=UTL&subject=agent&id=${await idOf('agent', 'a-1')}`);
    expect(own.body.items.map(({ values }) => values)).toEqual([expect.objectContaining({ day: '2026-05-04', paidSeconds: 28800 })]);
    expect(await test.dataSource.query('select distinct what from individual_reading order by what')).toEqual([
      { what: 'answers' },
      { what: 'evaluations' },
      { what: 'hours' },
    ]);
  });

  it('names none to others', async () => {
    expect((await list('kind=evaluations&indicator=QA', hr)).body.code).toBe('no-monitoring-agreement');
    expect((await list('kind=answers&indicator=CSAT', hr)).text).not.toMatch(/a-1|a-2/);
  });
});
