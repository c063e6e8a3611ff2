import type { RunRow } from '@circolo/contracts';
import { hashOfSecret, newSecret, SESSION_COOKIE } from '../people/authentication';
import type { QueueStore } from '../platform/queue-store';
import { heldTo, measured, ruled } from '../testing/measured-centre';
import { freePort, QUEUE_STORES, type TestStore, testStore, until } from '../testing/queue-stores';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { testOrganisation } from '../testing/test-interactions';
import { testCycle } from '../testing/turn-cycle';
import { builtWorker, type WorkerBuild, type WorkerProcess } from '../testing/worker-process';

const CHANNELS = 2500;
const PERIOD = '2026-10';

let build: WorkerBuild;
/** A centre before its run, and what an undisturbed run makes of it. */
let centre: TestDatabase;
let undisturbed: unknown;

beforeAll(async () => {
  build = await builtWorker();
  centre = await testDatabase();
  await testOrganisation(centre.dataSource);
  await heldTo(centre.dataSource, 'channel', 'RES', 0.8);
  await ruled(centre.dataSource, {
    periodKind: 'month',
    name: 'Canale',
    appliesTo: 'channel',
    conditions: { all: [{ fact: 'RES.gap', operator: 'lessThan', value: -0.1 }] },
    outcome: { kind: 'improvement' },
  });
  const figures = Array.from({ length: CHANNELS }, (_, index) => ({ code: `canale ${index}`, resolved: 50 + (index % 50) }));
  await measured(
    centre.dataSource,
    figures.map((one) => ({ ...one, kind: 'channel', day: '2026-10-05', contacts: 100 })),
  );
  await centre.dataSource.destroy();
  const quiet = await testDatabase(centre);
  const cycle = await testCycle(quiet.dataSource, quiet.url);
  await cycle.turn(PERIOD);
  await cycle.close();
  undisturbed = await foundIn(quiet);
  await quiet.close();
}, 300_000);
afterAll(async () => {
  await centre.close();
  await build.remove();
});

for (const { name, isHere } of QUEUE_STORES) {
  (isHere ? describe : describe.skip)(`with the queues in ${name}`, () => onStore(name));
}

function onStore(name: QueueStore): void {
  let test: TestDatabase;
  let store: TestStore;
  let api: Served;
  const workers: WorkerProcess[] = [];
  const worker = () => {
    const one = build.start(test.url, store.environment);
    workers.push(one);
    return one;
  };

  beforeEach(async () => {
    test = await testDatabase(centre);
    store = await testStore(name, test.dataSource);
    api = await served(test, store);
  });
  afterEach(async () => {
    for (const one of [...workers.splice(0), api.process]) await one.kill();
    await store.close();
    await test.close();
  });

  it('two workers and the API share a run; one of them killed, then the queues wiped, is made good', async () => {
    const first = worker();
    const second = worker();
    const run = await api.started();
    await until('both have worked', async () => (await store.workers()).length === 2 && (await batchesDone(test)) > 2);
    expect((await store.workers()).map((one) => Number(one.split('-').at(-1))).sort()).toEqual([first.pid, second.pid].sort());
    await first.kill();
    const done = await batchesDone(test);
    await until('the other works on', async () => (await batchesDone(test)) > done);
    await store.wipe();
    expect((await api.read(run.id)).state).not.toBe('completed');
    expect((await api.finished(run.id)).state).toBe('completed');
    expect(await foundIn(test)).toEqual(undisturbed);
    await second.stop();
  }, 300_000);
}

interface Served {
  readonly process: WorkerProcess;
  readonly started: () => Promise<RunRow>;
  readonly read: (id: string) => Promise<RunRow>;
  readonly finished: (id: string) => Promise<RunRow>;
}

/** The API in a process of its own, called as a browser does. */
async function served(test: TestDatabase, store: TestStore): Promise<Served> {
  const port = await freePort();
  const process = build.serve(test.url, { ...store.environment, PORT: String(port) });
  const address = `http://127.0.0.1:${port}/api/v1`;
  const cookie = await signedIn(test);
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const headers = { cookie, ...(body ? { 'content-type': 'application/json' } : {}) };
    const answer = await fetch(address + path, { headers, ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  await until('the API is well', async () =>
    ask('/health').then(
      () => true,
      () => false,
    ),
  );
  const read = (id: string) => ask<RunRow>(`/evaluation-runs/${id}`);
  return {
    process,
    started: () => ask<RunRow>('/evaluation-runs', { period: PERIOD }),
    read,
    finished: async (id) => {
      await until('the run has ended', async () => ['completed', 'failed'].includes((await read(id)).state));
      return read(id);
    },
  };
}

async function signedIn({ dataSource }: TestDatabase): Promise<string> {
  const secret = newSecret();
  const [person] = await dataSource.query<{ id: string }[]>(
    `insert into person (name, roles) values ('Marta Ferri', '{care-manager}') returning id`,
  );
  await dataSource.query(
    `insert into session (person_id, secret_hash, created_at, last_seen_at, expires_at) values ($1, $2, now(), now(), now() + interval '1 day')`,
    [person!.id, hashOfSecret(secret)],
  );
  return `${SESSION_COOKIE}=${secret}`;
}

async function batchesDone({ dataSource }: TestDatabase): Promise<number> {
  const [row] = await dataSource.query<{ count: number }[]>(`select count(*)::int from run_batch where state = 'done'`);
  return row!.count;
}

/** What the run has come to, without ids and instants. */
async function foundIn({ dataSource }: TestDatabase): Promise<unknown> {
  const of = (table: string, columns: string) => `
    select count(*)::int, md5(string_agg(concat_ws('|', s.code, ${columns}), E'\\n' order by s.code, ${columns})) from ${table} t join subject s on s.key = t.subject_key`;
  return Promise.all(
    [
      of('run_measurement', 'indicator, value, sample'),
      of('run_deviation', 'indicator, gap, severity, signal'),
      of('run_facts', 'facts'),
      of('run_verdict', 'verdict, because'),
      of('outcome', 't.kind, t.state, because'),
      `select counts from evaluation_run`,
    ].map((query) => dataSource.query(query)),
  );
}
