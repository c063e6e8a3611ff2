import { outcomeOf } from '../testing/outcome-fixture';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { openWork, withdrawWork } from './improvement-work';

let test: TestApp;
let careManager: Signed;
let marketing: Signed;

beforeAll(async () => {
  test = await testApp();
  careManager = await test.signIn('care-manager');
  marketing = await test.signIn('marketing');
});
afterAll(() => test.close());

async function proposed(): Promise<{ id: string; outcomeId: string }> {
  const { outcomeId } = await outcomeOf(test.dataSource, 'improvement', { kind: 'team' });
  await openWork(test.dataSource, [outcomeId]);
  await openWork(test.dataSource, [outcomeId]);
  const rows = await test.dataSource.query<{ id: string }[]>('select id from improvement_action where outcome_id = $1', [outcomeId]);
  expect(rows).toHaveLength(1);
  return { id: rows[0]?.id ?? '', outcomeId };
}

const call = (who: Signed | null, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, headers: Record<string, string> = {}) =>
  test.app.inject({
    method,
    url: `/api/v1/improvement-actions${path}`,
    ...(payload ? { payload } : {}),
    headers: { ...(who ? { cookie: who.cookie } : {}), ...headers },
  });
const sign = (who: Signed, id: string, signing: string, headers = {}) =>
  call(who, 'POST', `/${id}/approval`, { function: signing }, headers);

it('is released only by both functions, then started and implemented', async () => {
  const { id } = await proposed();
  expect((await sign(careManager, id, 'care-manager')).statusCode).toBe(201);
  expect((await call(careManager, 'GET', `/${id}`)).json()).toMatchObject({
    state: 'in-review',
    title: 'Richiamo entro 4 ore',
    indicator: 'RES',
  });
  expect((await call(careManager, 'POST', `/${id}/start`)).statusCode).toBe(409);
  expect((await sign(marketing, id, 'marketing')).statusCode).toBe(201);
  const approved = (await call(marketing, 'GET', `/${id}`)).json();
  expect(approved).toMatchObject({ state: 'approved' });
  expect(approved.approvals.map((row: { function: string }) => row.function)).toEqual(['care-manager', 'marketing']);
  expect((await call(careManager, 'POST', `/${id}/start`)).json()).toMatchObject({ state: 'in-progress' });
  expect((await call(careManager, 'POST', `/${id}/implementation`)).json()).toMatchObject({ state: 'implemented' });
});

it('takes no signature for a function that the signer does not hold, nor two by one person', async () => {
  const { id } = await proposed();
  expect((await sign(marketing, id, 'care-manager')).json()).toMatchObject({ status: 403, code: 'forbidden' });
  const both = await test.signIn('care-manager', 'marketing');
  expect((await sign(both, id, 'care-manager')).statusCode).toBe(201);
  expect((await sign(both, id, 'marketing')).json()).toMatchObject({ status: 409, code: 'same-person-signed' });
  expect((await sign(careManager, id, 'care-manager')).json()).toMatchObject({ status: 409, code: 'already-signed' });
});

it.each([
  ['other keys', (n: number) => ({ 'idempotency-key': `approval-${n}` })],
  ['one key', () => ({ 'idempotency-key': 'approval' })],
  ['no key', () => ({})],
])(
  'sent a hundred times at once has one effect, with %s',
  async (_, headersOf: (n: number) => Record<string, string>) => {
    const { id } = await proposed();
    const signer = await test.signIn('care-manager');
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => sign(signer, id, 'care-manager', headersOf(n))));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array<number>(99).fill(200), 201]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    const [{ count }] = await test.dataSource.query(`select count(*)::int from approval where object_id = $1`, [id]);
    expect(count).toBe(1);
    const [events] = await test.dataSource.query(
      `select count(*)::int from audit_event where object_id = $1 and action = 'improvement-action.signed'`,
      [id],
    );
    expect(events.count).toBe(1);
  },
  120_000,
);

it('refuses another body under a key that was used', async () => {
  const { id } = await proposed();
  const both = await test.signIn('care-manager', 'marketing');
  await sign(both, id, 'care-manager', { 'idempotency-key': 'mine' });
  expect((await sign(both, id, 'marketing', { 'idempotency-key': 'mine' })).json()).toMatchObject({
    status: 422,
    code: 'idempotency-key-reused',
  });
});

it('voids the signatures when the content changes, and tells the second of two writers with both versions', async () => {
  const { id } = await proposed();
  await sign(careManager, id, 'care-manager');
  const before = (await call(careManager, 'GET', `/${id}`)).json();
  const content = { title: 'Richiamo entro 2 ore', problem: 'Chi scrive aspetta troppo' };
  const revised = await call(careManager, 'PUT', `/${id}`, content, { 'if-match': String(before.revision) });
  expect(revised.json()).toMatchObject({ state: 'proposed', approvals: [], title: 'Richiamo entro 2 ore' });
  const late = await call(marketing, 'PUT', `/${id}`, { title: 'Altro' }, { 'if-match': String(before.revision) });
  expect(late.json()).toMatchObject({
    status: 409,
    code: 'stale-revision',
    versions: { current: { title: 'Richiamo entro 2 ore' }, yours: { title: 'Altro' } },
  });
  expect((await call(careManager, 'PUT', `/${id}`, content)).json()).toMatchObject({ status: 400, errors: [{ field: 'If-Match' }] });
});

it('is rejected with a reason only, and then takes no signature', async () => {
  const { id } = await proposed();
  expect((await call(marketing, 'POST', `/${id}/rejection`, {})).statusCode).toBe(400);
  expect((await call(marketing, 'POST', `/${id}/rejection`, { reason: 'Già in corso altrove' })).json()).toMatchObject({
    state: 'rejected',
    reason: 'Già in corso altrove',
  });
  expect((await sign(careManager, id, 'care-manager')).json()).toMatchObject({ status: 409, code: 'not-in-this-state' });
});

it('goes on in pages', async () => {
  await proposed();
  await proposed();
  const first = (await call(careManager, 'GET', '?limit=1')).json();
  const second = (await call(careManager, 'GET', `?limit=1&cursor=${first.next}`)).json();
  expect(first.items).toHaveLength(1);
  expect(second.items[0].id).not.toBe(first.items[0].id);
  expect((await call(careManager, 'GET', '?cursor=nonsense')).json()).toMatchObject({ status: 400, code: 'validation' });
});

it('withdraws what nobody has acted on, and only that', async () => {
  const untouched = await proposed();
  const signed = await proposed();
  await sign(careManager, signed.id, 'care-manager');
  await withdrawWork(test.dataSource, [untouched.outcomeId, signed.outcomeId]);
  expect((await call(careManager, 'GET', `/${untouched.id}`)).json()).toMatchObject({ state: 'withdrawn' });
  expect((await call(careManager, 'GET', `/${signed.id}`)).json()).toMatchObject({ state: 'in-review' });
  await openWork(test.dataSource, [untouched.outcomeId, signed.outcomeId]);
  expect((await call(careManager, 'GET', `/${untouched.id}`)).json()).toMatchObject({ state: 'proposed' });
  expect((await call(careManager, 'GET', `/${signed.id}`)).json()).toMatchObject({ state: 'in-review' });
});

it.each([['trainer'], ['hr'], ['agent'], ['admin']] as const)('is closed to %s', async (role) => {
  const { id } = await proposed();
  const other = await test.signIn(role);
  expect((await sign(other, id, 'care-manager')).statusCode).toBe(403);
});

it('answers 404 for one that does not exist, 401 to who is not signed in', async () => {
  expect((await call(careManager, 'GET', '/7c9e6679-7425-40de-944b-e07fc1f90ae7')).json()).toMatchObject({
    status: 404,
    code: 'not-found',
  });
  expect((await call(null, 'GET', '')).json()).toMatchObject({ status: 401, code: 'not-signed-in' });
});
