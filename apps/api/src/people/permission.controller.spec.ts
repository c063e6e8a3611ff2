import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { POLICY, Refusal, type Role, ROLES } from '@circolo/domain';
import { QUEUE_BOARD } from '../platform/queue-board';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { PermissionGuard, type Route } from './permission.guard';

const PREFIX = '/api/v1';
const PASSED = 'passed the guard';

let server: TestApp;
let routes: readonly Route[];
const signed = new Map<Role, Signed>();

beforeAll(async () => {
  server = await testApp();
  routes = server.app.get(PermissionGuard).routes();
  for (const role of ROLES) signed.set(role, await server.signIn(role));
  // The guard decides as always; whom it lets through turns back before the route does anything.
  const decide = PermissionGuard.prototype.canActivate;
  jest.spyOn(PermissionGuard.prototype, 'canActivate').mockImplementation(async function (this: PermissionGuard, context) {
    await decide.call(this, context);
    throw new Refusal('not-found', { [PASSED]: true });
  });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await server.close();
});

async function ask({ method, path }: Route, cookie?: string): Promise<number | typeof PASSED> {
  const url = PREFIX + path.replace(/:\w+/g, () => randomUUID());
  const answer = await server.app.inject({ method: method as 'GET', url, headers: cookie ? { cookie } : {} });
  const body = answer.json<{ details?: Record<string, unknown> }>();
  return body.details?.[PASSED] ? PASSED : answer.statusCode;
}

it('knows every route that the server answers', () => {
  const known = new Set(routes.map(({ method, path }) => `${method} ${PREFIX}${path}`));
  const served = server.routes
    // The board of the queues has a guard of its own, and a test of its own.
    .filter(({ url }) => !url.startsWith(QUEUE_BOARD))
    .filter(({ method, url }) => method !== 'HEAD' && url.startsWith(PREFIX) && !url.startsWith(`${PREFIX}/docs`))
    .map(({ method, url }) => `${method} ${url}`);
  expect(served.length).toBeGreaterThan(20);
  expect(served.filter((route) => !known.has(route))).toEqual([]);
  expect([...known].filter((route) => !served.includes(route))).toEqual([]);
});

it('turns away whoever is not signed in, but for what is public', async () => {
  for (const route of routes) expect([route.name, await ask(route)]).toEqual([route.name, route.needed === 'public' ? PASSED : 401]);
});

it('opens only these routes to everybody', () => {
  const open = routes.filter(({ needed }) => needed === 'public').map(({ method, path }) => `${method} ${path}`);
  expect(open.sort()).toEqual(
    ['GET /health', 'POST /session', 'GET /setup', 'POST /setup', 'GET /invitations/:token', 'POST /invitations/:token'].sort(),
  );
});

it.each(ROLES)('lets %s through where the policy table says so, and nowhere else', async (role) => {
  for (const route of routes) {
    const { needed } = route;
    const may = needed === 'public' || needed === 'signed-in' || (needed !== undefined && POLICY[needed][role] !== undefined);
    expect([route.name, await ask(route, signed.get(role)?.cookie)]).toEqual([route.name, may ? PASSED : 403]);
  }
});

it('adds the roles of a person up', async () => {
  const { cookie } = await server.signIn('agent', 'auditor');
  const events = routes.find(({ path }) => path === '/audit-events') as Route;
  expect(await ask(events, cookie)).toBe(PASSED);
  expect(await ask(events, signed.get('agent')?.cookie)).toBe(403);
});

/** Who may call what, as the description of the API has it for those who build on it. */
const DESCRIBED: readonly (readonly [route: string, roles: readonly Role[]])[] = [
  ['GET /session', ROLES],
  ['DELETE /session', ROLES],
  ['POST /tokens', ROLES],
  ['GET /organisation', ROLES],
  ['PUT /organisation', ['admin']],
  ['POST /people', ['admin']],
  ['GET /audit-events', ['admin', 'auditor']],
  ['POST /imports', ['care-manager', 'admin']],
  ['GET /imports/:id', ['care-manager', 'admin']],
  ['GET /imports/:id/rejections', ['care-manager', 'admin']],
  ['GET /imports/:id/quality', ['care-manager', 'admin']],
  ['GET /sources/:id/quality', ['care-manager', 'admin']],
  ['DELETE /imports/:id', ['care-manager', 'admin']],
  ['GET /indicators', ROLES],
  ['POST /targets', ['care-manager']],
  ['POST /rules', ['care-manager', 'hr']],
  ['PUT /rules/:id', ['care-manager', 'hr']],
  ['POST /rules/:id/publication', ['care-manager', 'hr']],
  ['POST /evaluation-runs', ['care-manager', 'hr']],
  ['POST /improvement-actions/:id/approval', ['care-manager', 'marketing']],
  ['PUT /monitoring-agreement', ['admin']],
];

it.each(DESCRIBED)('%s is for these roles alone', (described, roles) => {
  const route = routes.find(({ method, path }) => `${method} ${path}` === described);
  expect(route?.name).toBeDefined();
  const { needed } = route ?? {};
  const may = ROLES.filter(
    (role) => needed === 'signed-in' || (needed !== undefined && needed !== 'public' && POLICY[needed][role] !== undefined),
  );
  expect(may.sort()).toEqual([...roles].sort());
});
