import { randomUUID } from 'node:crypto';
import type { List, MailStatus, NotificationPreferences, NotificationRow, UnreadNotifications } from '@circolo/contracts';
import { type NotificationCause, NOTIFICATION_CAUSES } from '@circolo/domain';
import { agreementFor } from '../testing/outcome-fixture';
import { call } from '../testing/test-calls';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { testOrganisation } from '../testing/test-interactions';
import { type News, notify } from './notify';

const AT = '2026-11-22T08:00:00.000Z';
let test: TestApp;
let marta: Signed;
let elvira: Signed;

beforeAll(async () => {
  test = await testApp();
  await testOrganisation(test.dataSource);
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.dataSource.query('update person set deactivated_at = now() where deactivated_at is null');
  [marta, elvira] = [await test.signIn('care-manager'), await test.signIn('care-manager')];
});

const tell = (cause: NotificationCause, more: Partial<News> = {}) =>
  test.dataSource.transaction((tx) =>
    notify(tx, { cause, object: { kind: 'evaluation-run', id: randomUUID() }, details: { period: '2026-10', count: 3 }, at: AT, ...more }),
  );
const list = async (by: Signed, query = '') => (await call<List<NotificationRow>>(test, by, 'GET', `/notifications${query}`)).body;
const causes = async (by: Signed, query = '') => (await list(by, query)).items.map(({ cause }) => cause);
const unread = async (by: Signed) => (await call<UnreadNotifications>(test, by, 'GET', '/notifications/unread')).body.unread;
const mails = async (): Promise<number> => {
  const [row] = await test.dataSource.query<{ n: number }[]>(
    'select count(*)::int as n from mail m join person p on p.id = m.person_id where p.deactivated_at is null',
  );
  return row!.n;
};

describe('being told', () => {
  it('comes with what it tells of, or not at all', async () => {
    const failed = test.dataSource.transaction(async (tx) => {
      await notify(tx, { cause: 'run-failed', object: { kind: 'evaluation-run', id: randomUUID() }, details: {}, at: AT });
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect([await causes(marta), await mails()]).toEqual([[], 0]);
  });

  it('comes once for a cause and an object, however often and however many at once tell it', async () => {
    const object = { kind: 'evaluation-run', id: randomUUID() };
    await Promise.all(Array.from({ length: 10 }, () => tell('run-failed', { object })));
    await tell('run-completed', { object });
    expect(await causes(marta)).toEqual(['run-completed', 'run-failed']);
    expect(await mails()).toBe(2);
    await tell('run-failed', { object, occurrence: '2' });
    expect(await causes(marta)).toEqual(['run-failed', 'run-completed', 'run-failed']);
  });

  it('follows what each has chosen', async () => {
    const { body } = await call<NotificationPreferences>(test, marta, 'GET', '/notifications/preferences');
    expect(body).toMatchObject({ digestHour: 8, mail: { sent: false }, revision: 0 });
    expect(body.ways.map(({ cause }) => cause)).toEqual(NOTIFICATION_CAUSES.filter((cause) => /^(run|import|improvement)-/.test(cause)));
    const chosen = { ways: { 'run-failed': 'none', 'run-completed': 'digest' }, digestHour: 17 };
    const put = (revision: number, body: object) =>
      call<NotificationPreferences>(test, marta, 'PUT', '/notifications/preferences', { revision, body });
    expect((await put(0, chosen)).body).toMatchObject({ digestHour: 17, revision: 1 });
    expect((await put(0, chosen)).status).toBe(409);
    expect((await put(1, { ...chosen, digestHour: 18 })).body).toMatchObject({ digestHour: 18, revision: 2 });
    expect((await put(2, { ways: { 'run-failed': 'loudly' }, digestHour: 8 })).status).toBe(400);
    await tell('run-failed');
    await tell('run-completed');
    expect([await causes(marta), await causes(elvira)]).toEqual([['run-completed'], ['run-completed', 'run-failed']]);
    const [event] = await test.dataSource.query(
      `select person_id from audit_event where action = 'notification-preferences.changed' limit 1`,
    );
    expect(event).toEqual({ person_id: marta.principal.personId });
  });
});

describe('reading', () => {
  it('lists page by page, the newest first, and counts what is unread until it is read', async () => {
    for (let place = 0; place < 5; place++) await tell('run-completed');
    const first = await list(marta, '?limit=3');
    expect(first.items.length).toBe(3);
    expect((await list(marta, `?limit=3&cursor=${first.next}`)).items.length).toBe(2);
    const read = (body: object, by = marta) => call<UnreadNotifications>(test, by, 'POST', '/notifications/reading', { body });
    const ids = first.items.map(({ id }) => id).slice(0, 2);
    expect((await read({ ids }, elvira)).body).toEqual({ unread: 5 });
    expect(await unread(marta)).toBe(5);
    expect((await read({ ids })).body).toEqual({ unread: 3 });
    expect((await list(marta, '?unread=true')).items.length).toBe(3);
    expect((await read({})).body).toEqual({ unread: 0 });
    expect([await unread(marta), await unread(elvira)]).toEqual([0, 5]);
  });

  it('ends where the right to read it ends', async () => {
    await tell('run-completed');
    await test.dataSource.query(`update person set roles = '{marketing}' where id = $1`, [marta.principal.personId]);
    expect([await causes(marta), await unread(marta)]).toEqual([[], 0]);
    expect(await causes(elvira)).toEqual(['run-completed']);
  });

  it('shows single agents as far and as long as the agreement opens them', async () => {
    const ilaria = await test.signIn('marketing');
    await agreementFor(test.dataSource, marta.principal.personId, ['marketing']);
    const agents = { seenBy: ['marketing'] as const, otherwise: { period: '2026-10', count: 1 } };
    await tell('improvement-to-sign', { agents });
    await tell('improvement-withdrawn', { agents: { ...agents, otherwise: null } });
    expect((await list(marta)).items).toMatchObject([{ cause: 'improvement-to-sign', details: { count: 1 } }]);
    expect((await list(ilaria)).items).toMatchObject([{ details: { count: 3 } }, { details: { count: 3 } }]);
    await agreementFor(test.dataSource, marta.principal.personId, [], true);
    expect([await causes(ilaria), await unread(ilaria), await causes(marta)]).toEqual([[], 0, ['improvement-to-sign']]);
  });

  it('is followed by oneself alone', async () => {
    const follow = (by: Signed, whose: Signed) => call(test, by, 'GET', `/events?topic=notifications:${whose.principal.personId}`);
    expect((await follow(elvira, marta)).status).toBe(403);
    await test.app.listen(0, '127.0.0.1');
    const answer = await fetch(`${await test.app.getUrl()}/api/v1/events?topic=notifications:${marta.principal.personId}`, {
      headers: { cookie: marta.cookie },
    });
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const until = async (words: string) => {
      while (!heard.includes(words)) heard += (await reader.read()).value ?? '';
    };
    await until('{"unread":0}');
    await tell('run-completed');
    await until('{"unread":1}');
    await reader.cancel();
  });
});

it('shows those who look after mail what did not arrive, and nobody else', async () => {
  const ada = await test.signIn('admin');
  await tell('run-failed');
  const failed = `update mail set state = 'failed', attempts = 8, error = '550 no such mailbox', ended_at = $1 where person_id = $2`;
  await test.dataSource.query(failed, [AT, marta.principal.personId]);
  const { body } = await call<MailStatus>(test, ada, 'GET', '/mail');
  expect(body).toMatchObject({
    sent: false,
    failed: [{ person: { name: marta.principal.name }, attempts: 8, error: '550 no such mailbox', at: AT }],
  });
  expect((await call(test, marta, 'GET', '/mail')).status).toBe(403);
});
