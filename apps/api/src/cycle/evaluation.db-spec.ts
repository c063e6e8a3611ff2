import type { RunRow } from '@circolo/contracts';
import { Clock } from '../platform/clock';
import { agreementFor } from '../testing/outcome-fixture';
import { heldTo, measured, ruled, type TestFigures } from '../testing/measured-centre';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { testOrganisation } from '../testing/test-interactions';
import { OutcomesService } from './outcomes.service';
import { type TestCycle, testCycle } from '../testing/turn-cycle';

let test: TestDatabase;
let cycle: TestCycle;
let training: string;
let bonus: string;

const agent = (code: string, day: string, resolved: number, satisfied?: number): TestFigures => ({
  kind: 'agent',
  code,
  day,
  contacts: 100,
  resolved,
  satisfied,
});

beforeEach(async () => {
  test = await testDatabase();
  cycle = await testCycle(test.dataSource, test.url);
  await testOrganisation(test.dataSource);
  await agreementFor(test.dataSource, cycle.by.personId, ['care-manager']);
  await heldTo(test.dataSource, 'agent', 'RES', 0.8);
  await heldTo(test.dataSource, 'agent', 'CSAT', 0.8);
  training = await ruled(test.dataSource, {
    name: 'Risoluzione bassa',
    appliesTo: 'agent',
    periodKind: 'month',
    conditions: {
      all: [
        { fact: 'RES.signal', operator: 'equal', value: true },
        { fact: 'RES.gap', operator: 'lessThan', value: 0 },
      ],
    },
    outcome: { kind: 'training', course: 'Chiusura del contatto', indicator: 'RES' },
  });
  bonus = await ruled(test.dataSource, {
    name: 'Premio',
    appliesTo: 'agent',
    periodKind: 'month',
    conditions: {
      all: [
        { fact: 'RES.severity', operator: 'equal', value: 'met' },
        { fact: 'CSAT.severity', operator: 'equal', value: 'met' },
      ],
    },
    outcome: { kind: 'bonus', title: 'Premio del mese' },
  });
});
afterEach(async () => {
  await cycle.close();
  await test.close();
});

const OUTCOMES = `
  select s.code, o.period, o.kind, o.state, o.basis_changed_at is not null as changed
  from outcome o join subject s on s.key = o.subject_key order by o.period, s.code, o.kind`;
const outcomes = async () =>
  (await test.dataSource.query<{ code: string; period: string; kind: string; state: string; changed: boolean }[]>(OUTCOMES)).map(
    ({ code, period, kind, state, changed }) => `${period} ${code} ${kind} ${state}${changed ? ' (basis changed)' : ''}`,
  );
const works = async (table: string) =>
  (await test.dataSource.query<{ state: string }[]>(`select state from ${table} order by created_at, id`)).map(({ state }) => state);
const everything = () => test.dataSource.query('select to_jsonb(o) as row from outcome o order by id');

it('measures, compares, decides and proposes, and keeps what it saw and why', async () => {
  await measured(test.dataSource, [
    agent('bassa', '2026-10-05', 50, 80),
    agent('buona', '2026-10-05', 95, 80),
    agent('muta', '2026-10-05', 95),
  ]);
  const run = await cycle.turn('2026-10');
  expect(run).toMatchObject({ period: '2026-10', number: 1, state: 'completed', failure: null });
  expect(run.steps).toEqual(['measure', 'compare', 'signal', 'decide', 'propose'].map((name) => ({ name, done: 1, total: 1 })));
  expect(run.counts).toMatchObject({ subjects: 3, outcomes: 2, notEvaluable: 1, suppressed: 0, withdrawn: 0, basisChanged: 0 });
  expect(await outcomes()).toEqual(['2026-10 bassa training proposed', '2026-10 buona bonus proposed', '2026-10 muta bonus not-evaluable']);
  expect(await works('training_assignment')).toEqual(['proposed']);
  expect((await works('bonus_eligibility')).sort()).toEqual(['not-evaluable', 'proposed']);

  const [reason] = await test.dataSource.query(
    `select o.because from outcome o join subject s on s.key = o.subject_key where s.code = 'bassa'`,
  );
  expect(reason.because).toEqual([
    { fact: 'RES.signal', operator: 'equal', expected: true, actual: true, holds: true },
    { fact: 'RES.gap', operator: 'lessThan', expected: 0, actual: expect.closeTo(-0.3, 12), holds: true },
  ]);
  const [kept] = await test.dataSource.query(
    `select m.value, m.numerator, m.denominator, m.sample, d.target, d.signal, f.facts->>'RES.severity' as severity
     from run_measurement m join run_deviation d using (run_key, subject_key, indicator) join run_facts f using (run_key, subject_key)
       join subject s on s.key = m.subject_key where s.code = 'bassa' and m.indicator = 'RES'`,
  );
  expect(kept).toEqual({ value: 0.5, numerator: 50, denominator: 100, sample: 100, target: 0.8, signal: true, severity: 'watch' });
  const [explained] = await test.dataSource.query(
    `select o.id from outcome o join subject s on s.key = o.subject_key where s.code = 'bassa'`,
  );
  expect(await new OutcomesService(test.dataSource, new Clock()).read(explained.id, cycle.by)).toMatchObject({
    conditions: { all: [{ fact: 'RES.signal' }, { fact: 'RES.gap' }] },
    facts: { 'RES.value': 0.5, 'RES.target': 0.8, 'RES.sample': 100, 'training.pending': 0, 'subject.kind': 'agent' },
    measurements: [
      { indicator: 'RES', value: 0.5, sample: 100, numerator: 50, denominator: 100, missing: [], target: 0.8, targetUpper: null },
    ],
  });
  const verdicts = await test.dataSource.query(
    `select s.code, v.verdict from run_verdict v join subject s on s.key = v.subject_key where rule_id = $1 order by s.code`,
    [bonus],
  );
  expect(verdicts).toEqual([
    { code: 'bassa', verdict: 'fails' },
    { code: 'buona', verdict: 'holds' },
    { code: 'muta', verdict: 'not-evaluable' },
  ]);
});

/** A checksum of every row that a run kept, without the run's own key. */
async function checksumOf({ id }: RunRow): Promise<Readonly<Record<string, string>>> {
  const sums: Record<string, string> = {};
  for (const table of ['run_rule', 'run_measurement', 'run_deviation', 'run_facts', 'run_verdict', 'run_batch']) {
    const content = `(to_jsonb(t) - 'run_key' - 'id' - 'done_at')::text`;
    const [row] = await test.dataSource.query<{ sum: string }[]>(
      `select count(*) || ' ' || md5(string_agg(${content}, chr(10) order by ${content})) as sum
       from ${table} t join evaluation_run r on r.key = t.run_key where r.id = $1`,
      [id],
    );
    sums[table] = row!.sum;
  }
  return sums;
}

it('changes nothing when nothing has changed: what a repeated run keeps is equal to the byte', async () => {
  const agents = Array.from({ length: 600 }, (_, index) => agent(`a${index}`, '2026-10-05', 40 + (index % 55), index % 3 ? 80 : undefined));
  await measured(test.dataSource, [agent('bassa', '2026-10-05', 50, 80), agent('muta', '2026-10-05', 95), ...agents]);
  const first = await cycle.turn('2026-10');
  const before = await everything();
  // Between the two somebody acts, and the planner comes to know the tables: neither is the evaluation's business.
  await test.dataSource.query(
    `update training_assignment set state = 'assigned' where id in (select id from training_assignment order by id limit 20)`,
  );
  await test.dataSource.query('analyze');
  const second = await cycle.turn('2026-10');
  expect(second).toMatchObject({ number: 2, counts: first.counts });
  expect(await everything()).toEqual(before);
  const sums = await checksumOf(first);
  expect(await checksumOf(second)).toEqual(sums);
  for (const sum of Object.values(sums)) expect(sum).toMatch(/^[1-9]\d* [0-9a-f]{32}$/);
  expect(new Set(await works('training_assignment'))).toEqual(new Set(['proposed', 'assigned']));
});

const ROUNDS = process.env['FULL'] ? 200 : 20;

it(`delivered ten times at once, each of ${ROUNDS * 5} jobs has the effect of one`, async () => {
  await measured(test.dataSource, [agent('bassa', '2026-10-05', 50, 80), agent('buona', '2026-10-05', 95, 80)]);
  expect(await cycle.turn('2026-10', 10)).toMatchObject({ state: 'completed', counts: { subjects: 2, outcomes: 2 } });
  const before = await everything();
  expect(before).toHaveLength(2);
  for (let round = 1; round < ROUNDS; round++)
    expect(await cycle.turn('2026-10', 10)).toMatchObject({ state: 'completed', counts: { outcomes: 2 } });
  expect(await everything()).toEqual(before);
  const [count] = await test.dataSource.query(`
    select (select count(*)::int from run_batch) as batches, (select count(*)::int from run_facts) as facts,
      (select count(*)::int from audit_event where action = 'evaluation-run.completed') as ended`);
  expect(count).toEqual({ batches: 5 * ROUNDS, facts: 2 * ROUNDS, ended: ROUNDS });
}, 300_000);

describe('late data', () => {
  it('brings new outcomes, withdraws those that nobody acted on, and proposes them again when they hold again', async () => {
    await measured(test.dataSource, [agent('bassa', '2026-10-05', 50, 80)]);
    await cycle.turn('2026-10');
    await measured(test.dataSource, [agent('bassa', '2026-10-05', 95, 80), agent('nuova', '2026-10-05', 40, 80)]);
    const second = await cycle.turn('2026-10');
    expect(await outcomes()).toEqual([
      '2026-10 bassa bonus proposed',
      '2026-10 bassa training withdrawn',
      '2026-10 nuova training proposed',
    ]);
    expect(second.counts).toMatchObject({ outcomes: 2, withdrawn: 1 });
    expect((await works('training_assignment')).sort()).toEqual(['proposed', 'withdrawn']);

    await measured(test.dataSource, [agent('bassa', '2026-10-05', 50, 80)]);
    await cycle.turn('2026-10');
    expect(await outcomes()).toContain('2026-10 bassa training proposed');
    expect(await outcomes()).toContain('2026-10 bassa bonus withdrawn');
    expect(await works('training_assignment')).toEqual(['proposed', 'proposed']);
  });

  it('flags what somebody has acted on, undoes nothing, and takes the flag away when it holds again', async () => {
    await measured(test.dataSource, [agent('bassa', '2026-10-05', 50, 80)]);
    await cycle.turn('2026-10');
    await test.dataSource.query(`update training_assignment set state = 'assigned'`);
    await measured(test.dataSource, [agent('bassa', '2026-10-05', 82, 10)]);
    const second = await cycle.turn('2026-10');
    expect(await outcomes()).toContain('2026-10 bassa training proposed (basis changed)');
    expect(second.counts).toMatchObject({ withdrawn: 0, basisChanged: 1 });
    expect(await works('training_assignment')).toEqual(['assigned']);

    await measured(test.dataSource, [agent('bassa', '2026-10-05', 50, 80)]);
    await cycle.turn('2026-10');
    expect(await outcomes()).toContain('2026-10 bassa training proposed');
  });

  it('withdraws what was asked for a subject that is no longer measured', async () => {
    await measured(test.dataSource, [agent('bassa', '2026-10-05', 50, 80), agent('buona', '2026-10-05', 95, 80)]);
    await cycle.turn('2026-10');
    await test.dataSource.query(`delete from daily_sum d using subject s where s.key = d.subject_key and s.code = 'bassa'`);
    await cycle.turn('2026-10');
    expect(await outcomes()).toEqual(['2026-10 bassa training withdrawn', '2026-10 buona bonus proposed']);
  });

  it('leaves alone what a retired rule once asked for', async () => {
    await measured(test.dataSource, [agent('bassa', '2026-10-05', 50, 80)]);
    await cycle.turn('2026-10');
    await test.dataSource.query(`update rule set state = 'retired' where id = $1`, [training]);
    await measured(test.dataSource, [agent('bassa', '2026-10-05', 95, 80)]);
    await cycle.turn('2026-10');
    expect(await outcomes()).toContain('2026-10 bassa training proposed');
  });

  it('makes no second outcome when another version of the rule asks again', async () => {
    await measured(test.dataSource, [agent('bassa', '2026-10-05', 50, 80)]);
    await cycle.turn('2026-10');
    await test.dataSource.query(
      `insert into rule_version select rule_id, 2, 'Ritoccata', applies_to, period_kind, conditions, outcome, author, writers, now(), published_by, now()
       from rule_version where rule_id = $1`,
      [training],
    );
    await cycle.turn('2026-10');
    expect((await outcomes()).filter((outcome) => outcome.includes('training'))).toEqual(['2026-10 bassa training proposed']);
  });
});

it('suppresses an outcome while one of an earlier period is open, and asks for nothing', async () => {
  await measured(test.dataSource, [agent('bassa', '2026-09-05', 50, 80), agent('bassa', '2026-10-05', 50, 80)]);
  await cycle.turn('2026-09');
  const october = await cycle.turn('2026-10');
  expect(await outcomes()).toEqual(['2026-09 bassa training proposed', '2026-10 bassa training suppressed']);
  expect(october.counts).toMatchObject({ outcomes: 0, suppressed: 1 });
  expect(await works('training_assignment')).toEqual(['proposed']);
  const [why] = await test.dataSource.query(
    `select e.period from outcome o join outcome e on e.id = o.suppressed_by where o.state = 'suppressed'`,
  );
  expect(why).toEqual({ period: '2026-09' });

  await measured(test.dataSource, [agent('bassa', '2026-11-05', 50, 80)]);
  await test.dataSource.query(`update training_assignment set state = 'completed'`);
  await cycle.turn('2026-11');
  expect(await outcomes()).toContain('2026-11 bassa training proposed');
});

it('takes facts as of the end of the period: what it asks for itself never changes its own answer', async () => {
  await test.dataSource.query(`update rule set state = 'retired'`);
  await ruled(test.dataSource, {
    name: 'Risoluzione bassa, nessun corso in attesa',
    appliesTo: 'agent',
    periodKind: 'month',
    conditions: {
      all: [
        { fact: 'RES.gap', operator: 'lessThan', value: 0 },
        { fact: 'training.pending', operator: 'equal', value: 0 },
      ],
    },
    outcome: { kind: 'training', course: 'Chiusura del contatto' },
  });
  const [{ month }] = await test.dataSource.query(`select to_char(now() at time zone 'Europe/Rome', 'YYYY-MM') as month`);
  await measured(test.dataSource, [agent('bassa', `${month}-01`, 50)]);
  for (const number of [1, 2]) {
    expect(await cycle.turn(month)).toMatchObject({ number, counts: { outcomes: 1, withdrawn: 0 } });
    expect(await works('training_assignment')).toEqual(['proposed']);
  }
});

it('looks at no agent without an agreement, and withdraws what was asked under one that ended', async () => {
  await measured(test.dataSource, [
    agent('bassa', '2026-10-05', 50, 80),
    { kind: 'team', code: 'Nord', day: '2026-10-05', contacts: 100, resolved: 50 },
  ]);
  await cycle.turn('2026-10');
  await agreementFor(test.dataSource, cycle.by.personId, [], true);
  const run = await cycle.turn('2026-10');
  expect(run.counts).toMatchObject({ subjects: 1, outcomes: 0, withdrawn: 1 });
  const [agents] = await test.dataSource.query(
    `select count(*)::int as measured from run_measurement m join subject s on s.key = m.subject_key join evaluation_run r on r.key = m.run_key
     where s.kind = 'agent' and r.number = 2`,
  );
  expect(agents).toEqual({ measured: 0 });
});

it('plans batches of 500 and counts every subject once', async () => {
  await measured(
    test.dataSource,
    Array.from({ length: 1203 }, (_, index) => agent(`a${index}`, '2026-10-05', 50 + (index % 50))),
  );
  const { id } = await cycle.runs.start('2026-10', cycle.by);
  await cycle.beginning.begin(id);
  expect((await cycle.runs.read(id)).steps.map(({ total }) => total)).toEqual([3, 3, 1, 3, 3]);
  const run = await cycle.finish(id);
  expect(run.counts.subjects).toBe(1203);
  const [kept] = await test.dataSource.query('select count(*)::int as facts, count(distinct subject_key)::int as subjects from run_facts');
  expect(kept).toEqual({ facts: 1203, subjects: 1203 });
});

describe('a run that ends early', () => {
  let run: RunRow;
  beforeEach(async () => {
    await measured(test.dataSource, [agent('bassa', '2026-10-05', 50, 80)]);
    run = await cycle.runs.start('2026-10', cycle.by);
  });

  it('goes on where it was when it is resumed', async () => {
    await cycle.beginning.begin(run.id);
    await cycle.batches.work((await cycle.waiting(run.id))[0]!);
    await cycle.controls.fail(run.id, { code: 'failed', details: {}, step: 'measure' });
    expect(await cycle.waiting(run.id)).toEqual([]);
    const failed = await cycle.runs.read(run.id);
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'failed' }, steps: [{ done: 1 }, { done: 0 }, {}, {}, {}] });
    expect(await cycle.controls.resume(run.id, cycle.by)).toMatchObject({ state: 'queued', failure: null });
    expect(await cycle.finish(run.id)).toMatchObject({ state: 'completed', counts: { subjects: 1, outcomes: 1 } });
  });

  it('does nothing more when it is cancelled, not even what a worker had in hand', async () => {
    await cycle.beginning.begin(run.id);
    const [batch] = await cycle.waiting(run.id);
    const holder = test.dataSource.createQueryRunner();
    await holder.connect();
    await holder.startTransaction();
    // The batch has done its work and waits for the run, which is being cancelled.
    await holder.query('select from evaluation_run where id = $1 for update', [run.id]);
    const working = cycle.batches.work(batch!);
    await holder.query(`update evaluation_run set state = 'cancelled' where id = $1`, [run.id]);
    await holder.commitTransaction();
    await holder.release();
    await working;
    const [kept] = await test.dataSource.query('select count(*)::int as measured from run_measurement');
    expect(kept).toEqual({ measured: 0 });
    expect(await cycle.runs.read(run.id)).toMatchObject({ state: 'cancelled', steps: [{ done: 0 }, {}, {}, {}, {}] });
  });

  it('is not resumed behind a newer one', async () => {
    await cycle.controls.fail(run.id, { code: 'failed', details: {}, step: 'measure' });
    await cycle.turn('2026-10');
    await expect(cycle.controls.resume(run.id, cycle.by)).rejects.toMatchObject({ code: 'not-in-this-state', details: { newer: 2 } });
  });
});

it('refuses a second run of a period while one is going, and names it', async () => {
  await measured(test.dataSource, [agent('bassa', '2026-10-05', 50, 80)]);
  const starts = await Promise.allSettled(Array.from({ length: 8 }, () => cycle.runs.start('2026-10', cycle.by)));
  const begun = starts.filter((start) => start.status === 'fulfilled').map(({ value }) => value);
  const refused = starts.filter((start) => start.status === 'rejected').map(({ reason }) => reason as unknown);
  expect(begun).toHaveLength(1);
  expect(refused).toHaveLength(7);
  for (const refusal of refused)
    expect(refusal).toMatchObject({ code: 'run-already-going', details: { run: { id: begun[0]!.id, number: 1 } } });
});

it('refuses a period that there is not, and one in which nothing happened', async () => {
  await measured(test.dataSource, [agent('bassa', '2026-10-05', 50, 80)]);
  await expect(cycle.runs.start('2026-13', cycle.by)).rejects.toMatchObject({ code: 'period-unknown' });
  await expect(cycle.runs.start('2025-10', cycle.by)).rejects.toMatchObject({ code: 'period-without-data' });
});
