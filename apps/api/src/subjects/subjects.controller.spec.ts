import type { SubjectRow, TeamRow } from '@circolo/contracts';
import { doorOf } from '../testing/door';
import { meetAt } from '../testing/meet';
import { testApp, type TestApp } from '../testing/test-app';
import { createOrganisation } from './create-organisation';
import { teamOfAgentsOn } from './subjects.reads';

let server: TestApp;
let ask: ReturnType<typeof doorOf>;
let admin: string;

beforeAll(async () => {
  server = await testApp();
  ask = doorOf(server.app);
  admin = (await server.signIn('admin')).cookie;
  await createOrganisation(server.dataSource, 'Comune di Borgolieto');
});
afterAll(() => server.close());

async function made(kind: string, code: string, name = code): Promise<SubjectRow> {
  const answer = await ask('POST', '/subjects', { cookie: admin, body: { kind, code, name } });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}
const teams = async (query = '', cookie = admin): Promise<TeamRow[]> => (await ask('GET', `/teams${query}`, { cookie })).json().items;
const membersOf = (rows: TeamRow[], team: SubjectRow) => rows.find(({ id }) => id === team.id)?.members.map(({ agent }) => agent.code);
const join = (agent: SubjectRow, team: SubjectRow, from: string, until: string | null = null) =>
  ask('POST', '/team-memberships', { cookie: admin, body: { agent: agent.id, team: team.id, from, until } });

describe('a subject', () => {
  it('is made once by kind and code, and renamed by whoever read it last', async () => {
    const topic = await made('topic', 'bollette', 'Bollette');
    const again = await ask('POST', '/subjects', { cookie: admin, body: { kind: 'topic', code: 'bollette', name: 'Altro' } });
    expect([again.statusCode, again.json().code]).toEqual([409, 'code-in-use']);
    await made('channel', 'bollette');

    const rename = (revision: number, name: string) => ask('PUT', `/subjects/${topic.id}`, { cookie: admin, revision, body: { name } });
    expect((await rename(1, 'Bollette e rimborsi')).json()).toEqual({ ...topic, name: 'Bollette e rimborsi', revision: 2 });
    const stale = await rename(1, 'Rimborsi');
    expect([stale.statusCode, stale.json().versions.current.name, stale.json().versions.yours.name]).toEqual([
      409,
      'Bollette e rimborsi',
      'Rimborsi',
    ]);
    expect((await ask('POST', '/subjects', { cookie: admin, body: { kind: 'organisation', code: 'x', name: 'x' } })).statusCode).toBe(400);
  });

  it('is listed by kind, page by page', async () => {
    for (let i = 0; i < 7; i += 1) await made('site', `sede-${i}`, `Sede ${9 - i}`);
    const { cookie } = await server.signIn('marketing');
    const all = (await ask('GET', '/subjects?kind=site', { cookie })).json();
    expect(all.items.map(({ code }: SubjectRow) => code)).toEqual(['sede-6', 'sede-5', 'sede-4', 'sede-3', 'sede-2', 'sede-1', 'sede-0']);
    expect(all.next).toBeNull();
    const first = (await ask('GET', '/subjects?kind=site&limit=4', { cookie })).json();
    const second = (await ask('GET', `/subjects?kind=site&limit=4&cursor=${first.next}`, { cookie })).json();
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.next).toBeNull();
    const found = (await ask('GET', '/subjects?kind=site&search=sede%205', { cookie })).json();
    expect(found.items.map(({ code }: SubjectRow) => code)).toEqual(['sede-4']);
    expect((await ask('GET', '/subjects?kind=site&search=SEDE-5&limit=4', { cookie })).json().items).toHaveLength(1);
    expect((await ask('GET', '/subjects?kind=site&search=%25', { cookie })).json().items).toEqual([]);
  });

  it('is spelled as it is named, also where a page goes on after it', async () => {
    const names = ['Ärger "a" \\ b', 'Città è\tqui', 'Œuvre ’n’ 😀?>~'];
    for (const [index, name] of names.entries()) await made('segment', `s${index}`, name);
    const shown: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer = await ask('GET', `/subjects?kind=segment&limit=1${cursor && `&cursor=${cursor}`}`, { cookie: admin });
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      const { items, next } = answer.json<{ items: SubjectRow[]; next: string | null }>();
      shown.push(...items.map(({ name }) => name));
      cursor = next;
    }
    expect(shown.toSorted()).toEqual(names.toSorted());
    expect((await ask('GET', '/subjects?kind=service', { cookie: admin })).json()).toEqual({ items: [], next: null });
  });

  it('that is an agent is named to those who may read people; an agent sees themselves', async () => {
    const [ann, bob] = [await made('agent', 'ann'), await made('agent', 'bob')];
    const listed = async (cookie: string) =>
      (await ask('GET', '/subjects', { cookie })).json().items.filter(({ kind }: SubjectRow) => kind === 'agent');
    for (const role of ['admin', 'hr', 'care-manager', 'trainer', 'auditor'] as const) {
      expect((await listed((await server.signIn(role)).cookie)).map(({ id }: SubjectRow) => id)).toEqual([ann.id, bob.id]);
    }
    expect(await listed((await server.signIn('marketing')).cookie)).toEqual([]);
    const agent = await server.signIn('agent');
    expect(await listed(agent.cookie)).toEqual([]);
    await server.dataSource.query('update agent set person_id = $1 where subject_key = (select key from subject where id = $2)', [
      agent.principal.personId,
      bob.id,
    ]);
    expect((await listed(agent.cookie)).map(({ id }: SubjectRow) => id)).toEqual([bob.id]);
  });
});

describe('teams', () => {
  it('are a tree without circles', async () => {
    const [top, middle, low] = [await made('team', 'top'), await made('team', 'middle'), await made('team', 'low')];
    const move = (team: SubjectRow, revision: number, parent: string | null) =>
      ask('PUT', `/teams/${team.id}/parent`, { cookie: admin, revision, body: { parent } });
    expect((await move(middle, 1, top.id)).json()).toMatchObject({ parent: top.id, revision: 2 });
    expect((await move(low, 1, middle.id)).statusCode).toBe(200);
    for (const parent of [top.id, middle.id, low.id]) expect((await move(top, 1, parent)).json().code).toBe('team-in-circle');
    expect((await move(low, 1, null)).json().code).toBe('stale-revision');
    expect((await move(low, 2, (await made('topic', 'x')).id)).json().errors).toMatchObject([{ field: 'parent', code: 'unknown' }]);
    expect((await move(low, 2, null)).json().parent).toBeNull();
    expect((await teams()).map(({ code, parent }) => [code, parent])).toEqual([
      ['low', null],
      ['middle', top.id],
      ['top', null],
    ]);
  });

  it('do not close a circle when two moves meet', async () => {
    const [one, two] = [await made('team', 'uno'), await made('team', 'due')];
    const put = (team: SubjectRow, parent: SubjectRow) =>
      ask('PUT', `/teams/${team.id}/parent`, { cookie: admin, revision: 1, body: { parent: parent.id } });
    const answers = await meetAt(server.dataSource, 'lock table team in share row exclusive mode', [
      () => put(one, two),
      () => put(two, one),
    ]);
    expect(answers.map((answer) => (answer.statusCode === 200 ? 200 : answer.json().code)).sort()).toEqual([200, 'team-in-circle']);
  });

  it('have their members from day to day; joining elsewhere ends the open membership the day before', async () => {
    const [north, south, carla] = [await made('team', 'nord'), await made('team', 'sud'), await made('agent', 'carla')];
    expect((await join(carla, north, '2026-01-01')).json()).toMatchObject({
      agent: carla.id,
      team: north.id,
      from: '2026-01-01',
      until: null,
      revision: 1,
    });
    expect((await join(carla, south, '2026-03-10')).statusCode).toBe(201);
    expect(membersOf(await teams('?on=2026-03-09'), north)).toEqual(['carla']);
    expect(membersOf(await teams('?on=2026-03-10'), north)).toEqual([]);
    expect(membersOf(await teams('?on=2026-03-10'), south)).toEqual(['carla']);
    expect(membersOf(await teams('?on=2025-12-31'), north)).toEqual([]);
    expect(membersOf(await teams(), south)).toEqual(['carla']);
    const keys = await server.dataSource.query<{ id: string; key: number }[]>('select id, key from subject');
    const key = new Map(keys.map((row) => [row.id, row.key]));
    const onDay = await teamOfAgentsOn(server.dataSource, '2026-03-09');
    expect(onDay.get(key.get(carla.id) as number)).toBe(key.get(north.id));
  });

  it('never share an agent on one day', async () => {
    const [east, west, dora] = [await made('team', 'est'), await made('team', 'ovest'), await made('agent', 'dora')];
    await join(dora, east, '2026-02-01', '2026-02-28');
    await join(dora, east, '2026-05-01');
    for (const [from, until] of [
      ['2026-02-28', '2026-03-31'],
      ['2026-01-01', null],
      ['2026-05-01', null],
    ] as const) {
      const answer = await join(dora, west, from, until);
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'membership-overlaps']);
    }
    expect(membersOf(await teams('?on=2026-06-01'), east)).toEqual(['dora']);
    expect((await join(dora, west, '2026-03-01', '2026-04-30')).statusCode).toBe(201);
    expect((await join(dora, west, '2026-09-02', '2026-09-01')).json().errors).toMatchObject([{ field: 'until' }]);
    expect((await join(east, west, '2027-01-01')).json().errors).toMatchObject([{ field: 'agent', code: 'unknown' }]);
  });

  it('let a membership be ended, prolonged and taken back', async () => {
    const [team, other, elio] = [await made('team', 'centro'), await made('team', 'isole'), await made('agent', 'elio')];
    const { id } = (await join(elio, team, '2026-01-01')).json();
    const end = (revision: number, until: string | null) =>
      ask('PUT', `/team-memberships/${id}`, { cookie: admin, revision, body: { until } });
    expect((await end(1, '2026-01-31')).json()).toMatchObject({ until: '2026-01-31', revision: 2 });
    expect((await end(1, null)).json().code).toBe('stale-revision');
    expect((await end(2, '2025-12-31')).statusCode).toBe(400);
    await join(elio, other, '2026-02-01');
    expect((await end(2, null)).json().code).toBe('membership-overlaps');
    expect((await ask('DELETE', `/team-memberships/${id}`, { cookie: admin })).statusCode).toBe(204);
    expect((await ask('DELETE', `/team-memberships/${id}`, { cookie: admin })).statusCode).toBe(404);
    expect(membersOf(await teams('?on=2026-01-15'), team)).toEqual([]);
  });

  it('show members only to those who may read people, and to an agent themselves', async () => {
    const [team, fabio, gina] = [await made('team', 'estero'), await made('agent', 'fabio'), await made('agent', 'gina')];
    await join(fabio, team, '2026-01-01');
    await join(gina, team, '2026-01-01');
    const agent = await server.signIn('agent');
    await server.dataSource.query('update agent set person_id = $1 where subject_key = (select key from subject where id = $2)', [
      agent.principal.personId,
      gina.id,
    ]);
    expect(membersOf(await teams('', (await server.signIn('hr')).cookie), team)).toEqual(['fabio', 'gina']);
    expect(membersOf(await teams('', (await server.signIn('marketing')).cookie), team)).toEqual([]);
    expect(membersOf(await teams('', agent.cookie), team)).toEqual(['gina']);
  });
});

describe('the organisation', () => {
  const change = (revision: number, body: object) => ask('PUT', '/organisation', { cookie: admin, revision, body });

  it('is read by everybody and changed by whoever read it last', async () => {
    const { cookie } = await server.signIn('agent');
    expect((await ask('GET', '/organisation', { cookie })).json()).toEqual({
      name: 'Comune di Borgolieto',
      timeZone: 'Europe/Rome',
      timeZoneFixed: false,
      revision: 1,
    });
    expect((await change(1, { name: 'Comune di Borgolieto', timeZone: 'Atlantic/Azores' })).json()).toMatchObject({
      timeZone: 'Atlantic/Azores',
      revision: 2,
    });
    expect((await change(1, { name: 'Altro', timeZone: 'Europe/Rome' })).json().versions.current.timeZone).toBe('Atlantic/Azores');
    expect((await change(2, { name: 'Altro', timeZone: 'Europe/Atlantide' })).json().code).toBe('time-zone-unknown');
    expect((await change(2, { name: 'Borgolieto', timeZone: 'Europe/Rome' })).statusCode).toBe(200);
    expect((await ask('GET', '/subjects?kind=organisation', { cookie })).json().items[0].name).toBe('Borgolieto');
  });

  it('keeps its time zone once data came in; its name can still change', async () => {
    await server.dataSource.query('update organisation set time_zone_fixed_at = coalesce(time_zone_fixed_at, now())');
    const fixed = await change(3, { name: 'Borgolieto', timeZone: 'Europe/Athens' });
    expect([fixed.statusCode, fixed.json().code]).toEqual([409, 'time-zone-fixed']);
    expect((await change(3, { name: 'Borgolieto Terme', timeZone: 'Europe/Rome' })).json()).toMatchObject({
      timeZoneFixed: true,
      revision: 4,
    });
  });
});
