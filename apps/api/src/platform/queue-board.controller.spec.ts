import { allowed, ROLES } from '@circolo/domain';
import { testApp, type TestApp } from '../testing/test-app';
import { JobQueue } from './job-queue';
import { QUEUE_BOARD } from './queue-board';

let test: TestApp;
let routes: TestApp['routes'];

beforeAll(async () => {
  test = await testApp();
  routes = test.routes.filter(({ url, method }) => url.startsWith(QUEUE_BOARD) && method !== 'HEAD');
});
afterAll(() => test.close());

const ask = (method: string, url: string, cookie?: string) =>
  test.app.inject({
    method: method as 'GET',
    url: url.replace(/:queueName/g, 'cycle').replace(/[:*]\w*/g, 'x'),
    ...(cookie ? { headers: { cookie } } : {}),
  });

it.each(ROLES)('opens the board to %s as the policy table says, to be looked at alone, and to nobody unknown', async (role) => {
  const { cookie } = await test.signIn(role);
  expect(routes.length).toBeGreaterThan(10);
  for (const { method, url } of routes) {
    expect([method, url, (await ask(method, url)).statusCode]).toEqual([method, url, 401]);
    const refused = (await ask(method, url, cookie)).statusCode === 403;
    expect([method, url, refused]).toEqual([method, url, method !== 'GET' || allowed([role], 'queues.read') === null]);
  }
});

it('shows an admin the queues and their jobs, under the headers that protect a browser', async () => {
  const { cookie } = await test.signIn('admin');
  await test.app.get(JobQueue).add('begin-run', { id: '00000000-0000-4000-8000-000000000001' });
  const page = await ask('GET', QUEUE_BOARD, cookie);
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  const script = /src="(static\/js\/main[^"]+)"/.exec(page.body)?.[1];
  expect((await ask('GET', `${QUEUE_BOARD}/${script}`, cookie)).headers['content-type']).toContain('javascript');
  const { queues } = (await ask('GET', `${QUEUE_BOARD}/api/queues?activeQueue=cycle&status=waiting`, cookie)).json<{
    queues: { name: string; readOnlyMode: boolean; counts: Record<string, number>; jobs: { name: string }[] }[];
  }>();
  const cycle = queues.find(({ name }) => name === 'cycle');
  expect(cycle).toMatchObject({ readOnlyMode: true, counts: { waiting: 1 }, jobs: [{ name: 'begin-run' }] });
});
