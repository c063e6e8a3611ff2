import type { AuditEvent } from '@circolo/contracts';
import { doorOf } from '../testing/door';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { recordEvent } from './record-event';
import { sealEvents } from './seal-events';

let server: TestApp;
let ask: ReturnType<typeof doorOf>;
let auditor: Signed;

beforeAll(async () => {
  server = await testApp();
  ask = doorOf(server.app);
  auditor = await server.signIn('auditor');
  for (let number = 1; number <= 9; number += 1) {
    const by = number % 3 === 0 ? auditor.principal.personId : null;
    const object = { kind: number % 2 === 0 ? 'import' : 'rule', id: `n${number}` };
    await recordEvent(server.dataSource, { by, action: number % 2 === 0 ? 'import.undone' : 'rule.published', object, after: { number } });
  }
});
afterAll(() => server.close());

const ids = async (query: string): Promise<(string | null)[]> => {
  const answer = await ask('GET', `/audit-events${query}`, { cookie: auditor.cookie });
  return answer.json().items.map(({ object }: AuditEvent) => object.id);
};

it('lists events, the newest first, page by page', async () => {
  const all = await ids('');
  expect(all).toEqual(['n9', 'n8', 'n7', 'n6', 'n5', 'n4', 'n3', 'n2', 'n1']);
  const first = (await ask('GET', '/audit-events?limit=6', { cookie: auditor.cookie })).json();
  await recordEvent(server.dataSource, { by: null, action: 'rule.retired', object: { kind: 'rule', id: 'late' } });
  expect(await ids(`?limit=6&cursor=${first.next}`)).toEqual(['n3', 'n2', 'n1']);
});

it.each([
  ['?action=import.undone', ['n8', 'n6', 'n4', 'n2']],
  ['?objectKind=rule&objectId=n5', ['n5']],
  ['?action=nothing.happened', []],
])('filters by %s', async (query, expected) => {
  expect(await ids(query)).toEqual(expected);
});

it('filters by person, and names them', async () => {
  expect(await ids(`?person=${auditor.principal.personId}`)).toEqual(['n9', 'n6', 'n3']);
  const [event] = (await ask('GET', '/audit-events?objectId=n9', { cookie: auditor.cookie })).json().items;
  expect(event).toMatchObject({
    person: { id: auditor.principal.personId, name: auditor.principal.name },
    action: 'rule.published',
    before: null,
    after: { number: 9 },
  });
});

it('filters by what nobody did, and by days of the organisation', async () => {
  expect(await ids('?person=system&objectKind=rule')).toEqual(['late', 'n7', 'n5', 'n1']);
  await server.dataSource.query(`insert into organisation (name, time_zone) values ('Prova', 'Europe/Rome') on conflict do nothing`);
  const at = (id: string, instant: string) =>
    server.dataSource.query(`insert into audit_event (at, action, object_kind, object_id) values ($1, 'target.added', 'target', $2)`, [
      instant,
      id,
    ]);
  // Rome's 21st of November runs from 23:00 to 23:00 of UTC.
  for (const [id, instant] of Object.entries({ before: '22:59:59', first: '23:00:00' })) await at(id, `2026-11-20T${instant}Z`);
  for (const [id, instant] of Object.entries({ last: '22:59:59', after: '23:00:00' })) await at(id, `2026-11-21T${instant}Z`);
  expect(await ids('?objectKind=target&from=2026-11-21&until=2026-11-21')).toEqual(['last', 'first']);
  expect(await ids('?objectKind=target&from=2026-11-22')).toEqual(['after']);
  expect(await ids('?objectKind=target&until=2026-11-20')).toEqual(['before']);
  for (const bad of ['from=yesterday', 'until=0000-01-01', 'objectId=%00', 'person=somebody'])
    expect([bad, (await ask('GET', `/audit-events?${bad}`, { cookie: auditor.cookie })).statusCode]).toEqual([bad, 400]);
});

it('tells what there is to filter by', async () => {
  expect((await ask('GET', '/audit-events/filters', { cookie: auditor.cookie })).json()).toEqual({
    actions: ['import.undone', 'rule.published', 'rule.retired', 'target.added'],
    objectKinds: ['import', 'rule', 'target'],
    people: [{ id: auditor.principal.personId, name: auditor.principal.name }],
  });
});

it('keeps events as they are: neither changed nor deleted, though their contents can be erased', async () => {
  const { dataSource } = server;
  await expect(dataSource.query('delete from audit_event')).rejects.toThrow('append-only');
  await expect(dataSource.query('truncate audit_event cascade')).rejects.toThrow('append-only');
  await expect(dataSource.query(`update audit_event set action = 'x'`)).rejects.toThrow('never changes');
  await dataSource.query(`delete from audit_content where event_key = (select key from audit_event where object_id = 'n1')`);
  const [event] = (await ask('GET', '/audit-events?objectId=n1', { cookie: auditor.cookie })).json().items;
  expect(event).toMatchObject({ after: null, action: 'rule.published' });
});

it('says on demand whether the chain of events is whole, and names the first that does not fit', async () => {
  const verification = async () => (await ask('GET', '/audit-events/verification', { cookie: auditor.cookie })).json();
  expect(await verification()).toMatchObject({ sealed: 0, hash: null, keptHeads: 0, fault: null });
  await sealEvents(server.dataSource);
  const [{ events }] = await server.dataSource.query('select count(*)::int as events from audit_event');
  expect(await verification()).toEqual({
    sealed: events,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    waiting: 0,
    keptHeads: 0,
    fault: null,
  });
  const { sequence, id } = await behindTheTriggers(`update audit_event set object_id = 'n9' where object_id = 'n2' returning sequence, id`);
  expect(await verification()).toMatchObject({ sealed: sequence - 1, fault: { code: 'altered', sequence, event: id } });
});

async function behindTheTriggers(statement: string): Promise<{ readonly sequence: number; readonly id: string }> {
  const { dataSource } = server;
  await dataSource.query('alter table audit_event disable trigger user');
  const [[row]] = await dataSource.query(statement);
  await dataSource.query('alter table audit_event enable trigger user');
  return row;
}
