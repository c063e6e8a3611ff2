import { DataSource } from 'typeorm';
import { doorOf } from '../testing/door';
import { testApp, type TestApp } from '../testing/test-app';
import { hashOfPassword } from './passwords';

const PASSWORD = 'un melo in fiore';

let server: TestApp;
let ask: ReturnType<typeof doorOf>;
let database: DataSource;

beforeAll(async () => {
  server = await testApp({ PUBLIC_URL: 'https://circolo.example' });
  ask = doorOf(server.app);
  database = server.dataSource;
});
afterAll(() => server.close());

let count = 0;
async function person(...roles: string[]): Promise<{ id: string; email: string }> {
  const email = `persona-${(count += 1)}@borgolieto.example`;
  const [row] = await database.query<{ id: string }[]>('insert into person (name, email, roles) values ($1, $2, $3) returning id', [
    'Ugo Neri',
    email,
    roles,
  ]);
  const id = row?.id as string;
  await database.query('insert into account (person_id, password_hash, password_at) values ($1, $2, now())', [
    id,
    await hashOfPassword(PASSWORD),
  ]);
  return { id, email };
}
const signIn = (email: string, password = PASSWORD) =>
  ask('POST', '/session', { body: { email, password }, headers: { 'user-agent': 'Browser' } });
const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>): string => String(answer.headers['set-cookie']).split(';')[0] as string;
const eventsOf = (id: string) =>
  database
    .query<{ action: string }[]>(`select action from audit_event where person_id = $1 or object_id = $1::text order by key`, [id])
    .then((rows) => rows.map(({ action }) => action));

it('signs in with a cookie that scripts and other sites do not get', async () => {
  const { id, email } = await person('trainer');
  const answer = await signIn(`  ${email.toUpperCase()} `);
  expect(answer.statusCode).toBe(201);
  expect(answer.json()).toEqual({ person: { id, name: 'Ugo Neri', email }, agent: null, roles: ['trainer'], language: 'it' });
  expect(String(answer.headers['set-cookie'])).toMatch(
    /^circolo_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  expect((await ask('GET', '/session', { cookie: cookieOf(answer) })).json()).toEqual(answer.json());
  expect(await eventsOf(id)).toEqual(['session.opened']);
});

it('keeps only the hashes of the password and of the secret', async () => {
  const { id, email } = await person('hr');
  const secret = cookieOf(await signIn(email)).split('=')[1] as string;
  const [kept] = await database.query<{ hash: string; secret: string }[]>(
    `select a.password_hash as hash, encode(s.secret_hash, 'hex') as secret from account a join session s on s.person_id = a.person_id where a.person_id = $1`,
    [id],
  );
  expect(kept?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(kept?.secret).not.toContain(Buffer.from(secret).toString('hex'));
});

it('says the same of an unknown e-mail, a wrong password, an invitation not yet used and a person deactivated', async () => {
  const { id, email } = await person('hr');
  await database.query(`insert into person (name, email, roles) values ('Iva', 'invitata@borgolieto.example', '{hr}')`);
  const wrong = await signIn(email, 'another password');
  await database.query('update person set deactivated_at = now() where id = $1', [id]);
  const answers = [
    wrong,
    await signIn(email),
    await signIn('nobody@borgolieto.example'),
    await signIn('invitata@borgolieto.example'),
    await signIn('x', ''),
  ];
  for (const answer of answers) {
    const body = answer.json();
    delete body.requestId;
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Unauthorized',
      status: 401,
      code: 'wrong-credentials',
      details: {},
      instance: '/api/v1/session',
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  }
  expect(await eventsOf(id)).toEqual(['session.refused']);
});

it('takes as long to refuse an unknown e-mail as a wrong password', async () => {
  const { email } = await person('hr');
  await signIn('nobody-yet@borgolieto.example');
  const fastest = async (address: () => string): Promise<number> => {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 7; i += 1) {
      const start = performance.now();
      await signIn(address(), 'another password');
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };
  const known = await fastest(() => email);
  const unknown = await fastest(() => `nobody-${Math.random()}@borgolieto.example`);
  expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2);
});

it.each(['somebody', 'nobody'])('locks the address of %s after ten failed attempts, sent one by one or at once', async (who) => {
  const email = who === 'somebody' ? (await person('hr')).email : 'never-seen@borgolieto.example';
  const answers = await Promise.all(Array.from({ length: 25 }, () => signIn(email, 'another password')));
  expect(answers.filter((answer) => answer.json().code === 'wrong-credentials')).toHaveLength(10);
  const locked = await signIn(email);
  expect([locked.statusCode, locked.json().code]).toEqual([429, 'too-many-attempts']);
  const seconds = (Date.parse(locked.json().details.until) - Date.now()) / 1000;
  expect(seconds).toBeGreaterThan(50);
  expect(seconds).toBeLessThan(61);

  const pass = `update sign_in_attempt set locked_until = now() - interval '1 second' where locked_until > now()`;
  await database.query(pass);
  expect((await signIn(email, 'another password')).json().code).toBe('wrong-credentials');
  const longer = (Date.parse((await signIn(email)).json().details.until) - Date.now()) / 1000;
  expect(longer).toBeGreaterThan(110);
  await database.query(pass);
  if (who === 'somebody') {
    expect((await signIn(email)).statusCode).toBe(201);
    expect((await signIn(email, 'another password')).json().code).toBe('wrong-credentials');
  }
});

it('lists the sessions of a person and ends one from another', async () => {
  const { email } = await person('hr');
  const here = cookieOf(await signIn(email));
  const there = cookieOf(await signIn(email));
  const { items } = (await ask('GET', '/sessions', { cookie: here })).json();
  expect(items).toHaveLength(2);
  expect(items.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
  expect(items[0]).toMatchObject({ userAgent: 'Browser', address: '127.0.0.1' });
  const other = items.find(({ current }: { current: boolean }) => !current);
  expect((await ask('DELETE', `/sessions/${other.id}`, { cookie: here })).statusCode).toBe(204);
  expect((await ask('GET', '/session', { cookie: there })).statusCode).toBe(401);
  expect((await ask('GET', '/session', { cookie: here })).statusCode).toBe(200);
});

it("does not end another person's session", async () => {
  const [mine, theirs] = [await person('admin'), await person('hr')];
  const cookie = cookieOf(await signIn(mine.email));
  const their = cookieOf(await signIn(theirs.email));
  const [session] = await database.query<{ id: string }[]>('select id from session where person_id = $1', [theirs.id]);
  expect((await ask('DELETE', `/sessions/${session?.id}`, { cookie })).statusCode).toBe(404);
  expect((await ask('GET', '/session', { cookie: their })).statusCode).toBe(200);
});

it('signs out', async () => {
  const { email } = await person('hr');
  const cookie = cookieOf(await signIn(email));
  const out = await ask('DELETE', '/session', { cookie });
  expect(out.statusCode).toBe(204);
  expect(String(out.headers['set-cookie'])).toMatch(/^circolo_session=; .*Expires=Thu, 01 Jan 1970/);
  expect((await ask('GET', '/session', { cookie })).statusCode).toBe(401);
});

it('does not know a session whose time is over', async () => {
  const { id, email } = await person('hr');
  const cookie = cookieOf(await signIn(email));
  await database.query(`update session set expires_at = now() - interval '1 second' where person_id = $1`, [id]);
  expect((await ask('GET', '/session', { cookie })).json().code).toBe('not-signed-in');
});

it('changes the language', async () => {
  const { email } = await person('hr');
  const cookie = cookieOf(await signIn(email));
  expect((await ask('PATCH', '/session', { cookie, body: { language: 'en' } })).json().language).toBe('en');
  expect((await ask('GET', '/session', { cookie })).json().language).toBe('en');
  expect((await ask('PATCH', '/session', { cookie, body: { language: 'fr' } })).statusCode).toBe(400);
});

it('changes the password and ends the other sessions', async () => {
  const { id, email } = await person('hr');
  const here = cookieOf(await signIn(email));
  const there = cookieOf(await signIn(email));
  const change = (current: string, wanted: string) => ask('PATCH', '/session', { cookie: here, body: { password: { current, wanted } } });

  expect((await change('not this', 'tre gatti sul tetto')).json().errors).toMatchObject([{ field: 'password.current', code: 'wrong' }]);
  expect((await change(PASSWORD, 'aaaaaaaaaaaa')).json().code).toBe('weak-password');
  expect((await ask('GET', '/session', { cookie: there })).statusCode).toBe(200);

  expect((await change(PASSWORD, 'tre gatti sul tetto')).statusCode).toBe(200);
  expect((await ask('GET', '/session', { cookie: here })).statusCode).toBe(200);
  expect((await ask('GET', '/session', { cookie: there })).statusCode).toBe(401);
  expect((await signIn(email)).statusCode).toBe(401);
  expect((await signIn(email, 'tre gatti sul tetto')).statusCode).toBe(201);
  expect(await eventsOf(id)).toContain('password.changed');
});

it('issues personal tokens, shown once, that work until they are revoked', async () => {
  const { email } = await person('auditor');
  const cookie = cookieOf(await signIn(email));
  const issued = await ask('POST', '/tokens', { cookie, body: { name: 'Foglio di calcolo' } });
  expect(issued.statusCode).toBe(201);
  const { id, token } = issued.json();
  const bearer = { headers: { authorization: `Bearer ${token}` } };
  expect((await ask('GET', '/session', bearer)).json().roles).toEqual(['auditor']);
  const { items } = (await ask('GET', '/tokens', { cookie })).json();
  expect(items).toMatchObject([{ id, name: 'Foglio di calcolo' }]);
  expect(items[0].lastUsedAt).not.toBeNull();
  expect(JSON.stringify(items)).not.toContain(token);

  const stranger = cookieOf(await signIn((await person('auditor')).email));
  expect((await ask('DELETE', `/tokens/${id}`, { cookie: stranger })).statusCode).toBe(404);
  expect((await ask('DELETE', `/tokens/${id}`, { cookie })).statusCode).toBe(204);
  expect((await ask('GET', '/session', bearer)).statusCode).toBe(401);
  expect((await ask('GET', '/tokens', { cookie })).json().items).toEqual([]);
});

it('slows down an address that tries too often, on this route alone', async () => {
  const busy = await testApp({ SIGN_IN_LIMIT: '3' });
  try {
    const knock = doorOf(busy.app);
    const tries = [];
    for (let i = 0; i < 5; i += 1)
      tries.push((await knock('POST', '/session', { body: { email: `p${i}@x.example`, password: 'no' } })).statusCode);
    expect(tries).toEqual([401, 401, 401, 429, 429]);
    const last = await knock('POST', '/session', { body: { email: 'p@x.example', password: 'no' } });
    expect(last.json().code).toBe('too-many-requests');
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    for (let i = 0; i < 5; i += 1) expect((await knock('GET', '/setup')).statusCode).toBe(200);
  } finally {
    await busy.close();
  }
});
