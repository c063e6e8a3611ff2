import type { InboxCard } from '@circolo/contracts';
import { openWork as openBonus } from '../bonus/bonus-work';
import { openWork as openImprovement } from '../improvement/improvement-work';
import { agreementFor, outcomeOf } from '../testing/outcome-fixture';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { openWork as openTraining } from '../training/training-work';

let test: TestApp;

beforeAll(async () => {
  test = await testApp();
  await test.dataSource.query(`insert into organisation (name) values ('Ente di prova') on conflict do nothing`);
  const admin = await test.signIn('admin');
  await agreementFor(test.dataSource, admin.principal.personId, ['care-manager', 'trainer', 'hr']);
  for (const [kind, open] of [
    ['improvement', openImprovement],
    ['training', openTraining],
    ['bonus', openBonus],
  ] as const) {
    const { outcomeId } = await outcomeOf(test.dataSource, kind, { kind: kind === 'improvement' ? 'team' : 'agent' });
    await open(test.dataSource, [outcomeId]);
  }
});
afterAll(() => test.close());

const today = async (who: Signed) => (await test.app.inject({ url: '/api/v1/today', headers: { cookie: who.cookie } })).json();
const kinds = async (who: Signed) => ((await today(who)).cards as InboxCard[]).map(({ kind }) => kind);

it.each([
  ['care-manager', ['improvement-to-sign']],
  ['marketing', ['improvement-to-sign']],
  ['trainer', ['training-to-accept']],
  ['hr', ['bonus-to-decide']],
  ['agent', []],
  ['auditor', []],
  ['admin', []],
] as const)('puts before %s what waits for them, and nothing else', async (role, expected) => {
  expect(await kinds(await test.signIn(role))).toEqual(expected);
});

it('no longer asks who has signed, and asks the other function still', async () => {
  const signer = await test.signIn('care-manager');
  const [card] = (await today(signer)).cards as InboxCard[];
  const signed = await test.app.inject({
    method: 'POST',
    url: `/api/v1/improvement-actions/${card?.id}/approval`,
    headers: { cookie: signer.cookie },
    payload: { function: 'care-manager' },
  });
  expect(signed.statusCode).toBe(201);
  expect(await kinds(signer)).toEqual([]);
  expect(await kinds(await test.signIn('care-manager'))).toEqual([]);
  const waiting = (await today(await test.signIn('marketing'))).cards as InboxCard[];
  expect(waiting).toMatchObject([{ kind: 'improvement-to-sign', details: { state: 'in-review', signed: ['care-manager'] } }]);
});

it('counts what it shows, and tells runs only to who may read them', async () => {
  const answer = await today(await test.signIn('hr', 'trainer'));
  expect(answer.counts).toEqual({ 'training-to-accept': 1, 'bonus-to-decide': 1 });
  expect(answer.run).toMatchObject({ period: '2026-10', state: 'completed' });
  expect((await today(await test.signIn('trainer'))).run).toBeNull();
});
