import { RUN_STEPS, type RunStep } from '@circolo/contracts';
import { moveRun, type RunCommand, type RunState } from '@circolo/domain';
import type { Sql } from '../platform/database';
import type { RunInWork } from './run-in-work';

/** Measured here: batches of 500 make jobs fifty times cheaper than one for each subject. */
export const BATCH_SIZE = 500;

/** The state of a run while it is at a step. */
const STATE_AT: Readonly<Record<RunStep, RunState>> = {
  measure: 'measuring',
  compare: 'comparing',
  signal: 'comparing',
  decide: 'deciding',
  propose: 'deciding',
};
/** How a run gets from each state to the next. */
const ONWARD: Readonly<Partial<Record<RunState, RunCommand>>> = {
  queued: 'measure',
  measuring: 'compare',
  comparing: 'decide',
  deciding: 'complete',
};

const PLAN = `
  insert into run_batch (run_key, step, ordinal, subjects)
  select $1, $2, part, array_agg(key order by place)
  from (select key, place, (place - 1) / $4 as part from unnest($3::int[]) with ordinality subjects (key, place)) parted
  group by part`;
const PLAN_SIGNALS = `insert into run_batch (run_key, step, ordinal, subjects) values ($1, 'signal', 0, '{}')`;
const WAITING = `select id, attempts as attempt from run_batch where run_key = $1 and step = $2 and state = 'waiting' order by ordinal`;
const SUBJECTS_OF_RUN = `select unnest(subjects) as key from run_batch where run_key = $1 and step = 'measure' order by ordinal`;
/** Whoever has an outcome of the period is looked at again, measured this time or not. */
const SUBJECTS_WITH_OUTCOMES = `
  select distinct o.subject_key as key from outcome o join run_rule r on r.run_key = $1 and r.rule_id = o.rule_id
  where o.period = $2 and o.subject_key <> all($3::int[]) order by key`;

/** A waiting batch as its job names it. */
export interface OwedBatch {
  readonly id: string;
  readonly attempt: number;
}

/** Where a run goes on: its new state, and the batches that wait; none when it has come to its end. */
export interface Onward {
  readonly state: RunState;
  readonly batches: readonly OwedBatch[];
}

export async function planMeasuring(tx: Sql, run: RunInWork, subjectKeys: readonly number[]): Promise<void> {
  await tx.query(PLAN, [run.key, 'measure', subjectKeys, BATCH_SIZE]);
}

/** The first step with something to do, planned if it was not; the run must be locked. Steps without a subject are passed over. */
export async function goOn(tx: Sql, run: RunInWork): Promise<Onward> {
  let { state } = run;
  for (const step of RUN_STEPS) {
    let batches = await tx.query<OwedBatch[]>(WAITING, [run.key, step]);
    if (batches.length === 0 && (await isUnplanned(tx, run, step))) {
      await plan(tx, run, step);
      batches = await tx.query<OwedBatch[]>(WAITING, [run.key, step]);
    }
    if (batches.length === 0) continue;
    while (state !== STATE_AT[step]) state = moveRun(state, ONWARD[state]!);
    return { state, batches };
  }
  while (state !== 'completed') state = moveRun(state, ONWARD[state]!);
  return { state, batches: [] };
}

async function isUnplanned(tx: Sql, run: RunInWork, step: RunStep): Promise<boolean> {
  if (step === 'measure') return false;
  const [row] = await tx.query<{ none: boolean }[]>('select not exists (select from run_batch where run_key = $1 and step = $2) as none', [
    run.key,
    step,
  ]);
  return row!.none;
}

async function plan(tx: Sql, run: RunInWork, step: RunStep): Promise<void> {
  if (step === 'signal') return void (await tx.query(PLAN_SIGNALS, [run.key]));
  const measured = (await tx.query<{ key: number }[]>(SUBJECTS_OF_RUN, [run.key])).map(({ key }) => key);
  const others = step === 'propose' ? await tx.query<{ key: number }[]>(SUBJECTS_WITH_OUTCOMES, [run.key, run.period, measured]) : [];
  await tx.query(PLAN, [run.key, step, [...measured, ...others.map(({ key }) => key)], BATCH_SIZE]);
}
