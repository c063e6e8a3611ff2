import type { List, MeasurementRow } from '@circolo/contracts';
import { INDICATOR_CODES, ROLES } from '@circolo/domain';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { addInteractions, testAgreement, type TestInteraction, testOrganisation } from '../testing/test-interactions';

let test: TestApp;
let careManager: Signed;
let hr: Signed;
let agent: Signed;

/** Each agent of the team takes `each` contacts on the day, one in ten of them abandoned by the caller. */
function shift(team: string, agents: readonly string[], day: string, each: number): readonly TestInteraction[] {
  return agents.flatMap((code, place) =>
    Array.from({ length: each }, (_, n) => ({
      arrivedAt: `${day}T10:${String(n % 60).padStart(2, '0')}:00Z`,
      team,
      topic: 'tributi',
      agent: code,
      ...(n % 10 === 9
        ? { outcome: 'b' as const }
        : { waitSeconds: 10 + n, talkSeconds: 200, holdSeconds: 0, wrapSeconds: 20, resolved: n % 4 !== place, csat: 1 + (n % 5) }),
    })),
  );
}

const large = ['a-1', 'a-2', 'a-3', 'a-4', 'a-5'];

beforeAll(async () => {
  test = await testApp();
  await testOrganisation(test.dataSource);
  await addInteractions(test.dataSource, [
    ...shift('nord', large, '2026-09-15', 40),
    ...shift('nord', large, '2026-10-15', 40),
    ...shift('sud', ['b-1', 'b-2'], '2026-10-16', 40),
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

const read = (as: Signed, query: string) => call<List<MeasurementRow>>(test, as, 'GET', `/measurements?${query}`);
const withdraw = () => test.signIn('admin').then((admin) => call(test, admin, 'DELETE', '/monitoring-agreement'));
const subjectId = async (kind: string, code: string): Promise<string> => {
  const [row]: { id: string }[] = await test.dataSource.query('select id from subject where kind = $1 and code = $2', [kind, code]);
  return row!.id;
};

describe('the catalogue', () => {
  it('lists the indicators to everybody', async () => {
    const { status, body } = await call<List<{ code: string; name: object }>>(test, agent, 'GET', '/indicators');
    expect(status).toBe(200);
    expect(body.items.map(({ code }) => code)).toEqual(INDICATOR_CODES);
    expect(body.items[1]).toEqual({
      code: 'ANS',
      version: 1,
      name: { it: 'Tasso di risposta', en: 'Answer rate' },
      dimension: 'effectiveness',
      unit: 'fraction',
      direction: 'up',
      parameters: {},
      minimumSample: 30,
      about: 'service',
    });
  });
});

describe('measurements', () => {
  it('are of the organisation unless a kind is named, with the numbers they are made of', async () => {
    const { body } = await read(careManager, 'period=2026-10&indicator=ANS');
    expect(body).toEqual({
      items: [
        expect.objectContaining({
          indicator: 'ANS',
          version: 1,
          period: '2026-10',
          subject: expect.objectContaining({ kind: 'organisation', code: 'organisation' }),
          value: 252 / 280,
          sample: 280,
          numerator: 252,
          denominator: 280,
          missing: [],
        }),
      ],
      next: null,
    });
  });

  it.each([
    ['2026-10-15', 200],
    ['2026-W42', 280],
    ['2026-10', 280],
    ['2026-Q3', 200],
    ['2026-H2', 480],
    ['2026', 480],
  ])('of %s count its contacts', async (period, contacts) => {
    const { body } = await read(careManager, `period=${period}&indicator=VOL`);
    expect(body.items.map(({ value }) => value)).toEqual([contacts]);
  });

  it('come for every period asked, in that order, with none where there are no records', async () => {
    const { body } = await read(careManager, 'period=2026-10&period=2026-08&period=2026-09&indicator=VOL&indicator=RES');
    expect(body.items.map(({ period, indicator, value, missing }) => [period, indicator, value === null ? missing : value])).toEqual([
      ['2026-10', 'VOL', 280],
      ['2026-10', 'RES', expect.any(Number)],
      ['2026-08', 'VOL', ['records']],
      ['2026-08', 'RES', ['records']],
      ['2026-09', 'VOL', 200],
      ['2026-09', 'RES', expect.any(Number)],
    ]);
  });

  it('come page by page without a gap or a double', async () => {
    const query = 'period=2026-10&period=2026-09&subject=channel';
    const whole = (await read(careManager, query)).body.items;
    expect(whole).toHaveLength(2 * INDICATOR_CODES.length);
    const pages: MeasurementRow[] = [];
    let cursor = '';
    do {
      const { body } = await read(careManager, `${query}&limit=3${cursor}`);
      expect(body.items.length).toBeLessThanOrEqual(3);
      pages.push(...body.items);
      cursor = body.next === null ? '' : `&cursor=${body.next}`;
    } while (cursor !== '');
    expect(pages).toEqual(whole);
  });

  it.each(['2026-13', '2026-W60', '2026-02-30', '2025-W53', '0000'])('of %s are refused: there is no such period', async (period) => {
    const { status, body } = await read(careManager, `period=${period}`);
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'period-unknown' })]);
  });

  it('refuse what is no query of theirs', async () => {
    expect((await read(careManager, '')).status).toBe(400);
    expect((await read(careManager, 'period=October')).status).toBe(400);
    expect((await read(careManager, 'period=2026-10&subject=queue')).status).toBe(400);
    expect((await read(careManager, 'period=2026-10&cursor=bm8')).status).toBe(400);
    expect((await read(careManager, 'period=2026-10&indicator=XYZ')).body).toEqual(expect.objectContaining({ code: 'indicator-unknown' }));
  });

  it('say what is missing when a part is not in the file', async () => {
    await addInteractions(test.dataSource, [{ arrivedAt: '2026-11-02T10:00:00Z', channel: 'email', waitSeconds: 5, talkSeconds: 60 }]);
    const { body } = await read(careManager, `period=2026-11&subject=channel&indicator=AHT&indicator=CSAT&indicator=ASA`);
    expect(body.items.map(({ indicator, value, missing }) => [indicator, value, missing])).toEqual([
      ['ASA', 5, []],
      ['AHT', null, ['holdSeconds', 'wrapSeconds']],
      ['CSAT', null, ['csat']],
    ]);
  });

  it('of a small team hide what would tell of its people, and show what the service did', async () => {
    await withdraw();
    const { body } = await read(careManager, 'period=2026-10&subject=team');
    const shown = Object.fromEntries(
      body.items.map(({ subject, indicator, value, missing }) => [`${subject.code} ${indicator}`, value ?? missing]),
    );
    expect(shown).toEqual(
      expect.objectContaining({ 'sud VOL': 80, 'sud ANS': 0.9, 'sud AHT': ['small-group'], 'sud RES': ['small-group'] }),
    );
    expect(shown).toEqual(expect.objectContaining({ 'sud CSAT': ['small-group'], 'sud CSAT_M': ['small-group'], 'nord AHT': 220 }));
  });
});

describe('without a monitoring agreement', () => {
  beforeAll(withdraw);

  it.each(ROLES)('no agent is measured for %s', async (role) => {
    const reader = role === 'agent' ? agent : await test.signIn(role);
    const id = await subjectId('agent', 'a-2');
    for (const query of ['subject=agent', `subject=agent&id=${id}`, `subject=organisation&id=${id}`]) {
      const { status, body, text } = await read(reader, `period=2026-10&${query}`);
      expect([status, body.items]).toEqual([200, []]);
      expect(text).not.toContain('a-2');
    }
    const csv = await call(test, reader, 'GET', '/measurements.csv?period=2026-10&subject=agent');
    expect(csv.text.trim().split('\r\n')).toHaveLength(1);
  });

  it('nothing about agents is even summed', async () => {
    expect(await test.dataSource.query(`select from daily_sum where kind = 'agent'`)).toEqual([]);
  });
});

describe('with an agreement that opens some indicators to some roles', () => {
  beforeAll(async () => {
    await testAgreement(test.dataSource, ['care-manager'], { indicators: ['ANS', 'RES', 'AHT'], productivity: false, from: '2026-10-01' });
    await test.dataSource.query(`insert into day_to_measure (day) select distinct day from interaction on conflict do nothing`);
  });

  const indicatorsBy = async (as: Signed, query = '') => {
    const { body } = await read(as, `period=2026-10&period=2026-09&period=2026&subject=agent${query}`);
    return [...new Set(body.items.map(({ subject, period, indicator }) => `${subject.code} ${period} ${indicator}`))].sort();
  };

  it('the role sees those of all agents in the periods it covers whole; productivity is behind a choice of its own', async () => {
    const agents = [...large, 'b-1', 'b-2'];
    expect(await indicatorsBy(careManager)).toEqual(agents.flatMap((code) => [`${code} 2026-10 ANS`, `${code} 2026-10 RES`]));
  });

  it('other roles see none', async () => {
    for (const role of ROLES.filter((each) => each !== 'care-manager' && each !== 'agent'))
      expect(await indicatorsBy(await test.signIn(role))).toEqual([]);
  });

  it('agents see their own, the same as the manager sees, and nobody else', async () => {
    expect(await indicatorsBy(agent)).toEqual(['a-2 2026-10 ANS', 'a-2 2026-10 RES']);
    expect(await indicatorsBy(agent, `&id=${await subjectId('agent', 'a-1')}`)).toEqual([]);
    const id = await subjectId('agent', 'a-2');
    const [own, managers] = await Promise.all([agent, careManager].map((as) => read(as, `period=2026-10&subject=agent&id=${id}`)));
    expect(own!.body).toEqual(managers!.body);
    expect((await read(agent, 'period=2026-10')).body.items).toEqual([]);
  });

  it('keeps who read figures of others, and of how many, but not who read their own', async () => {
    await test.dataSource.query('delete from individual_reading');
    await read(careManager, 'period=2026-10&subject=agent');
    await read(agent, 'period=2026-10&subject=agent');
    await read(careManager, 'period=2026-10&subject=team');
    expect(await test.dataSource.query('select person_id, what, period, subjects from individual_reading')).toEqual([
      { person_id: careManager.principal.personId, what: 'measurements', period: '2026-10', subjects: 7 },
    ]);
  });

  it('what the agreement opens for each agent of a small team is shown of the team', async () => {
    const { body } = await read(hr, 'period=2026-10&subject=team&indicator=RES&indicator=CSAT');
    const south = body.items.filter(({ subject }) => subject.code === 'sud');
    expect(south.map(({ indicator, value, missing }) => [indicator, value !== null, missing])).toEqual([
      ['RES', true, []],
      ['CSAT', false, ['small-group']],
    ]);
  });
});

describe('the file', () => {
  it('has the numbers of the API, and leaves an event', async () => {
    const { text } = await call(test, careManager, 'GET', '/measurements.csv?period=2026-09&indicator=ANS');
    expect(text.split('\r\n')).toEqual([
      '\uFEFFindicator,version,period,subjectKind,subjectCode,subjectName,crossedKind,crossedCode,crossedName,parameters,value,sample,low,high,numerator,denominator,missing',
      expect.stringMatching(
        /^ANS,1,2026-09,organisation,organisation,Contact center del Comune di Borgolieto,,,,,0\.9,200,0\.\d+,0\.\d+,180,200,$/,
      ),
      '',
    ]);
    const [event] = await test.dataSource.query(
      `select person_id from audit_event where action = 'measurements.exported' order by key desc limit 1`,
    );
    expect(event).toEqual({ person_id: careManager.principal.personId });
  });
});
