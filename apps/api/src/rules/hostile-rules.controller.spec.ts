import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { REFUSAL_CODES } from '@circolo/domain';
import { type HostileRule, hostileRules } from '@circolo/domain/testing';
import { type Signed, testApp, type TestApp } from '../testing/test-app';

let test: TestApp;
let careManager: Signed;

beforeAll(async () => {
  test = await testApp();
  careManager = await test.signIn('care-manager');
});
afterAll(() => test.close());

async function sent(payload: string) {
  const answer = await test.app.inject({
    method: 'POST',
    url: '/api/v1/rules',
    headers: { cookie: careManager.cookie, 'content-type': 'application/json' },
    payload,
  });
  return { status: answer.statusCode, code: answer.json<{ code?: string }>().code };
}

const textOf = (rule: HostileRule) => ('text' in rule ? [rule.text] : []);
const count = () => test.dataSource.query<{ count: number }[]>('select count(*)::int as count from rule_version');

it('refuses 200 hostile rules at the door, each with a code that has a sentence, and keeps nothing', async () => {
  const before = await count();
  const texts = fc.sample(hostileRules, 260).flatMap(textOf).slice(0, 200);
  expect(texts).toHaveLength(200);
  for (const text of texts) {
    const { status, code } = await sent(text);
    expect([text.slice(0, 500), [400, 413, 422].includes(status), REFUSAL_CODES.includes(code as never)]).toEqual([
      text.slice(0, 500),
      true,
      true,
    ]);
  }
  expect(await count()).toEqual(before);
});

it.each(['prototype', 'constructor', '__proto__'])(
  'refuses a key named %s rather than taking it out, and keeps nothing of it',
  async (key) => {
    const leaf = `{"fact":"RES.value","operator":"lessThan","value":0.5,"${key}":{"polluted":true}}`;
    const { status, code } = await sent(
      `{"name":"x","appliesTo":"team","periodKind":"month","conditions":{"all":[${leaf}]},"outcome":{"kind":"training"}}`,
    );
    expect([400, 422]).toContain(status);
    expect(REFUSAL_CODES).toContain(code);
    const kept = await test.dataSource.query<unknown[]>(`select from rule_version where conditions::text ~ 'prototype|polluted'`);
    expect(kept).toEqual([]);
    expect(Object.prototype).not.toHaveProperty('polluted');
  },
);

it('refuses a body that is too long before it reads it, and takes the longest rule that there may be', async () => {
  const conditions = Array.from({ length: 200 }, () => ({
    fact: 'RES.periodsOff',
    operator: 'greaterThanInclusive',
    value: 1.23456789e-300,
  }));
  const rule = { name: 'x'.repeat(120), appliesTo: 'team', periodKind: 'month', conditions: { any: [{ all: conditions }] } };
  expect(await sent(JSON.stringify({ ...rule, outcome: { kind: 'training', note: 'x'.repeat(2_000) } }))).toMatchObject({ status: 201 });
  const noJson = (length: number) => sent('{'.repeat(length));
  expect(await noJson(128 * 1024)).toMatchObject({ status: 400 });
  expect(await noJson(128 * 1024 + 1)).toMatchObject({ status: 413 });
});

it.each([
  [
    'as many conditions as a body can carry',
    `{"all":[${Array(2_400).fill('{"fact":"RES.value","operator":"lessThan","value":1}').join()}]}`,
  ],
  [
    'more conditions than a body can carry',
    `{"all":[${Array(15_000).fill('{"fact":"RES.value","operator":"lessThan","value":1}').join()}]}`,
  ],
  ['groups in groups', `${'{"any":['.repeat(9_000)}1${']}'.repeat(9_000)}`],
  ['more groups in groups than a body can carry', `${'{"any":['.repeat(50_000)}1${']}'.repeat(50_000)}`],
  ['a JSONPath that takes seconds', `{"all":[{"fact":"RES.value","operator":"lessThan","value":1,"path":"$..[?(@.a =~ /(x+)+y/)]"}]}`],
])('holds nobody up for long: %s', async (_what, conditions) => {
  const text = `{"name":"x","appliesTo":"team","periodKind":"month","conditions":${conditions},"outcome":{"kind":"training"}}`;
  const began = performance.now();
  JSON.parse(text);
  const parse = performance.now() - began;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await pause(50);
  const { status } = await sent(text);
  // What held the loop up is known only when the loop goes on.
  await pause(50);
  delay.disable();
  expect(delay.count).toBeGreaterThan(0);
  expect([413, 422]).toContain(status);
  // A rule that hurts takes seconds.
  expect(delay.max / 1e6).toBeLessThan(10 * parse + 250);
});
