import type { List, VerdictCountRow, VerdictExplanation, VerdictRow } from '@circolo/contracts';
import type { OutcomeKind, Role } from '@circolo/domain';
import { doorOf } from '../testing/door';
import { agreementFor } from '../testing/outcome-fixture';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { testOrganisation } from '../testing/test-interactions';
import { type DecidedRun, decidedRun } from '../testing/verdict-fixture';

let test: TestApp;
let ask: ReturnType<typeof doorOf>;
let agent: Signed;
let made: DecidedRun;

beforeAll(async () => {
  test = await testApp();
  ask = doorOf(test.app);
  await testOrganisation(test.dataSource);
  const low = { 'RES.gap': -0.17, 'RES.target': 0.75 };
  made = await decidedRun(test.dataSource, {
    'Squadra Est': { kind: 'team', facts: low },
    'Squadra Nord': { kind: 'team', facts: { 'RES.gap': 0.02, 'RES.target': 0.75 } },
    Anna: { kind: 'agent', facts: low },
    Bruno: { kind: 'agent', facts: {} },
    Carla: { kind: 'agent', facts: { 'RES.gap': 0, 'RES.target': 0.75 } },
  });
  agent = await test.signIn('agent');
  await test.dataSource.query(
    'insert into agent (subject_key, person_id) values ($1, $2) on conflict (subject_key) do update set person_id = $2',
    [made.subjects['Carla']!.key, agent.principal.personId],
  );
  await test.dataSource.query(
    `insert into outcome (rule_id, rule_version, period, subject_key, kind, state, because, run_key)
     values ($1, 1, '2026-10', $2, 'training', 'suppressed', '[]', $3), ($4, 1, '2026-10', $5, 'improvement', 'proposed', '[]', $3)`,
    [made.rules.training.id, made.subjects['Anna']!.key, made.runKey, made.rules.improvement.id, made.subjects['Squadra Est']!.key],
  );
});
afterAll(() => test.close());

const agreed = async (roles: readonly Role[], withdrawn = false) =>
  agreementFor(test.dataSource, (await test.signIn('admin')).principal.personId, roles, withdrawn);
const told = ({ subject, kind, said }: VerdictRow) => `${subject.name} ${kind}: ${said}`;
async function list(cookie: string, query = ''): Promise<List<VerdictRow>> {
  return (await ask('GET', `/verdicts?period=2026-10${query}`, { cookie })).json<List<VerdictRow>>();
}
const why = (cookie: string, kind: OutcomeKind, subject: string) =>
  ask('GET', `/evaluation-runs/${made.runId}/verdicts/${made.rules[kind].id}/${made.subjects[subject]!.id}`, { cookie });

const TEAMS = ['Squadra Est improvement: fired', 'Squadra Nord improvement: not'];
const TRAINING = ['Anna training: suppressed', 'Bruno training: not-told', 'Carla training: not'];
const BONUS = ['Anna bonus: fired', 'Bruno bonus: not-told', 'Carla bonus: not'];

describe('under an agreement that opens agents to the care manager and the trainer', () => {
  beforeAll(() => agreed(['care-manager', 'trainer']));

  it.each<[Role, readonly string[]]>([
    ['care-manager', [...TEAMS, ...TRAINING, ...BONUS]],
    ['trainer', TRAINING],
    ['marketing', TEAMS],
    ['hr', []],
    ['auditor', TEAMS],
  ])('%s sees of what rules said what their rooms and the agreement open', async (role, expected) => {
    const { cookie } = await test.signIn(role);
    expect((await list(cookie)).items.map(told).toSorted()).toEqual([...expected].toSorted());
    const opens = expected.some((line) => line.startsWith('Bruno training'));
    expect((await why(cookie, 'training', 'Bruno')).statusCode).toBe(opens ? 200 : 404);
  });

  it('an agent sees of themselves why nothing happened, and nobody else, not even by id', async () => {
    expect((await list(agent.cookie)).items.map(told).toSorted()).toEqual(['Carla bonus: not', 'Carla training: not']);
    const answer = await why(agent.cookie, 'training', 'Carla');
    expect(answer.json<VerdictExplanation>()).toMatchObject({ said: 'not', verdict: 'fails', whatIf: { towards: 'holds' } });
    expect((await why(agent.cookie, 'training', 'Anna')).statusCode).toBe(404);
    const counts = await ask('GET', '/verdict-counts', { cookie: agent.cookie });
    expect(counts.json<List<VerdictCountRow>>().items.map(({ not }) => not)).toEqual([1, 1]);
  });

  it('an admin has no business with what rules say', async () => {
    const { cookie } = await test.signIn('admin');
    expect((await ask('GET', '/verdicts', { cookie })).statusCode).toBe(403);
    expect((await ask('GET', '/verdict-counts', { cookie })).statusCode).toBe(403);
    expect((await why(cookie, 'improvement', 'Squadra Est')).statusCode).toBe(403);
  });

  it('tells why: the conditions with what they met, the figures, and what would have changed it', async () => {
    const { cookie } = await test.signIn('care-manager');
    expect((await why(cookie, 'improvement', 'Squadra Est')).json<VerdictExplanation>()).toMatchObject({
      run: { id: made.runId },
      period: '2026-10',
      rule: { id: made.rules.improvement.id, version: 1 },
      subject: { kind: 'team', name: 'Squadra Est' },
      said: 'fired',
      verdict: 'holds',
      because: [{ fact: 'RES.gap', operator: 'lessThan', expected: -0.05, actual: -0.17, holds: true }],
      conditions: made.rules.improvement.conditions,
      facts: { 'RES.gap': -0.17, 'RES.target': 0.75 },
      outcome: { state: 'proposed' },
      suppressedBy: null,
    });
    const { whatIf } = (await why(cookie, 'improvement', 'Squadra Est')).json<VerdictExplanation>();
    expect(whatIf.towards).toBe('fails');
    expect(whatIf.changes?.[0]?.[0]?.byValue).toEqual([
      { fact: 'RES.value', operator: 'greaterThanInclusive', value: expect.closeTo(0.7) as number },
    ]);
    expect((await why(cookie, 'training', 'Bruno')).json<VerdictExplanation>()).toMatchObject({
      said: 'not-told',
      because: [{ actual: null, holds: null }],
      outcome: null,
    });
  });

  it('explains an outcome with the same words as the verdict that brought it', async () => {
    const { cookie } = await test.signIn('care-manager');
    const verdict = (await why(cookie, 'improvement', 'Squadra Est')).json<VerdictExplanation>();
    const outcome = (await ask('GET', `/outcomes/${verdict.outcome!.id}`, { cookie })).json<VerdictExplanation>();
    expect(outcome).toMatchObject({ verdict: 'holds', conditions: verdict.conditions, facts: verdict.facts });
  });

  it('filters by what was said, rule, subject and name, and goes page by page', async () => {
    const { cookie } = await test.signIn('care-manager');
    const only = async (query: string) => (await list(cookie, query)).items.map(told);
    expect(await only('&said=not-told')).toHaveLength(2);
    expect(await only('&said=suppressed')).toEqual(['Anna training: suppressed']);
    expect(await only(`&rule=${made.rules.improvement.id}`)).toEqual(TEAMS);
    expect(await only(`&subject=${made.subjects['Carla']!.id}&said=not`)).toHaveLength(2);
    expect(await only('&named=est')).toEqual(['Squadra Est improvement: fired']);
    expect((await ask('GET', '/verdicts?period=2026-09', { cookie })).json()).toEqual({ items: [], next: null });
    const page = async (cursor: string | null): Promise<readonly string[]> => {
      const { items, next } = await list(cookie, `&limit=3${cursor ? `&cursor=${cursor}` : ''}`);
      return [...items.map(told), ...(next ? await page(next) : [])];
    };
    expect(await page(null)).toEqual(
      ['Anna', 'Bruno', 'Carla'].flatMap((name) => [...TRAINING, ...BONUS].filter((line) => line.startsWith(name))).concat(TEAMS),
    );
  });

  it('counts what each rule said', async () => {
    const { cookie } = await test.signIn('care-manager');
    const counts = (await ask('GET', `/verdict-counts?run=${made.runId}`, { cookie })).json<List<VerdictCountRow>>().items;
    expect(counts.map(({ kind, fired, suppressed, not, notTold }) => [kind, fired, suppressed, not, notTold])).toEqual([
      ['improvement', 1, 0, 1, 0],
      ['training', 0, 1, 1, 1],
      ['bonus', 1, 0, 1, 1],
    ]);
  });

  it('logs who has read what was said of single agents', async () => {
    const reader = await test.signIn('trainer');
    await list(reader.cookie);
    const log = await test.dataSource.query('select what, subjects from individual_reading where person_id = $1', [
      reader.principal.personId,
    ]);
    expect(log).toEqual([{ what: 'verdicts', subjects: 3 }]);
  });

  it('tells nothing of a run that has not been completed', async () => {
    const { cookie } = await test.signIn('care-manager');
    await test.dataSource.query(`update evaluation_run set state = 'cancelled' where id = $1`, [made.runId]);
    expect((await list(cookie)).items).toEqual([]);
    expect((await why(cookie, 'improvement', 'Squadra Est')).statusCode).toBe(404);
    await test.dataSource.query(`update evaluation_run set state = 'completed' where id = $1`, [made.runId]);
  });
});

describe('without an agreement', () => {
  beforeAll(() => agreed([], true));

  it.each<Role>(['care-manager', 'marketing', 'trainer', 'hr', 'auditor', 'agent'])('%s is told nothing of an agent', async (role) => {
    const { cookie } = role === 'agent' ? agent : await test.signIn(role);
    expect((await list(cookie)).items.filter(({ subject }) => subject.kind === 'agent')).toEqual([]);
    const counts = (await ask('GET', '/verdict-counts', { cookie })).json<List<VerdictCountRow>>().items;
    expect(counts.filter(({ kind }) => kind !== 'improvement')).toEqual([]);
    for (const kind of ['training', 'bonus'] as const) expect((await why(cookie, kind, 'Carla')).statusCode).toBe(404);
  });
});
