import type { RuleRow } from '@circolo/contracts';
import { FACTS } from '@circolo/domain';
import { type Signed, testApp, type TestApp } from '../testing/test-app';

const lowResolution = {
  name: 'Risoluzione bassa',
  appliesTo: 'agent',
  periodKind: 'month',
  conditions: { all: [{ fact: 'RES.deviation', operator: 'lessThanInclusive', value: -0.05 }] },
  outcome: { kind: 'training', course: 'Chiusura del contatto', indicator: 'RES' },
};
const goodTeam = {
  name: 'Squadra puntuale',
  appliesTo: 'team',
  periodKind: 'month',
  conditions: { all: [{ fact: 'ANS.severity', operator: 'equal', value: 'met' }] },
  outcome: { kind: 'bonus', title: 'Premio di squadra' },
};

let test: TestApp;
let careManager: Signed;
let hr: Signed;

beforeAll(async () => {
  test = await testApp();
  [careManager, hr] = [await test.signIn('care-manager'), await test.signIn('hr')];
});
afterAll(() => test.close());

interface Call {
  readonly as?: Signed;
  readonly body?: unknown;
  readonly revision?: number;
}

async function call(method: 'GET' | 'POST' | 'PUT', path: string, { as = careManager, body, revision }: Call = {}) {
  const headers = { cookie: as.cookie, ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }) };
  const answer = await test.app.inject({
    method,
    url: `/api/v1${path}`,
    headers,
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: answer.statusCode, body: answer.json() as never };
}

async function written(body: object, as = careManager): Promise<RuleRow> {
  return (await call('POST', '/rules', { as, body })).body;
}

it('lists the facts that conditions may speak about', async () => {
  const { status, body } = await call('GET', '/facts');
  expect(status).toBe(200);
  expect(body).toEqual({ items: FACTS, next: null });
});

it('writes a rule as a draft, publishes it, and keeps the published version when it is written again', async () => {
  const draft = await written(lowResolution);
  expect(draft).toMatchObject({ state: 'draft', revision: 1, name: lowResolution.name, published: null, outcomes: 0 });
  expect(draft.draft).toMatchObject({ ...lowResolution, version: 1, author: { id: careManager.principal.personId }, publishedAt: null });

  const edited = (await call('PUT', `/rules/${draft.id}`, { revision: 1, body: { ...lowResolution, name: 'Altra' } })).body as RuleRow;
  expect(edited).toMatchObject({ revision: 2, name: 'Altra', draft: { version: 1 } });

  const published = (await call('POST', `/rules/${draft.id}/publication`, { revision: 2 })).body as RuleRow;
  expect(published).toMatchObject({ state: 'published', draft: null, published: { version: 1, name: 'Altra' } });
  expect(published.published!.publishedBy!.id).toBe(careManager.principal.personId);

  const next = (await call('PUT', `/rules/${draft.id}`, { revision: 3, body: lowResolution })).body as RuleRow;
  expect(next).toMatchObject({
    state: 'published',
    published: { version: 1, name: 'Altra' },
    draft: { version: 2, name: lowResolution.name },
  });
  await call('POST', `/rules/${draft.id}/publication`);

  const versions = (await call('GET', `/rules/${draft.id}/versions`)).body as { items: { version: number; name: string }[] };
  expect(versions.items.map(({ version, name }) => [version, name])).toEqual([
    [2, lowResolution.name],
    [1, 'Altra'],
  ]);
  const events = await test.dataSource.query<{ action: string }[]>('select action from audit_event where object_id = $1 order by key', [
    draft.id,
  ]);
  expect(events.map(({ action }) => action)).toEqual(['rule.created', 'rule.edited', 'rule.published', 'rule.edited', 'rule.published']);
});

it('keeps over how many periods a rule looks and how much it may ask, and until when each version was the published one', async () => {
  const usual = { persistence: null, dose: { coolDownPeriods: 0, oneTrainingAtATime: false } };
  const overTime = { persistence: { times: 2, periods: 3 }, dose: { coolDownPeriods: 2, oneTrainingAtATime: true } };
  const { id, draft } = await written(lowResolution);
  expect(draft).toMatchObject({ ...usual, validUntil: null });
  await call('POST', `/rules/${id}/publication`);
  const edited = await call('PUT', `/rules/${id}`, { revision: 2, body: { ...lowResolution, ...overTime } });
  expect(edited.body).toMatchObject({ draft: overTime, published: { ...usual, validUntil: null } });
  const published = (await call('POST', `/rules/${id}/publication`)).body as RuleRow;
  const last = (await call('POST', `/rules/${id}/retirement`)).body as RuleRow;
  const { items } = (await call('GET', `/rules/${id}/versions`)).body as { items: RuleRow['published'][] };
  expect(items).toEqual([last.published, expect.objectContaining({ version: 1, validUntil: published.published!.publishedAt })]);
  expect(last.published).toMatchObject({ ...overTime, validUntil: expect.stringMatching(/^2/) as string });
});

it('never changes a published version, not even behind the service', async () => {
  const { id } = await written(lowResolution);
  await call('POST', `/rules/${id}/publication`);
  await expect(test.dataSource.query(`update rule_version set name = 'x' where rule_id = $1`, [id])).rejects.toThrow('never changes');
});

it.each([
  [
    'an unknown fact',
    { conditions: { all: [{ fact: 'FCR.deviation', operator: 'lessThan', value: 0 }] } },
    'rule-unknown-fact',
    '/conditions/all/0/fact',
  ],
  ['an empty group', { conditions: { any: [] } }, 'rule-empty-group', '/conditions/any'],
  [
    'a text for a number',
    { conditions: { all: [{ fact: 'RES.value', operator: 'lessThan', value: '4' }] } },
    'rule-value-type',
    '/conditions/all/0/value',
  ],
  [
    'a path',
    { conditions: { all: [{ fact: 'RES.value', operator: 'lessThan', value: 1, path: '$..x' }] } },
    'rule-unknown-key',
    '/conditions/all/0',
  ],
  ['no conditions', { conditions: null }, 'rule-not-a-condition', '/conditions'],
  ['no name', { name: '  ' }, 'rule-name-missing', '/name'],
  ['a subject that is not measured', { appliesTo: 'queue' }, 'rule-applies-to-unknown', '/appliesTo'],
  ['a period that is none', { periodKind: 'decade' }, 'rule-period-kind-unknown', '/periodKind'],
  ['an outcome that is none', { outcome: { kind: 'dismissal' } }, 'rule-outcome-unknown', '/outcome/kind'],
  ['a parameter that is none', { outcome: { kind: 'training', amount: 4 } }, 'rule-outcome-parameter', '/outcome/amount'],
  ['more times than periods', { persistence: { times: 4, periods: 3 } }, 'rule-persistence-unfit', '/persistence'],
  ['a cool-down of half a period', { dose: { coolDownPeriods: 0.5, oneTrainingAtATime: false } }, 'rule-dose-unfit', '/dose'],
  ['a bonus for a channel', { appliesTo: 'channel', outcome: { kind: 'bonus' } }, 'rule-bonus-not-for-kind', '/appliesTo'],
])('refuses %s, says where, and keeps nothing', async (_, change, code, field) => {
  const count = () => test.dataSource.query<{ count: number }[]>('select count(*)::int as count from rule');
  const before = await count();
  const { status, body } = await call('POST', '/rules', { body: { ...lowResolution, ...change } });
  expect(status).toBe(422);
  expect(body).toMatchObject({ code: 'rule-invalid', errors: expect.arrayContaining([expect.objectContaining({ code, field })]) });
  expect(await count()).toEqual(before);
});

it('refuses conditions as deep as a body can carry, quickly', async () => {
  const depth = 12_000;
  const conditions = `${'{"all":['.repeat(depth)}{"fact":"RES.value","operator":"lessThan","value":1}${']}'.repeat(depth)}`;
  const payload = JSON.stringify(lowResolution).replace(/"conditions":.*?,"outcome"/, `"conditions":${conditions},"outcome"`);
  const answer = await test.app.inject({
    method: 'POST',
    url: '/api/v1/rules',
    headers: { cookie: careManager.cookie, 'content-type': 'application/json' },
    payload,
  });
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({ errors: [{ code: 'rule-too-deep', details: { deepest: 10 } }] });
});

it('lets nobody who wrote on a rule about bonuses publish it', async () => {
  const { id } = await written(goodTeam, hr);
  await call('PUT', `/rules/${id}`, { revision: 1, body: { ...goodTeam, name: 'Ritoccata' } });
  for (const as of [hr, careManager]) {
    expect(await call('POST', `/rules/${id}/publication`, { as })).toMatchObject({ status: 409, body: { code: 'author-cannot-publish' } });
  }
  const other = await test.signIn('hr');
  expect(await call('POST', `/rules/${id}/publication`, { as: other })).toMatchObject({ status: 200, body: { state: 'published' } });
});

it('tells the second of two writers, with both versions', async () => {
  const { id } = await written(lowResolution);
  await call('PUT', `/rules/${id}`, { revision: 1, body: { ...lowResolution, name: 'Prima' } });
  const yours = { ...lowResolution, name: 'Seconda' };
  const { status, body } = await call('PUT', `/rules/${id}`, { revision: 1, body: yours });
  expect(status).toBe(409);
  expect(body).toMatchObject({ code: 'stale-revision', versions: { current: { revision: 2, name: 'Prima' }, yours } });
  expect(await call('PUT', `/rules/${id}`, { body: yours })).toMatchObject({ status: 400, body: { code: 'validation' } });
  expect(await call('POST', `/rules/${id}/publication`, { revision: 1 })).toMatchObject({ status: 409, body: { code: 'stale-revision' } });
});

it('retires a published rule, once, and takes no further writing', async () => {
  const { id } = await written(lowResolution);
  expect(await call('POST', `/rules/${id}/retirement`)).toMatchObject({ status: 409, body: { code: 'not-in-this-state' } });
  await call('POST', `/rules/${id}/publication`);
  expect(await call('POST', `/rules/${id}/publication`)).toMatchObject({ status: 409, body: { code: 'not-in-this-state' } });
  expect(await call('POST', `/rules/${id}/retirement`)).toMatchObject({ status: 200, body: { state: 'retired' } });
  expect(await call('POST', `/rules/${id}/retirement`)).toMatchObject({ status: 409 });
  expect(await call('PUT', `/rules/${id}`, { revision: 3, body: lowResolution })).toMatchObject({ status: 409 });
});

it('lists rules page by page', async () => {
  const first = (await call('GET', '/rules?limit=2')).body as { items: RuleRow[]; next: string };
  const second = (await call('GET', `/rules?limit=2&cursor=${first.next}`)).body as { items: RuleRow[] };
  expect(first.items).toHaveLength(2);
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
  expect(await call('GET', '/rules?cursor=nonsense')).toMatchObject({ status: 400 });
  const retired = (await call('GET', '/rules?state=retired')).body as { items: RuleRow[] };
  expect(retired.items.map(({ state }) => state)).toEqual(['retired', 'retired']);
});

it.each(['marketing', 'trainer', 'agent', 'admin', 'auditor'] as const)('is closed to %s as the policy says', async (role) => {
  const as = await test.signIn(role);
  expect((await call('GET', '/rules', { as })).status).toBe(role === 'auditor' ? 200 : 403);
  expect((await call('POST', '/rules', { as, body: lowResolution })).status).toBe(403);
  expect((await call('POST', `/rules/${crypto.randomUUID()}/publication`, { as })).status).toBe(403);
});

it('knows no rule that is not there', async () => {
  expect((await call('GET', `/rules/${crypto.randomUUID()}`)).status).toBe(404);
  expect((await call('GET', '/rules/17')).status).toBe(400);
});
