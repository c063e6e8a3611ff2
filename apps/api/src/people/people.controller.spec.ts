import type { DataSource } from 'typeorm';
import type { Invited, List, PersonRow } from '@circolo/contracts';
import { doorOf } from '../testing/door';
import { meetAt } from '../testing/meet';
import { testApp, type TestApp } from '../testing/test-app';

const PASSWORD = 'tre gatti sul tetto';

let server: TestApp;
let ask: ReturnType<typeof doorOf>;
let database: DataSource;
let admin: string;

beforeAll(async () => {
  server = await testApp({ PUBLIC_URL: 'https://circolo.example/' });
  ask = doorOf(server.app);
  database = server.dataSource;
  admin = (await server.signIn('admin')).cookie;
});
afterAll(() => server.close());

let count = 0;
async function invited(body: object = {}): Promise<Invited> {
  count += 1;
  const wanted = { name: `Lea Bruni ${count}`, email: `lea-${count}@borgolieto.example`, roles: ['trainer'], ...body };
  const answer = await ask('POST', '/people', { cookie: admin, body: wanted });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}
const accept = (token: string, password = PASSWORD) => ask('POST', `/invitations/${token}`, { body: { password } });
async function joined(body: object = {}): Promise<{ person: PersonRow; cookie: string }> {
  const { person, token } = await invited(body);
  const answer = await accept(token);
  return { person, cookie: String(answer.headers['set-cookie']).split(';')[0] as string };
}
async function agent(code: string): Promise<string> {
  const [row] = await database.query<{ id: string }[]>(`insert into subject (kind, code, name) values ('agent', $1, $1) returning id`, [
    code,
  ]);
  return row?.id as string;
}
const signIn = (email: string | null, password = PASSWORD) => ask('POST', '/session', { body: { email, password } });

describe('an invitation', () => {
  it('is a link of seven days, shown once, that sets the password and signs in', async () => {
    const { person, link, token, expiresAt } = await invited({ language: 'en' });
    expect(person).toMatchObject({ state: 'invited', roles: ['trainer'], language: 'en', agent: null, revision: 1 });
    expect(link).toBe(`https://circolo.example/invitation/${token}`);
    expect((Date.parse(expiresAt) - Date.now()) / 86_400_000).toBeCloseTo(7, 3);
    expect((await ask('GET', `/invitations/${token}`)).json()).toEqual({ name: person.name, email: person.email, purpose: 'invite' });
    expect((await signIn(person.email)).statusCode).toBe(401);

    expect((await accept(token, 'aaaaaaaaaaaa')).json().code).toBe('weak-password');
    const answer = await accept(token);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ person: { id: person.id }, roles: ['trainer'], language: 'en' });
    expect(String(answer.headers['set-cookie'])).toContain('HttpOnly');
    expect((await ask('GET', `/people/${person.id}`, { cookie: admin })).json().state).toBe('active');
    expect((await signIn(person.email)).statusCode).toBe(201);
  });

  it('works once, even when it is used five times at once', async () => {
    const { token } = await invited();
    const works = Array.from({ length: 5 }, () => () => accept(token));
    const answers = await meetAt(database, 'select from invitation for update', works);
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.statusCode === 410 && answer.json().code === 'code-used')).toHaveLength(4);
    expect((await ask('GET', `/invitations/${token}`)).json().code).toBe('code-used');
  });

  it('is worthless after its time, after a newer one, and when nobody made it', async () => {
    const { person, token } = await invited();
    const again = (await ask('POST', `/people/${person.id}/reset`, { cookie: admin })).json() as Invited;
    expect((await accept(token)).json().code).toBe('invitation-invalid');
    await database.query(`update invitation set expires_at = now() - interval '1 second' where person_id = $1`, [person.id]);
    expect((await accept(again.token)).json().code).toBe('invitation-invalid');
    expect((await accept('no-such-token')).statusCode).toBe(410);
  });

  it('keeps no secret in the database', async () => {
    const { token } = await invited();
    const [row] = await database.query<{ n: number }[]>(
      `select count(*)::int as n from invitation i where i::text like '%' || $1 || '%' or exists (select from audit_content c where c::text like '%' || $1 || '%')`,
      [token],
    );
    expect(row?.n).toBe(0);
  });

  it('is refused for an e-mail that somebody has, in any case, and for what is not a person', async () => {
    const { person } = await invited();
    const same = { name: 'Altra', email: person.email?.toUpperCase(), roles: ['hr'] };
    const answer = await ask('POST', '/people', { cookie: admin, body: same });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'email-in-use']);
    const bad = await ask('POST', '/people', { cookie: admin, body: { name: ' ', email: 'x', roles: ['king'] } });
    expect(bad.json().errors.map(({ field }: { field: string }) => field)).toEqual(['name', 'email', 'roles.0']);
  });
});

describe('an agent', () => {
  it('is one person, and their session says which agent they are', async () => {
    const id = await agent('OP-1');
    const { person, cookie } = await joined({ roles: ['agent'], agent: id });
    expect(person.agent).toEqual({ id, code: 'OP-1', name: 'OP-1' });
    expect((await ask('GET', '/session', { cookie })).json().agent).toEqual({ id, code: 'OP-1', name: 'OP-1' });
    const second = await ask('POST', '/people', {
      cookie: admin,
      body: { name: 'B', email: 'b@borgolieto.example', roles: ['agent'], agent: id },
    });
    expect(second.json().errors).toMatchObject([{ field: 'agent', code: 'in-use' }]);
    const unknown = { name: 'B', email: 'b@borgolieto.example', roles: ['agent'], agent: person.id };
    expect((await ask('POST', '/people', { cookie: admin, body: unknown })).json().errors).toMatchObject([
      { field: 'agent', code: 'unknown' },
    ]);
    const [row] = await database.query<{ n: number }[]>(`select count(*)::int as n from person where email = 'b@borgolieto.example'`);
    expect(row?.n).toBe(0);
  });

  it('can become another agent, and none', async () => {
    const [first, second] = [await agent('OP-2'), await agent('OP-3')];
    const { person } = await joined({ roles: ['agent'], agent: first });
    const change = (revision: number, id: string | null) =>
      ask('PUT', `/people/${person.id}`, {
        cookie: admin,
        revision,
        body: { name: person.name, language: 'it', roles: ['agent'], agent: id },
      });
    expect((await change(1, second)).json().agent.code).toBe('OP-3');
    expect((await change(2, null)).json().agent).toBeNull();
    const { person: next } = await joined({ roles: ['agent'], agent: first });
    expect(next.agent?.code).toBe('OP-2');
  });
});

describe('a person', () => {
  it('is changed by whoever read them last; a stale writer sees both versions', async () => {
    const { person, cookie } = await joined();
    const body = { name: 'Lea Bianchi', language: 'it', roles: ['trainer', 'auditor'], agent: null };
    expect((await ask('GET', '/audit-events', { cookie })).statusCode).toBe(403);
    const changed = await ask('PUT', `/people/${person.id}`, { cookie: admin, revision: 1, body });
    expect(changed.json()).toMatchObject({ name: 'Lea Bianchi', roles: ['trainer', 'auditor'], revision: 2 });
    expect((await ask('GET', '/audit-events', { cookie })).statusCode).toBe(200);

    const stale = await ask('PUT', `/people/${person.id}`, { cookie: admin, revision: 1, body: { ...body, name: 'Lea Verdi' } });
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'stale-revision']);
    expect(stale.json().versions).toMatchObject({ current: { name: 'Lea Bianchi', revision: 2 }, yours: { name: 'Lea Verdi' } });
    expect((await ask('PUT', `/people/${person.id}`, { cookie: admin, body })).json().errors).toMatchObject([{ field: 'If-Match' }]);
  });

  it('who is deactivated is out at once, with sessions, tokens and links, until let back in', async () => {
    const { person, cookie } = await joined();
    const { token } = (await ask('POST', '/tokens', { cookie, body: { name: 'Script' } })).json();
    const reset = (await ask('POST', `/people/${person.id}/reset`, { cookie: admin })).json() as Invited;
    expect(reset.person.state).toBe('active');
    expect((await ask('GET', `/invitations/${reset.token}`)).json().purpose).toBe('reset');

    const out = await ask('POST', `/people/${person.id}/deactivation`, { cookie: admin });
    expect([out.statusCode, out.json().state]).toEqual([200, 'deactivated']);
    expect((await ask('GET', '/session', { cookie })).statusCode).toBe(401);
    expect((await ask('GET', '/session', { headers: { authorization: `Bearer ${token}` } })).statusCode).toBe(401);
    expect((await signIn(person.email)).statusCode).toBe(401);
    expect((await accept(reset.token)).json().code).toBe('invitation-invalid');
    expect((await ask('POST', `/people/${person.id}/reset`, { cookie: admin })).json().code).toBe('not-in-this-state');

    expect((await ask('DELETE', `/people/${person.id}/deactivation`, { cookie: admin })).json().state).toBe('active');
    expect((await ask('GET', '/session', { cookie })).statusCode).toBe(401);
    expect((await accept(reset.token)).json().code).toBe('invitation-invalid');
    expect((await signIn(person.email)).statusCode).toBe(201);
  });

  it('whose password is reset sets a new one, and is signed out elsewhere', async () => {
    const { person, cookie } = await joined();
    const { token } = (await ask('POST', `/people/${person.id}/reset`, { cookie: admin })).json() as Invited;
    expect((await signIn(person.email)).statusCode).toBe(201);
    expect((await accept(token, 'un altro melo fiorito')).statusCode).toBe(201);
    expect((await ask('GET', '/session', { cookie })).statusCode).toBe(401);
    expect((await signIn(person.email)).statusCode).toBe(401);
    expect((await signIn(person.email, 'un altro melo fiorito')).statusCode).toBe(201);
  });
});

describe('the last administrator', () => {
  it('can neither leave nor be demoted, whoever asks; of two that leave at once one stays', async () => {
    const alone = await testApp();
    try {
      const knock = doorOf(alone.app);
      const [first, second] = [await alone.signIn('admin'), await alone.signIn('admin')];
      await alone.dataSource.query(`insert into person (name, email, roles) values ('Mai Entrata', 'mai@borgolieto.example', '{admin}')`);
      const deactivate = (who: typeof first, by: typeof first) =>
        knock('POST', `/people/${who.principal.personId}/deactivation`, { cookie: by.cookie });
      const works = [() => deactivate(first, first), () => deactivate(second, second)];
      const answers = await meetAt(alone.dataSource, 'select from person for update', works);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);

      const left = answers[0]?.statusCode === 200 ? second : first;
      const demote = () =>
        knock('PUT', `/people/${left.principal.personId}`, {
          cookie: left.cookie,
          revision: 1,
          body: { name: 'A', roles: ['hr'], agent: null },
        });
      expect((await demote()).json().code).toBe('last-admin');
      expect((await deactivate(left, left)).json().code).toBe('last-admin');
      await alone.signIn('admin', 'hr');
      expect((await demote()).json().roles).toEqual(['hr']);
    } finally {
      await alone.close();
    }
  });
});

describe('reading people', () => {
  it('gives everybody to those who may, page by page in the order of names', async () => {
    const { cookie } = await server.signIn('hr');
    const all = (await ask('GET', '/people?limit=500', { cookie })).json();
    expect(all.next).toBeNull();
    const paged: PersonRow[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: List<PersonRow> = (await ask('GET', `/people?limit=4${next && `&cursor=${next}`}`, { cookie })).json();
      paged.push(...page.items);
      next = page.next;
    }
    expect(paged).toEqual(all.items);
    expect(paged.length).toBeGreaterThan(8);
    expect((await ask('GET', '/people?cursor=nonsense', { cookie })).statusCode).toBe(400);
  });

  it.each(['agent', 'marketing'] as const)('gives %s themselves alone', async (role) => {
    const { cookie, principal } = await server.signIn(role);
    const { person: other } = await invited();
    const { items } = (await ask('GET', '/people', { cookie })).json();
    expect(items.map(({ id }: { id: string }) => id)).toEqual([principal.personId]);
    expect((await ask('GET', `/people/${principal.personId}`, { cookie })).statusCode).toBe(200);
    expect((await ask('GET', `/people/${other.id}`, { cookie })).statusCode).toBe(404);
  });
});

it('records who did what to whom, with before and after', async () => {
  const { person } = await joined();
  await ask('PUT', `/people/${person.id}`, { cookie: admin, revision: 1, body: { name: 'Nuova', roles: ['hr'], agent: null } });
  await ask('POST', `/people/${person.id}/deactivation`, { cookie: admin });
  const { items } = (await ask('GET', `/audit-events?objectKind=person&objectId=${person.id}`, { cookie: admin })).json();
  expect(items.map(({ action }: { action: string }) => action)).toEqual([
    'person.deactivated',
    'person.changed',
    'invitation.accepted',
    'person.invited',
  ]);
  expect(items[1]).toMatchObject({
    before: { roles: ['trainer'] },
    after: { roles: ['hr'], name: 'Nuova' },
    object: { kind: 'person', id: person.id },
  });
  expect(items[1].person.name).toMatch(/^Persona /);
});

it('invites once for a repeated key', async () => {
  const body = { name: 'Una Sola', email: 'una@borgolieto.example', roles: ['hr'] };
  const headers = { 'idempotency-key': 'invite-una' };
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask('POST', '/people', { cookie: admin, body, headers })));
  expect(new Set(answers.map(({ statusCode, body: text }) => `${statusCode} ${text}`)).size).toBe(1);
  expect(answers[0]?.statusCode).toBe(201);
});
