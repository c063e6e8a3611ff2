import { jest } from '@jest/globals';
import { recordEvent } from '../../audit/record-event';
import { type Signed, testApp, type TestApp } from '../../testing/test-app';

const TOKEN = 'un-segreto-per-le-metriche';
let test: TestApp;
let admin: Signed;

beforeAll(async () => {
  test = await testApp({ METRICS_TOKEN: TOKEN });
  admin = await test.signIn('admin');
});
afterAll(() => test.close());

const ask = (headers: Record<string, string> = {}, url = '/metrics') => test.app.inject({ method: 'GET', url, headers });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

it('is for admins, by session or token of their own, and for whoever shows the token of the configuration', async () => {
  const issued = await test.app.inject({
    method: 'POST',
    url: '/api/v1/tokens',
    headers: { cookie: admin.cookie },
    payload: { name: 'prometheus' },
  });
  const careManager = await test.signIn('care-manager');
  const statuses = [
    await ask(),
    await ask(bearer('sbagliato')),
    await ask(bearer('')),
    await ask({ cookie: careManager.cookie }),
    await ask({ cookie: admin.cookie }),
    await ask(bearer(issued.json<{ token: string }>().token)),
    await ask(bearer(TOKEN)),
  ].map(({ statusCode }) => statusCode);
  expect(statuses).toEqual([401, 401, 401, 403, 200, 200, 200]);
});

it('counts requests by their route, and holds nothing of anybody', async () => {
  const { personId, name } = admin.principal;
  await ask({ cookie: admin.cookie }, `/api/v1/people/${personId}`);
  await ask({ cookie: admin.cookie }, '/api/v1/people/Nives-Tamburello');
  await ask({}, '/wp-login.php?user=nives');
  const { body, headers } = await ask(bearer(TOKEN));
  expect(headers['content-type']).toContain('text/plain');
  expect(body).toContain('circolo_http_request_seconds_count{method="GET",route="/api/v1/people/:id",status="200"} 1');
  expect(body).toContain('route="/api/v1/people/:id",status="400"');
  expect(body).toMatch(/^process_cpu_seconds_total /m);
  for (const theirs of [personId, name, 'Nives', 'nives', 'example.org', 'wp-login']) expect(body).not.toContain(theirs);
});

it('tells of queues, runs, imports, mails and the sealer; what cannot be looked up is left out', async () => {
  await recordEvent(test.dataSource, { by: null, action: 'rule.retired', object: { kind: 'rule', id: 'r1' } });
  await test.dataSource.query(`insert into evaluation_run (period, period_kind, period_from, period_until, number, state)
    values ('2026-10', 'month', '2026-10-01', '2026-10-31', 1, 'failed')`);
  await test.dataSource.query('alter table import rename to import_gone');
  // What was read is answered again for some seconds.
  const now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now + 60_000);
  const { body } = await ask(bearer(TOKEN));
  jest.restoreAllMocks();
  await test.dataSource.query('alter table import_gone rename to import');
  expect(body).toContain('circolo_runs{state="failed"} 1');
  expect(body).toMatch(/circolo_queue_jobs\{queue="cycle",state="waiting"\} 0/);
  expect(body).toContain('circolo_mails{state="owed"} 0');
  expect(Number(/^circolo_audit_unsealed_events (\d+)/m.exec(body)![1])).toBeGreaterThan(0);
  expect(Number(/^circolo_audit_seal_lag_seconds (\S+)/m.exec(body)![1])).toBeGreaterThan(0);
  expect(body).toContain('circolo_metrics_faults_total{figure="imports"} 1');
  expect(body).not.toContain('circolo_imports{');
});
