import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { OutdatedRows } from './outdated-rows';

let test: TestApp;
let person: Signed;

beforeAll(async () => {
  test = await testApp();
  person = await test.signIn('care-manager');
});
afterAll(() => test.close());

const token = (name: string, key: string, who = person) =>
  test.app.inject({ method: 'POST', url: '/api/v1/tokens', payload: { name }, headers: { cookie: who.cookie, 'idempotency-key': key } });

it('answers a repeated request as the first time, and does it once', async () => {
  const [first, ...repeats] = await Promise.all(Array.from({ length: 8 }, () => token('export', 'key-1')));
  for (const repeat of repeats) expect([repeat.statusCode, repeat.body]).toEqual([first?.statusCode, first?.body]);
  expect([first, ...repeats].filter((answer) => answer?.headers['idempotency-replayed'] === 'true')).toHaveLength(7);
  const [{ count }] = await test.dataSource.query('select count(*)::int from api_token where person_id = $1', [person.principal.personId]);
  expect(count).toBe(1);
});

it('keeps no secret that it answered in clear', async () => {
  const secret = (await token('secret', 'key-2')).json().token as string;
  const rows = await test.dataSource.query<{ text: string }[]>(
    `select encode(body, 'escape') || encode(key_hash, 'escape') as text from idempotency_key`,
  );
  for (const { text } of rows) expect(text).not.toMatch(new RegExp(`${secret}|key-2`));
});

it('refuses another body under a key, and knows whose key it is', async () => {
  await token('one', 'key-3');
  expect((await token('two', 'key-3')).json()).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  expect((await token('two', 'key-3', await test.signIn('hr'))).statusCode).toBe(201);
});

it('lets a key be used again when its request was refused', async () => {
  expect((await token('', 'key-4')).statusCode).toBe(400);
  expect((await token('right', 'key-4')).statusCode).toBe(201);
});

it('forgets after two days', async () => {
  await token('old', 'key-5');
  await test.dataSource.query(`update idempotency_key set created_at = now() - interval '3 days'`);
  await new OutdatedRows(test.dataSource).remove();
  const [{ count }] = await test.dataSource.query('select count(*)::int from idempotency_key');
  expect(count).toBe(0);
});

it.each([
  ['a cursor of another list', Buffer.from('["not an instant","not an id"]').toString('base64url')],
  ['no cursor at all', 'nonsense'],
])('refuses %s', async (_, cursor) => {
  const answer = await test.app.inject({ url: `/api/v1/improvement-actions?cursor=${cursor}`, headers: { cookie: person.cookie } });
  expect(answer.json()).toMatchObject({ status: 400, code: 'validation', errors: [{ field: 'cursor' }] });
});

it('answers problems for what is no route, no JSON, and no method', async () => {
  const answers = await Promise.all([
    test.app.inject({ url: '/api/v1/nothing-here', headers: { cookie: person.cookie } }),
    test.app.inject({
      method: 'POST',
      url: '/api/v1/tokens',
      payload: '{"name":',
      headers: { cookie: person.cookie, 'content-type': 'application/json' },
    }),
    test.app.inject({ method: 'PATCH', url: '/api/v1/tokens', headers: { cookie: person.cookie } }),
  ]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 400, 404]);
  for (const answer of answers) {
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).not.toContain('node_modules');
  }
});

it('sends the headers that protect a browser with every answer', async () => {
  const answers = await Promise.all(['/api/v1/session', '/api/v1/nothing-here'].map((url) => test.app.inject({ url })));
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).toMatch(/default-src 'self'.*script-src 'self'/);
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  }
});

it('describes every route in the document of the API', async () => {
  const document = (await test.app.inject({ url: '/api/docs-json' })).json();
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/api/v1/session', '/api/v1/improvement-actions/{id}/approval', '/api/v1/measurements']),
  );
  const { parameters } = document.paths['/api/v1/improvement-actions/{id}'].put;
  expect(parameters.map(({ name }: { name: string }) => name)).toContain('If-Match');
});
