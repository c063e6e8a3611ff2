import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { FirstAdminCode } from './first-admin-code';
import { doorOf } from '../testing/door';
import { testApp, type TestApp } from '../testing/test-app';

const FIRST = { organisation: 'Comune di Borgolieto', name: 'Ada Conti', email: 'ada@borgolieto.example', password: 'un melo in fiore' };

let server: TestApp;
let ask: ReturnType<typeof doorOf>;
const codeFile = () => path.join(server.dataFolder, 'first-admin-code');

beforeAll(async () => {
  server = await testApp();
  ask = doorOf(server.app);
});
afterAll(() => server.close());

it('keeps the one-time code where only the operator reads it', async () => {
  expect((await readFile(codeFile(), 'utf8')).length).toBe(20);
  expect((await stat(codeFile())).mode & 0o777).toBe(0o600);
});

it('says the same code at the next start, while nobody has used it', async () => {
  const before = await readFile(codeFile(), 'utf8');
  await server.app.get(FirstAdminCode).onApplicationBootstrap();
  expect(await readFile(codeFile(), 'utf8')).toBe(before);
});

it('refuses a wrong code and a weak password, and is still to be done', async () => {
  expect((await ask('GET', '/setup')).json()).toEqual({ needed: true });
  const wrong = await ask('POST', '/setup', { body: { ...FIRST, code: 'not-the-code' } });
  expect([wrong.statusCode, wrong.json().code]).toEqual([410, 'invitation-invalid']);
  const code = await readFile(codeFile(), 'utf8');
  const weak = await ask('POST', '/setup', { body: { ...FIRST, code, password: 'ada@borgolieto.example' } });
  expect([weak.statusCode, weak.json().code]).toEqual([422, 'weak-password']);
  const bad = await ask('POST', '/setup', { body: { ...FIRST, code, email: 'no address', password: 'short' } });
  expect(bad.json().errors.map(({ field }: { field: string }) => field)).toEqual(['email', 'password']);
  expect((await ask('GET', '/setup')).json()).toEqual({ needed: true });
});

it('makes the first administrator and the organisation once, even when asked ten times at once', async () => {
  const code = await readFile(codeFile(), 'utf8');
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask('POST', '/setup', { body: { ...FIRST, code } })));
  const done = answers.filter(({ statusCode }) => statusCode === 201);
  expect(done).toHaveLength(1);
  for (const other of answers.filter((answer) => answer !== done[0]))
    expect(['setup-done', 'invitation-invalid']).toContain(other.json().code);
  expect(done[0]?.json()).toMatchObject({ person: { name: 'Ada Conti' }, roles: ['admin'], agent: null, language: 'it' });

  const cookie = String(done[0]?.headers['set-cookie']).split(';')[0] as string;
  expect((await ask('GET', '/organisation', { cookie })).json()).toEqual({
    name: 'Comune di Borgolieto',
    timeZone: 'Europe/Rome',
    timeZoneFixed: false,
    revision: 1,
  });
  expect((await ask('GET', '/subjects?kind=organisation', { cookie })).json().items).toMatchObject([
    { kind: 'organisation', code: 'organisation', name: 'Comune di Borgolieto' },
  ]);
});

it('is then closed for good, and the file is gone', async () => {
  expect((await ask('GET', '/setup')).json()).toEqual({ needed: false });
  const again = await ask('POST', '/setup', { body: { ...FIRST, code: 'whatever' } });
  expect([again.statusCode, again.json().code]).toEqual([409, 'setup-done']);
  await expect(stat(codeFile())).rejects.toMatchObject({ code: 'ENOENT' });
  await server.app.get(FirstAdminCode).onApplicationBootstrap();
  await expect(stat(codeFile())).rejects.toMatchObject({ code: 'ENOENT' });
});
