import type { DeviationList, TargetRow } from '@circolo/contracts';
import { ROLES } from '@circolo/domain';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { addInteractions, testAgreement, type TestInteraction, testOrganisation } from '../testing/test-interactions';

let test: TestApp;
let careManager: Signed;
let agent: Signed;

/** On a day, `contacts` of a topic by an agent of five; the first `solved` of a hundred are resolved. */
function day(topic: string, date: string, contacts: number, solved: number): readonly TestInteraction[] {
  return Array.from({ length: contacts }, (_, n) => ({
    arrivedAt: `${date}T10:00:00Z`,
    topic,
    agent: `a-${n % 5}`,
    team: 'nord',
    resolved: n % 100 < solved,
    waitSeconds: 20 + (n % 7),
  }));
}

beforeAll(async () => {
  test = await testApp();
  await testOrganisation(test.dataSource);
  await addInteractions(test.dataSource, [
    // Anagrafe gets worse each month; tributi stays where it should be.
    ...['06', '07', '08', '09', '10'].flatMap((month, n) => [
      ...day('anagrafe', `2026-${month}-15`, 200, 88 - 6 * n + (n % 2)),
      ...day('tributi', `2026-${month}-15`, 200, 80),
    ]),
    ...day('scuola', '2026-10-15', 20, 10),
  ]);
  careManager = await test.signIn('care-manager');
  agent = await test.signIn('agent');
  await test.dataSource.query(
    `update agent set person_id = $1 where subject_key = (select key from subject where kind = 'agent' and code = 'a-2')`,
    [agent.principal.personId],
  );
  for (const kind of ['topic', 'agent', 'organisation']) {
    const { status } = await call(test, careManager, 'POST', '/targets', {
      body: { indicator: 'RES', subject: { kind }, from: '2026-01-01', value: 0.8, warning: 0.75, critical: 0.7 },
    });
    expect(status).toBe(201);
  }
});
afterAll(() => test.close());

const read = (as: Signed, query = '', period = '2026-10') =>
  call<DeviationList & { code?: string }>(test, as, 'GET', `/deviations?period=${period}${query}`);

describe('deviations', () => {
  it('hold each measurement to its target, the worst first, with what came before', async () => {
    const { body } = await read(careManager);
    expect(body.items.map(({ subject, severity }) => [subject.code, severity])).toEqual([
      ['anagrafe', 'critical'],
      ['organisation', 'warning'],
      ['tributi', 'met'],
      ['scuola', null],
    ]);
    expect(body.items[0]).toEqual({
      indicator: 'RES',
      version: 1,
      period: '2026-10',
      subject: { kind: 'topic', id: expect.any(String), code: 'anagrafe', name: 'anagrafe' },
      value: 0.64,
      sample: 200,
      low: expect.any(Number),
      high: expect.any(Number),
      numerator: 128,
      denominator: 200,
      missing: [],
      target: 0.8,
      targetUpper: null,
      warning: 0.75,
      critical: 0.7,
      origin: 'internal',
      gap: 0.64 - 0.8,
      deviation: (0.64 - 0.8) / 0.8,
      severity: 'critical',
      significant: true,
      signal: true,
      trend: -1,
      periodsOff: 3,
      history: [null, null, null, null, null, null, null, 0.88, 0.83, 0.76, 0.71, 0.64],
    });
    // Organisation, anagrafe and tributi; scuola has too few contacts to be judged, and agents are closed.
    expect(body.comparisons).toBe(3);
  });

  it('below the minimum sample are neither severe nor significant', async () => {
    const { body } = await read(careManager, '&subject=topic');
    expect(body.items.find(({ subject }) => subject.code === 'scuola')).toEqual(
      expect.objectContaining({ value: 0.5, sample: 20, severity: null, significant: null, signal: null }),
    );
  });

  it.each([
    ['&subject=topic', ['anagrafe', 'tributi', 'scuola']],
    ['&severity=critical', ['anagrafe']],
    ['&severity=met', ['tributi']],
    ['&signal=true', ['anagrafe', 'organisation']],
    ['&signal=false', ['tributi', 'scuola']],
    ['&indicator=RES&limit=2', ['anagrafe', 'organisation']],
    ['&indicator=ANS', []],
  ])('are filtered by %s, while signals stand on all comparisons', async (query, codes) => {
    const { body } = await read(careManager, query);
    expect(body.items.map(({ subject }) => subject.code)).toEqual(codes);
    expect(body.comparisons).toBe(3);
  });

  it('come page by page without a gap or a double', async () => {
    const whole = (await read(careManager)).body.items;
    const first = await read(careManager, '&limit=3');
    const second = await read(careManager, `&limit=3&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items]).toEqual(whole);
    expect(second.body.next).toBeNull();
  });

  it('of a period without data are none; a period that does not exist is refused', async () => {
    expect((await read(careManager, '', '2031-01')).body).toEqual({ items: [], next: null, comparisons: 0 });
    for (const period of ['2026-13', '2026-W60', '2026-02-30'])
      expect((await read(careManager, '', period)).body.code).toBe('period-unknown');
    expect((await read(careManager, '&indicator=XYZ')).body.code).toBe('indicator-unknown');
  });

  it('of bands lie outside of the nearer edge', async () => {
    const { body: made } = await call<TargetRow>(test, careManager, 'POST', '/targets', {
      body: { indicator: 'ASA', subject: { kind: 'team' }, from: '2026-10-01', value: 22, warning: 25 },
    });
    const { body } = await read(careManager, '&indicator=ASA');
    expect(body.items.map(({ gap, severity, periodsOff, history }) => [gap! < 0, severity, periodsOff, history.length])).toEqual([
      [true, 'watch', 1, 12],
    ]);
    await call(test, careManager, 'DELETE', `/targets/${made.id}`);
    expect((await read(careManager, '&indicator=ASA')).body.items).toEqual([]);
  });

  it('are a file with the same numbers', async () => {
    const { text } = await call(test, careManager, 'GET', '/deviations.csv?period=2026-10&severity=critical');
    const [header, line, end] = text.split('\r\n');
    expect(header!.split(',').slice(0, 7)).toEqual([
      '\uFEFFindicator',
      'version',
      'period',
      'subjectKind',
      'subjectCode',
      'subjectName',
      'value',
    ]);
    expect(line).toMatch(
      /^RES,1,2026-10,topic,anagrafe,anagrafe,0\.64,200,.*,128,200,0\.8,,0\.75,0\.7,internal,-0\.16\d*,-0\.2\d*,critical,true,true,-1,3,$/,
    );
    expect(end).toBe('');
  });
});

describe('agents', () => {
  it.each(ROLES)('are compared for nobody without an agreement: %s', async (role) => {
    const reader = role === 'agent' ? agent : await test.signIn(role);
    for (const query of ['', '&subject=agent']) {
      const { body } = await read(reader, query);
      expect(body.items.filter(({ subject }) => subject.kind === 'agent')).toEqual([]);
    }
    const csv = await call(test, reader, 'GET', '/deviations.csv?period=2026-10');
    expect(csv.text).not.toContain(',agent,');
  });

  it('are compared where the agreement opens them, for whom it names, and for themselves', async () => {
    await testAgreement(test.dataSource, ['care-manager'], { indicators: ['RES'] });
    await test.dataSource.query(`insert into day_to_measure (day) select distinct day from interaction on conflict do nothing`);
    const codes = async (as: Signed) => (await read(as, '&subject=agent')).body.items.map(({ subject }) => subject.code).sort();
    expect(await codes(careManager)).toEqual(['a-0', 'a-1', 'a-2', 'a-3', 'a-4']);
    expect(await codes(await test.signIn('hr'))).toEqual([]);
    expect(await codes(agent)).toEqual(['a-2']);
    const own = await read(agent);
    expect([own.body.items.length, own.body.comparisons]).toEqual([1, 8]);
    const log = await test.dataSource.query(`select what, subjects from individual_reading where person_id = $1`, [
      careManager.principal.personId,
    ]);
    expect(log).toEqual([{ what: 'deviations', subjects: 5 }]);
  });
});
