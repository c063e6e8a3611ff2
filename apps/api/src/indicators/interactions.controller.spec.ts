import type { InteractionRow, LeftOut, List } from '@circolo/contracts';
import { type Formula, INDICATOR_LIST, MEASURES, measuresBehind, ROLES } from '@circolo/domain';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { addInteractions, testAgreement, testOrganisation } from '../testing/test-interactions';

let test: TestApp;
let careManager: Signed;
let hr: Signed;
let agent: Signed;

beforeAll(async () => {
  test = await testApp();
  await testOrganisation(test.dataSource);
  const whole = { waitSeconds: 12.5, talkSeconds: 100, holdSeconds: 0, wrapSeconds: 20, resolved: true, csat: 5, topic: 'tributi' };
  const team = ['a-1', 'a-2', 'a-3', 'a-4', 'a-5'].map((code, n) => ({
    ...whole,
    agent: code,
    team: 'nord',
    arrivedAt: `2026-10-15T08:1${n}:30Z`,
  }));
  await addInteractions(test.dataSource, [
    ...team,
    { ...whole, agent: 'b-1', team: 'sud', arrivedAt: '2026-10-16T09:59:59Z', resolved: false, csat: 2 },
    { arrivedAt: '2026-10-16T10:00:00Z', channel: 'email', outcome: 'b', team: 'nord', waitSeconds: 90 },
    { arrivedAt: '2026-10-17T10:00:00Z', channel: 'email', outcome: 'i' },
  ]);
  careManager = await test.signIn('care-manager');
  hr = await test.signIn('hr');
  agent = await test.signIn('agent');
  await test.dataSource.query(
    `update agent set person_id = $1 where subject_key = (select key from subject where kind = 'agent' and code = 'a-2')`,
    [agent.principal.personId],
  );
});
afterAll(() => test.close());

const read = (as: Signed, query = '') =>
  call<List<InteractionRow> & { code?: string }>(test, as, 'GET', `/interactions?period=2026-10${query}`);
const subjectId = async (kind: string, code: string): Promise<string> => {
  const [row]: { id: string }[] = await test.dataSource.query('select id from subject where kind = $1 and code = $2', [kind, code]);
  return row!.id;
};

describe('without a monitoring agreement', () => {
  it.each(ROLES)('%s sees no agent, and the hour only', async (role) => {
    const reader = role === 'agent' ? agent : await test.signIn(role);
    const { status, body, text } = await read(reader);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(role === 'agent' ? 0 : 8);
    expect(body.items.filter(({ agent }) => agent !== null)).toEqual([]);
    expect(body.items.filter(({ arrivedAt }) => !arrivedAt.endsWith(':00:00.000Z'))).toEqual([]);
    expect(text).not.toMatch(/"(a-\d|b-1)"/);
    const one = await read(reader, `&subject=agent&id=${await subjectId('agent', 'a-2')}`);
    expect([one.status, one.body.code]).toEqual([403, 'no-monitoring-agreement']);
  });

  it('a team of too few people is not told apart', async () => {
    const { body } = await read(careManager);
    expect(body.items.map(({ team }) => team?.code ?? null)).toEqual(['nord', 'nord', 'nord', 'nord', 'nord', null, 'nord', null]);
    const { status } = await read(careManager, `&subject=team&id=${await subjectId('team', 'sud')}`);
    expect(status).toBe(403);
  });

  it('a record is shown whole, in the units of the API', async () => {
    const { body } = await read(careManager, `&subject=topic&id=${await subjectId('topic', 'tributi')}&limit=1`);
    expect(body.items).toEqual([
      {
        externalId: expect.any(String),
        source: 'centralino',
        arrivedAt: '2026-10-15T08:00:00.000Z',
        channel: { kind: 'channel', id: expect.any(String), code: 'telephone', name: 'telephone' },
        topic: { kind: 'topic', id: expect.any(String), code: 'tributi', name: 'tributi' },
        team: { kind: 'team', id: expect.any(String), code: 'nord', name: 'nord' },
        agent: null,
        outcome: 'answered',
        waitSeconds: 12.5,
        talkSeconds: 100,
        holdSeconds: 0,
        wrapSeconds: 20,
        resolved: true,
        csat: 5,
        import: expect.any(String),
      },
    ]);
  });
});

it.each([
  ['VOL', 'denominator', 8],
  ['ANS', 'numerator', 6],
  ['ANS', 'denominator', 7],
  ['ABN', 'numerator', 1],
  ['ASA', 'numerator', 6],
  ['AHT', 'denominator', 6],
  ['RES', 'numerator', 5],
  ['RES', 'denominator', 6],
  ['CSAT', 'numerator', 5],
  ['CSAT_M', 'denominator', 6],
])('behind the %s, in its %s, stand as many records as it says', async (indicator, part, count) => {
  const { body } = await read(careManager, `&indicator=${indicator}&part=${part}`);
  expect(body.items).toHaveLength(count);
});

it('comes page by page without a gap or a double', async () => {
  const whole = (await read(careManager)).body.items;
  const first = await read(careManager, '&limit=5');
  const second = await read(careManager, `&limit=5&cursor=${first.body.next}`);
  expect([...first.body.items, ...second.body.items]).toEqual(whole);
  expect(second.body.next).toBeNull();
});

it('refuses what is no question of its own', async () => {
  expect((await read(careManager, '&subject=team')).status).toBe(400);
  expect((await read(careManager, `&subject=team&id=${await subjectId('topic', 'tributi')}`)).status).toBe(404);
  expect((await read(careManager, '&indicator=XYZ')).body.code).toBe('indicator-unknown');
  expect((await call(test, careManager, 'GET', '/interactions?period=2026-02-30')).status).toBe(422);
});

describe('with an agreement that opens resolution to the care manager', () => {
  beforeAll(() => testAgreement(test.dataSource, ['care-manager'], { indicators: ['ANS', 'ASA', 'RES'] }));

  it('they see agents and instants, and of a named agent only what is open', async () => {
    const { body } = await read(careManager, `&subject=agent&id=${await subjectId('agent', 'a-2')}&indicator=RES`);
    expect(body.items).toEqual([
      expect.objectContaining({
        arrivedAt: '2026-10-15T08:11:30.000Z',
        agent: expect.objectContaining({ code: 'a-2' }),
        waitSeconds: 12.5,
        resolved: true,
        talkSeconds: null,
        wrapSeconds: null,
        csat: null,
      }),
    ]);
  });

  it('no other list, set beside that one, tells what is closed', async () => {
    expect((await read(careManager, '&indicator=CSAT&part=numerator')).body.code).toBe('no-monitoring-agreement');
    expect((await read(careManager, `&subject=agent&id=${await subjectId('agent', 'a-2')}&indicator=CSAT`)).body.code).toBe(
      'no-monitoring-agreement',
    );
    const { body } = await read(careManager);
    expect(body.items.filter(({ agent, csat, talkSeconds }) => agent !== null && (csat !== null || talkSeconds !== null))).toEqual([]);
  });

  it('agents see their own records, and no others', async () => {
    const own = await read(agent, `&subject=agent&id=${await subjectId('agent', 'a-2')}`);
    expect(own.body.items.map(({ agent: whose }) => whose?.code)).toEqual(['a-2']);
    expect((await read(agent, `&subject=agent&id=${await subjectId('agent', 'a-1')}`)).status).toBe(403);
  });

  it('others see none', async () => {
    const { text } = await read(hr);
    expect(text).not.toMatch(/"(a-\d|b-1)"/);
    expect((await read(hr, `&subject=agent&id=${await subjectId('agent', 'a-2')}`)).status).toBe(403);
  });

  it('keeps who read records of others', async () => {
    await test.dataSource.query('delete from individual_reading');
    await read(careManager);
    await read(agent, `&subject=agent&id=${await subjectId('agent', 'a-2')}`);
    await read(hr);
    expect(await test.dataSource.query('select person_id, what, subjects from individual_reading')).toEqual([
      { person_id: careManager.principal.personId, what: 'interactions', subjects: 6 },
    ]);
  });
});

describe('what a figure leaves out', () => {
  const leftOut = (as: Signed, query: string) => call<LeftOut>(test, as, 'GET', `/interactions/left-out?period=2026-07${query}`);
  beforeAll(async () => {
    await call(test, await test.signIn('admin'), 'DELETE', '/monitoring-agreement');
    await addInteractions(test.dataSource, [
      { arrivedAt: '2026-07-06T08:00:00Z', waitSeconds: 4, resolved: true },
      { arrivedAt: '2026-07-06T08:01:00Z', waitSeconds: 40, resolved: null },
      { arrivedAt: '2026-07-06T08:02:00Z', waitSeconds: null, resolved: true },
      { arrivedAt: '2026-07-06T08:03:00Z', outcome: 'b', waitSeconds: 90 },
      { arrivedAt: '2026-07-06T08:04:00Z', outcome: 'b', waitSeconds: 5 },
      { arrivedAt: '2026-07-06T08:05:00Z', outcome: 'i' },
      { arrivedAt: '2026-07-06T08:06:00Z', outcome: 'n', channel: 'email' },
    ]);
  });

  it.each([
    ['VOL', 7, []],
    ['ANS', 5, [{ code: 'other-outcome', field: 'outcome', among: ['answered', 'abandoned'], count: 2 }]],
    [
      'RES',
      2,
      [
        { code: 'other-outcome', field: 'outcome', among: ['answered'], count: 4 },
        { code: 'field-missing', field: 'resolved', count: 1 },
      ],
    ],
    // Answered with a known wait, and abandoned after more than 20 seconds.
    [
      'SL3',
      3,
      [
        { code: 'other-outcome', field: 'outcome', among: ['answered', 'abandoned'], count: 2 },
        { code: 'field-missing', field: 'waitSeconds', count: 1 },
        { code: 'at-most', field: 'waitSeconds', amount: 20, unit: 'seconds', count: 1 },
      ],
    ],
    [
      'FCR_W',
      0,
      [
        { code: 'other-outcome', field: 'outcome', among: ['answered'], count: 4 },
        { code: 'not-told', field: 'customer', count: 3 },
      ],
    ],
  ])('%s is computed over %i of the contacts, and says why not over the others', async (indicator, counted, reasons) => {
    const { status, body } = await leftOut(careManager, `&indicator=${indicator}`);
    expect([status, body.contacts, body.counted]).toEqual([200, 7, counted]);
    expect(body.reasons).toEqual(reasons);
  });

  it.each(INDICATOR_LIST.filter(({ formula }) => isOverContacts(formula)))(
    'of $code adds up to all contacts, and its denominator to the figure’s',
    async ({ code, formula }) => {
      const { body } = await leftOut(careManager, `&indicator=${code}`);
      expect(body.contacts).toBe(7);
      expect(body.counted + body.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(7);
      if (formula.kind !== 'proportion' && formula.kind !== 'mean') return;
      const figure = await call<List<{ sample: number }>>(test, careManager, 'GET', `/measurements?period=2026-07&indicator=${code}`);
      expect({ code, counted: body.counted }).toEqual({ code, counted: figure.body.items[0]!.sample });
    },
  );

  it('is told of one subject, and of no agent without an agreement', async () => {
    const email = await subjectId('channel', 'email');
    expect((await leftOut(careManager, `&indicator=ANS&subject=channel&id=${email}`)).body).toMatchObject({ contacts: 1, counted: 0 });
    expect((await leftOut(careManager, '&indicator=QA')).status).toBe(422);
    expect((await leftOut(careManager, '')).status).toBe(400);
    const agents = `&indicator=CSAT&subject=agent&id=${await subjectId('agent', 'b-1')}`;
    expect((await leftOut(hr, agents)).status).toBe(403);
  });
});

function isOverContacts(formula: Formula): boolean {
  return measuresBehind(formula, 'denominator').some((measure) => MEASURES[measure].over === 'interactions');
}
