import type { RuleDifferences, RuleReview, RuleRow, RuleTemplateRow } from '@circolo/contracts';
import { heldTo, measured, ruled } from '../testing/measured-centre';
import { testOrganisation } from '../testing/test-interactions';
import { type Signed, testApp, type TestApp } from '../testing/test-app';

const leaf = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
const low = leaf('RES.value', 'lessThan', 0.7);
const candidate = {
  name: 'In prova',
  appliesTo: 'team',
  periodKind: 'month',
  conditions: { all: [low, leaf('RES.signal', 'equal', true)] } as unknown,
  outcome: { kind: 'improvement' },
};

let test: TestApp;
let careManager: Signed;

beforeAll(async () => {
  test = await testApp();
  careManager = await test.signIn('care-manager');
  await testOrganisation(test.dataSource);
  await measured(test.dataSource, [
    { kind: 'organisation', code: 'borgolieto', day: '2025-03-05', contacts: 10, resolved: 5, satisfied: 5 },
    { kind: 'organisation', code: 'borgolieto', day: '2026-10-05', contacts: 10, resolved: 5 },
  ]);
  await heldTo(test.dataSource, 'team', 'RES', 0.8);
  await heldTo(test.dataSource, 'team', 'CSAT', 0.8);
});
afterAll(() => test.close());

async function call(method: 'GET' | 'POST' | 'PUT', path: string, body?: object, as = careManager, revision?: number) {
  const headers = { cookie: as.cookie, ...(revision === undefined ? {} : { 'if-match': `${revision}` }) };
  const answer = await test.app.inject({ method, url: `/api/v1${path}`, headers, ...(body ? { payload: body } : {}) });
  return { status: answer.statusCode, text: answer.payload, body: answer.json() as never };
}

async function reviewed(some: object): Promise<RuleReview> {
  const { status, body } = await call('POST', '/rules/reviews', { ...candidate, ...some });
  expect(status).toBe(200);
  return body;
}
const found = async (some: object) => (await reviewed(some)).findings.map(({ code, pointer }) => `${pointer} ${code}`);

describe('what is seen of a rule while it is written', () => {
  it('is nothing of a sound one, and nothing of it is kept', async () => {
    expect(await reviewed({})).toEqual({ errors: [], findings: [] });
    expect(await test.dataSource.query('select from rule')).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['never true', { conditions: { all: [low, leaf('RES.value', 'greaterThan', 0.9)] } }, '/conditions never-true'],
    ['always true', { conditions: { any: [low, leaf('RES.value', 'greaterThanInclusive', 0.7)] } }, '/conditions always-true'],
    [
      'a part that is never true',
      { conditions: { any: [low, { all: [low, leaf('RES.value', 'greaterThan', 0.9)] }] } },
      '/conditions/any/1 part-never-true',
    ],
    [
      'a part that is always true',
      { conditions: { all: [low, leaf('RES.value', 'lessThan', 0.9), { any: [low, leaf('RES.value', 'greaterThanInclusive', 0.7)] }] } },
      '/conditions/all/2 part-always-true',
    ],
    ['80 for 80 %', { conditions: { all: [leaf('RES.value', 'lessThan', 80)] } }, '/conditions/all/0/value units-mixed'],
    [
      'a gap and a deviation of the same figure',
      { conditions: { all: [leaf('RES.gap', 'lessThan', -0.1), leaf('RES.deviation', 'lessThan', -0.1)] } },
      '/conditions gap-and-deviation',
    ],
    ['a fact that is none', { conditions: { all: [leaf('GONE.value', 'lessThan', 1)] } }, '/conditions/all/0/fact fact-unknown'],
    ['what no source has ever fed', { conditions: { all: [leaf('NPS.value', 'lessThan', 1)] } }, '/conditions/all/0/fact fact-unfed'],
    [
      'what no source feeds any more',
      { conditions: { all: [leaf('CSAT.value', 'lessThan', 0.5)] } },
      '/conditions/all/0/fact fact-retired',
    ],
    ['what is held to no target', { conditions: { all: [leaf('ANS.severity', 'equal', 'met')] } }, '/conditions/all/0/fact fact-unfed'],
    [
      'agents that no agreement opens',
      { appliesTo: 'agent', conditions: { all: [leaf('RES.value', 'lessThan', 0.5)] } },
      '/conditions/all/0/fact fact-unfed',
    ],
  ])('%s', async (_what, some, finding) => {
    expect(await found(some)).toContain(finding);
  });

  it('tells what a save would refuse, each at its place, beside what can be seen all the same', async () => {
    const { errors, findings } = await reviewed({
      name: ' ',
      persistence: { times: 3, periods: 2 },
      conditions: { all: [low, leaf('RES.value', 'greaterThan', 0.9)] },
    });
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/name rule-name-missing',
      '/persistence rule-persistence-unfit',
    ]);
    expect(findings.map(({ code }) => code)).toEqual(['never-true']);
    expect(await reviewed({ conditions: { all: [{ ...low, value: 'molto' }] } })).toEqual({
      errors: [expect.objectContaining({ pointer: '/conditions/all/0/value', code: 'rule-value-type' })],
      findings: [],
    });
  });

  it('tells a rule in force that holds just then, also then, only then, contradicts it, overlaps it or leaves a gap', async () => {
    const step = (from: number, below: number) => ({
      all: [leaf('ANS.value', 'greaterThanInclusive', from), leaf('ANS.value', 'lessThan', below)],
    });
    const inForce = { ...candidate, name: 'In vigore', conditions: step(0.5, 0.7) } as never;
    const id = await ruled(test.dataSource, inForce);
    const beside = async (some: object) => (await found(some)).filter((finding) => !finding.endsWith('fact-unfed'));
    expect(await beside({ conditions: step(0.5, 0.7) })).toEqual(['/conditions same-as-rule']);
    expect(await beside({ id, conditions: step(0.5, 0.7) })).toEqual([]);
    expect(await beside({ conditions: step(0.55, 0.6) })).toEqual(['/conditions contained-in-rule']);
    expect(await beside({ conditions: step(0.4, 0.9) })).toEqual(['/conditions contains-rule']);
    expect(await beside({ conditions: step(0.6, 0.8) })).toEqual(['/conditions thresholds-overlap']);
    expect(await beside({ conditions: step(0.75, 0.8) })).toEqual(['/conditions thresholds-gap']);
    expect(await beside({ periodKind: 'week', conditions: step(0.5, 0.7) })).toEqual([]);

    const praise = { ...candidate, conditions: { all: [leaf('RES.value', 'greaterThan', 0.65)] }, outcome: { kind: 'bonus' } };
    await ruled(test.dataSource, { ...candidate, conditions: { all: [low] } } as never);
    expect(await found(praise)).toEqual(['/conditions contradicts-rule']);
  });

  it('is told also where a rule in force speaks of an indicator that is gone', async () => {
    const gone = (below: number) => ({ all: [leaf('GONE.value', 'greaterThan', below - 1), leaf('GONE.value', 'lessThan', below)] });
    await ruled(test.dataSource, { ...candidate, appliesTo: 'channel', conditions: gone(1) } as never);
    const beside = await reviewed({ appliesTo: 'channel', conditions: gone(3) });
    expect(beside.errors.map(({ code }) => code)).toEqual(['rule-unknown-fact', 'rule-unknown-fact']);
    expect(beside.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['fact-unknown', 'fact-unknown']));
    expect(await found({ appliesTo: 'channel', conditions: { all: [leaf('subject.kind', 'equal', 'channel')] } })).toEqual([]);
  });

  it('is told to whoever may write rules, and to nobody else', async () => {
    for (const role of ['marketing', 'trainer', 'agent', 'admin', 'auditor'] as const) {
      expect((await call('POST', '/rules/reviews', candidate, await test.signIn(role))).status).toBe(403);
    }
  });
});

describe('rules to start from', () => {
  it('can be written as they are', async () => {
    const { items } = (await call('GET', '/rule-templates')).body as { items: RuleTemplateRow[] };
    expect(items.length).toBeGreaterThan(4);
    for (const { name, rule } of items) {
      const { status, body } = await call('POST', '/rules', { name: name.it, ...rule });
      expect([status, (body as RuleRow).draft]).toEqual([201, expect.objectContaining({ name: name.it, ...rule })]);
    }
  });

  it('are other rules too: a copy says the same under another name, and is its writer’s', async () => {
    const body = { ...candidate, persistence: { times: 2, periods: 3 }, dose: { coolDownPeriods: 2, oneTrainingAtATime: false } };
    const { id } = (await call('POST', '/rules', body)).body as RuleRow;
    await call('POST', `/rules/${id}/publication`);
    await call('PUT', `/rules/${id}`, { ...body, conditions: { any: [low] } }, careManager, 2);
    const hr = await test.signIn('hr');
    const copy = (await call('POST', `/rules/${id}/copies`, { name: 'Copia' }, hr)).body as RuleRow;
    expect(copy).toMatchObject({
      state: 'draft',
      name: 'Copia',
      draft: { ...body, name: 'Copia', conditions: { any: [low] }, version: 1 },
    });
    expect(copy.draft!.author.id).toBe(hr.principal.personId);
    const first = await call('POST', `/rules/${id}/copies`, { name: 'Copia della prima', version: 1 });
    expect(first).toMatchObject({ status: 201, body: { draft: { conditions: body.conditions } } });
    expect((await call('POST', `/rules/${id}/copies`, { name: ' ' })).status).toBe(422);
    expect((await call('POST', `/rules/${id}/copies`, { name: 'x', version: 9 })).status).toBe(404);
  });
});

describe('versions', () => {
  it('differ as data', async () => {
    const { id } = (await call('POST', '/rules', candidate)).body as RuleRow;
    await call('POST', `/rules/${id}/publication`);
    const changed = { ...candidate, conditions: { all: [{ ...low, value: 0.6 }] }, persistence: { times: 2, periods: 2 } };
    await call('PUT', `/rules/${id}`, changed, careManager, 2);
    const { body } = await call('GET', `/rules/${id}/versions/2/differences`);
    expect(body as RuleDifferences).toEqual({
      from: 1,
      to: 2,
      changes: [
        {
          kind: 'condition-changed',
          before: { condition: low, pointer: '/conditions/all/0' },
          after: { condition: { ...low, value: 0.6 }, pointer: '/conditions/all/0' },
        },
        {
          kind: 'condition-removed',
          before: { condition: leaf('RES.signal', 'equal', true), pointer: '/conditions/all/1' },
        },
        { kind: 'persistence', before: null, after: { times: 2, periods: 2 } },
      ],
    });
    expect((await call('GET', `/rules/${id}/versions/1/differences`)).body).toEqual({ from: null, to: 1, changes: [] });
    expect((await call('GET', `/rules/${id}/versions/1/differences?from=2`)).body).toMatchObject({ from: 2, to: 1 });
    expect((await call('GET', `/rules/${id}/versions/3/differences`)).status).toBe(404);
    expect((await call('GET', `/rules/${id}/versions/x/differences`)).status).toBe(400);
  });

  it('come back byte for byte when what was read is written again', async () => {
    const odd = {
      any: [low, { not: { all: [leaf('RES.value', 'in', [1e-7, 0.1, 1e21])] } }, leaf('subject.team', 'notIn', ['“à”', '😀'])],
    };
    const { id, draft } = (await call('POST', '/rules', { ...candidate, conditions: odd })).body as RuleRow;
    const { name, appliesTo, periodKind, conditions, outcome, persistence, dose } = draft!;
    const exported = { name, appliesTo, periodKind, conditions, outcome, persistence, dose };
    const again = (await call('PUT', `/rules/${id}`, exported, careManager, 1)).body as RuleRow;
    expect(conditions).toEqual(odd);
    expect(JSON.stringify(again.draft!.conditions)).toBe(JSON.stringify(conditions));
    expect((await call('GET', `/rules/${id}/versions/1/differences?from=1`)).body).toMatchObject({ changes: [] });
  });
});
