import type { OutcomeRow } from '@circolo/contracts';
import type { Role } from '@circolo/domain';
import { doorOf } from '../testing/door';
import { agreementFor, type OutcomeFixture, outcomeOf } from '../testing/outcome-fixture';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { testOrganisation } from '../testing/test-interactions';

let test: TestApp;
let ask: ReturnType<typeof doorOf>;
let agent: Signed;
const made = {} as Record<'improvement' | 'training' | 'bonus' | 'teamBonus' | 'own', OutcomeFixture>;

beforeAll(async () => {
  test = await testApp();
  ask = doorOf(test.app);
  await testOrganisation(test.dataSource);
  made.improvement = await outcomeOf(test.dataSource, 'improvement', { kind: 'team' });
  made.training = await outcomeOf(test.dataSource, 'training', { kind: 'agent' });
  made.bonus = await outcomeOf(test.dataSource, 'bonus', { kind: 'agent' });
  made.teamBonus = await outcomeOf(test.dataSource, 'bonus', { kind: 'team' });
  made.own = await outcomeOf(test.dataSource, 'bonus', { kind: 'agent' });
  agent = await test.signIn('agent');
  await test.dataSource.query(
    'insert into agent (subject_key, person_id) values ($1, $2) on conflict (subject_key) do update set person_id = $2',
    [made.own.subjectKey, agent.principal.personId],
  );
});
afterAll(() => test.close());

const agreed = async (roles: readonly Role[], withdrawn = false) =>
  agreementFor(test.dataSource, (await test.signIn('admin')).principal.personId, roles, withdrawn);
async function seen(cookie: string, query = ''): Promise<readonly string[]> {
  const answer = await ask('GET', `/outcomes?limit=500${query}`, { cookie });
  const ids = answer.json<{ items: OutcomeRow[] }>().items.map(({ id }) => id);
  return Object.entries(made).flatMap(([name, { outcomeId }]) => (ids.includes(outcomeId) ? [name] : []));
}
const seenBy = async (...roles: Role[]) => seen((await test.signIn(...roles)).cookie);

describe('under an agreement that opens agents to the care manager and HR', () => {
  beforeAll(() => agreed(['care-manager', 'hr']));

  it.each<[Role, readonly string[]]>([
    ['care-manager', ['improvement', 'training', 'bonus', 'teamBonus', 'own']],
    ['hr', ['bonus', 'teamBonus', 'own']],
    ['marketing', ['improvement']],
    ['trainer', []],
    ['auditor', ['improvement', 'teamBonus']],
  ])('%s sees what their rooms and the agreement open', async (role, expected) => {
    expect(await seenBy(role)).toEqual(expected);
  });

  it('an agent sees their own and nobody else, not even by its id', async () => {
    expect(await seen(agent.cookie)).toEqual(['own']);
    expect((await ask('GET', `/outcomes/${made.own.outcomeId}`, { cookie: agent.cookie })).statusCode).toBe(200);
    expect((await ask('GET', `/outcomes/${made.bonus.outcomeId}`, { cookie: agent.cookie })).statusCode).toBe(404);
  });

  it('an admin has no business with outcomes', async () => {
    const { cookie } = await test.signIn('admin');
    expect((await ask('GET', '/outcomes', { cookie })).statusCode).toBe(403);
  });

  it('tells the rule, the subject, why, the run, and the state of the work once somebody acts', async () => {
    const { cookie } = await test.signIn('care-manager');
    const read = async () => (await ask('GET', `/outcomes/${made.training.outcomeId}`, { cookie })).json<OutcomeRow>();
    expect(await read()).toMatchObject({
      rule: { version: 1, name: 'Risoluzione bassa' },
      period: '2026-10',
      subject: { kind: 'agent', id: made.training.subjectId },
      kind: 'training',
      state: 'proposed',
      because: [{ fact: 'RES.gap', operator: 'lessThan', expected: -0.05, actual: -0.1, holds: true }],
      basisChanged: false,
      work: null,
    });
    const [work] = await test.dataSource.query<{ id: string }[]>(
      `insert into training_assignment (outcome_id, subject_key, course, period, state) values ($1, $2, 'Ascolto', '2026-10', 'scheduled') returning id`,
      [made.training.outcomeId, made.training.subjectKey],
    );
    expect(await read()).toMatchObject({ state: 'scheduled', work });
    expect(await seen(cookie, '&state=scheduled')).toEqual(['training']);
  });

  it('filters by kind and period, and goes page by page', async () => {
    const { cookie } = await test.signIn('care-manager');
    expect(await seen(cookie, '&kind=bonus')).toEqual(['bonus', 'teamBonus', 'own']);
    expect(await seen(cookie, '&period=2026-09')).toEqual([]);
    const page = async (cursor: string | null): Promise<readonly string[]> => {
      const answer = await ask('GET', `/outcomes?limit=2${cursor ? `&cursor=${cursor}` : ''}`, { cookie });
      const { items, next } = answer.json<{ items: OutcomeRow[]; next: string | null }>();
      return [...items.map(({ id }) => id), ...(next ? await page(next) : [])];
    };
    const ids = await page(null);
    expect(ids).toHaveLength(5);
    expect(new Set(ids)).toEqual(new Set(Object.values(made).map(({ outcomeId }) => outcomeId)));
  });

  it('logs who has read outcomes of single agents', async () => {
    const reader = await test.signIn('hr');
    await seen(reader.cookie);
    const log = await test.dataSource.query('select what, subjects from individual_reading where person_id = $1', [
      reader.principal.personId,
    ]);
    expect(log).toEqual([{ what: 'outcomes', subjects: 2 }]);
  });
});

describe('without an agreement', () => {
  beforeAll(() => agreed([], true));

  it.each<Role>(['care-manager', 'marketing', 'trainer', 'hr', 'auditor'])('%s sees no agent', async (role) => {
    const names = await seenBy(role);
    expect(names.filter((name) => !['improvement', 'teamBonus'].includes(name))).toEqual([]);
    const { cookie } = await test.signIn(role);
    expect((await ask('GET', `/outcomes/${made.bonus.outcomeId}`, { cookie })).statusCode).toBe(404);
  });

  it('an agent sees nothing, since nothing may be computed of them', async () => {
    expect(await seen(agent.cookie)).toEqual([]);
  });
});
