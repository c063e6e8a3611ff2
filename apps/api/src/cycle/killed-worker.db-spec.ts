import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { RunRow } from '@circolo/contracts';
import { type Held, holdAt, KILL_POINTS, type KillPoint } from '../testing/kill-points';
import { heldTo, measured, ruled, type TestFigures } from '../testing/measured-centre';
import { agreementFor } from '../testing/outcome-fixture';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { testOrganisation } from '../testing/test-interactions';
import { testCycle } from '../testing/turn-cycle';
import { builtWorker, type WorkerBuild, type WorkerProcess } from '../testing/worker-process';

const AGENTS = 2000;
const TEAMS = 40;
const PERIOD = '2026-10';
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** All of them in `npm run test:full`; else a tenth, another one with each seed. */
const points = process.env['FULL'] ? KILL_POINTS : tenth();
if (!process.env['FULL']) process.stderr.write(`kill points chosen with SEED=${SEED}\n`);

function tenth(): readonly KillPoint[] {
  const count = Math.ceil(KILL_POINTS.length / 10);
  const first = SEED % KILL_POINTS.length;
  return Array.from(
    { length: count },
    (_, index) => KILL_POINTS[(first + index * Math.floor(KILL_POINTS.length / count)) % KILL_POINTS.length]!,
  );
}

let build: WorkerBuild;
/** A centre before the run, the same one with late data after it, and what an undisturbed worker makes of each. */
const centres = {} as Record<KillPoint['run'], TestDatabase>;
const undisturbed = {} as Record<KillPoint['run'], unknown>;

beforeAll(async () => {
  build = await builtWorker();
  centres.first = await centre();
  const done = await testDatabase(centres.first);
  undisturbed.first = await evaluated(done);
  await lateData(done.dataSource);
  await done.dataSource.destroy();
  centres.again = done;
  const again = await testDatabase(done);
  undisturbed.again = await evaluated(again);
  await again.close();
}, 300_000);

afterAll(async () => {
  for (const { close } of Object.values(centres)) await close();
  await build.remove();
});

it.each(points.map((point) => [`${point.name} (${point.run === 'first' ? 'first run' : 'repeated run'})`, point] as const))(
  'killed while %s, another worker makes the same of it',
  (_, point) => killedAt([point]),
  300_000,
);

/** Eighty kills more, one after the other in the same runs. */
const rounds = process.env['FULL'] ? [1, 2, 3, 4] : [];
if (rounds.length > 0) {
  it.each(rounds)(
    'killed at every point in turn, the last worker makes the same of it (%i)',
    async () => {
      for (const run of ['first', 'again'] as const) await killedAt(KILL_POINTS.filter((point) => point.run === run));
    },
    1_800_000,
  );
}

/** One run, whose worker is killed at each of the points; the last one is let be. */
async function killedAt(points: readonly KillPoint[]): Promise<void> {
  const { run: when } = points[0]!;
  const test = await testDatabase(centres[when]);
  let worker: WorkerProcess | undefined;
  let held: Held | undefined;
  try {
    const run = await started(test);
    held = await holdAt(test.url, points);
    for (const point of points) {
      worker = build.start(test.url);
      await held.reached(point, async () => (await stateOf(test.dataSource, run.id)) === 'failed');
      await worker.kill();
      await held.release(point);
      expect(await stateOf(test.dataSource, run.id)).not.toBe('completed');
    }
    await held.end();
    await finished(test, run);
    expect(await everythingOf(test.dataSource)).toEqual(undisturbed[when]);
  } finally {
    await worker?.kill();
    await held?.end();
    await test.close();
  }
}

async function evaluated(test: TestDatabase): Promise<unknown> {
  await finished(test, await started(test));
  return everythingOf(test.dataSource);
}

async function started(test: TestDatabase): Promise<RunRow> {
  const cycle = await testCycle(test.dataSource, test.url);
  const run = await cycle.runs.start(PERIOD, cycle.by);
  await cycle.close();
  return run;
}

/** A worker does what the run still needs; then it is asked to stop. */
async function finished(test: TestDatabase, { id }: RunRow): Promise<void> {
  const second = build.start(test.url);
  let state = await stateOf(test.dataSource, id);
  while (!['completed', 'failed'].includes(state)) {
    await pause(50);
    state = await stateOf(test.dataSource, id);
  }
  await second.stop();
  if (state === 'failed') throw new Error('the run failed');
}

async function stateOf(database: DataSource, id: string): Promise<string> {
  const [run] = await database.query<{ state: string }[]>('select state from evaluation_run where id = $1', [id]);
  return run!.state;
}

async function centre(): Promise<TestDatabase> {
  const test = await testDatabase();
  const { dataSource } = test;
  await testOrganisation(dataSource);
  const cycle = await testCycle(dataSource, test.url);
  await agreementFor(dataSource, cycle.by.personId, ['care-manager']);
  for (const kind of ['agent', 'team']) for (const indicator of ['RES', 'CSAT']) await heldTo(dataSource, kind, indicator, 0.8);
  await rules(dataSource);
  await measured(dataSource, ['2026-08-05', '2026-09-05', '2026-10-05'].flatMap(figuresOn));
  await cycle.turn('2026-09');
  await cycle.close();
  await dataSource.destroy();
  return test;
}

/** Some are bad in September and October, some in October alone; one in ten has no answers about satisfaction. */
function figuresOn(day: string, month: number): readonly TestFigures[] {
  const share = (index: number) => 60 + ((index * 37 + (index % 3 === 0 ? 0 : month * 11)) % 40);
  const of = (kind: TestFigures['kind'], code: string, index: number): TestFigures => ({
    kind,
    code,
    day,
    contacts: 100,
    resolved: share(index),
    ...(index % 10 === 9 ? {} : { satisfied: 40 }),
  });
  return [
    of('organisation', 'organisation', 0),
    ...Array.from({ length: TEAMS }, (_, index) => of('team', `squadra ${index}`, index)),
    ...Array.from({ length: 5 }, (_, index) => of('channel', `canale ${index}`, index)),
    ...Array.from({ length: AGENTS }, (_, index) => of('agent', `operatore ${index}`, index)),
  ];
}

async function rules(database: DataSource): Promise<void> {
  const worse = [
    { fact: 'RES.signal', operator: 'equal', value: true },
    { fact: 'RES.gap', operator: 'lessThan', value: 0 },
  ] as const;
  const month = { periodKind: 'month' } as const;
  await ruled(database, { ...month, name: 'Squadra', appliesTo: 'team', conditions: { all: worse }, outcome: { kind: 'improvement' } });
  await ruled(database, {
    ...month,
    name: 'Corso',
    appliesTo: 'agent',
    conditions: { all: worse },
    outcome: { kind: 'training', course: 'Ascolto' },
  });
  const met = ['RES', 'CSAT'].map((indicator) => ({ fact: `${indicator}.severity`, operator: 'equal' as const, value: 'met' }));
  await ruled(database, { ...month, name: 'Premio', appliesTo: 'agent', conditions: { all: met }, outcome: { kind: 'bonus' } });
}

/** Trainers have accepted some assignments; then October's figures of every fifth agent turn out otherwise. */
async function lateData(database: DataSource): Promise<void> {
  await database.query(
    `update training_assignment t set state = 'assigned' from subject s where s.key = t.subject_key and t.period = $1 and s.code like '%5'`,
    [PERIOD],
  );
  const late = figuresOn('2026-10-05', 2).filter(({ kind }, index) => kind === 'agent' && index % 5 === 1);
  await measured(
    database,
    late.map((figures) => ({ ...figures, resolved: 160 - figures.resolved })),
  );
}

/** Everything that a run leaves, without the ids and instants that differ from one to the next. */
async function everythingOf(database: DataSource): Promise<unknown> {
  const OUTCOME = `s.code, v.name, o.period, o.kind, o.state, o.because, o.basis_changed_at is not null as changed, r.number, e.period as after`;
  const ABOUT = `
    from outcome o join subject s on s.key = o.subject_key join rule_version v on v.rule_id = o.rule_id and v.version = o.rule_version
      join evaluation_run r on r.key = o.run_key left join outcome e on e.id = o.suppressed_by`;
  const work = (table: string) => `
    select w.state, ${OUTCOME} ${ABOUT} join ${table} w on w.outcome_id = o.id order by o.period, s.code, v.name`;
  const ofRuns = (table: string, columns: string) => `
    select r.period, r.number, s.code, ${columns} from ${table} t join evaluation_run r on r.key = t.run_key join subject s on s.key = t.subject_key
    order by r.period, r.number, s.code, ${columns.split(',')[0]}`;
  const queries: Readonly<Record<string, string>> = {
    outcomes: `select ${OUTCOME} ${ABOUT} order by o.period, s.code, v.name`,
    improvements: work('improvement_action'),
    assignments: work('training_assignment'),
    eligibilities: work('bonus_eligibility'),
    measurements: ofRuns('run_measurement', 'indicator, value, sample'),
    deviations: ofRuns('run_deviation', 'indicator, gap, severity, p_value, signal, trend, periods_off'),
    facts: ofRuns('run_facts', 'facts'),
    verdicts: ofRuns('run_verdict', 'rule_id, verdict, because'),
    batches: `select r.period, r.number, step, ordinal, b.state, subjects from run_batch b join evaluation_run r on r.key = b.run_key order by 1, 2, 3, 4`,
    runs: 'select period, number, state, counts, failure from evaluation_run order by period, number',
    changes: `
      select r.period, r.number, s.code, v.name, c.change, c.state
      from run_outcome c join evaluation_run r on r.key = c.run_key join outcome o on o.id = c.outcome_id join subject s on s.key = o.subject_key
        join rule_version v on v.rule_id = o.rule_id and v.version = o.rule_version
      order by 1, 2, 3, 4`,
    log: `select r.period, r.number, what, l.details from run_log l join evaluation_run r on r.key = l.run_key order by 1, 2, l.key`,
    events: 'select action, count(*) from audit_event group by action order by action',
  };
  const everything: Record<string, unknown> = {};
  for (const [name, query] of Object.entries(queries)) everything[name] = await database.query(query);
  return everything;
}
