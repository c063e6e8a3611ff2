import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { measureOwedDays } from '../indicators/daily-sums';
import { measuredSubjects } from '../indicators/measured-subjects.reads';
import { recordedAgreement } from '../indicators/monitoring-agreement.reads';
import { Clock } from '../platform/clock';
import type { Sql } from '../platform/database';
import { JobQueue } from '../platform/job-queue';
import { announce } from '../platform/progress';
import { publishedRules } from '../rules/rules.reads';
import { holdRecords } from '../sources/days-to-measure.reads';
import { freezeEarlierRuns } from './earlier-runs';
import { goOn, planMeasuring } from './plan-steps';
import { note } from './run-log';
import { RUN_COLUMNS, type RunInWork } from './run-in-work';

const CLAIM = `select ${RUN_COLUMNS} from evaluation_run r where r.id = $1 and r.state = 'queued' and r.paused_at is null for no key update skip locked`;
const IS_PLANNED =
  'select exists (select from run_rule where run_key = $1) or exists (select from run_batch where run_key = $1) as planned';
const FREEZE_RULES = `
  insert into run_rule (run_key, position, rule_id, version)
  select $1, place, id, version from unnest($2::uuid[], $3::int[]) with ordinality rules (id, version, place)`;
const BEGIN = `
  update evaluation_run set state = $2, started_at = coalesce(started_at, $3), agreement_revision = coalesce(agreement_revision, $4), counts = counts || $5
  where key = $1`;

/** Begins a queued run, or goes on with one that was queued again: the rules and subjects are fixed once, then batches do the work. */
@Injectable()
export class RunBeginService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  async begin(id: string): Promise<void> {
    const batches = await this.database.transaction(async (tx) => {
      const [run] = await tx.query<RunInWork[]>(CLAIM, [id]);
      if (!run) return [];
      const subjects = await fix(tx, run);
      const onward = await goOn(tx, run);
      const at = this.clock.now();
      const agreement = await recordedAgreement(tx);
      await tx.query(BEGIN, [run.key, onward.state, at, agreement?.revision ?? null, subjects === null ? {} : { subjects }]);
      if (subjects !== null) await note(tx, run.key, { at, what: 'begun' });
      await announce(tx, `run:${id}`);
      return onward.batches;
    });
    await this.queue.add('run-batch', ...batches);
  }
}

/**
 * Measures what imports still owe, then fixes which rules and subjects the run is about: what changes from here on is late for it.
 * @returns how many subjects; null where it had been done before
 */
async function fix(tx: Sql, run: RunInWork): Promise<number | null> {
  const [{ planned } = { planned: false }] = await tx.query<{ planned: boolean }[]>(IS_PLANNED, [run.key]);
  if (planned) return null;
  await holdRecords(tx);
  await measureOwedDays(tx);
  const rules = await publishedRules(tx, run.kind);
  await tx.query(FREEZE_RULES, [run.key, rules.map(({ id }) => id), rules.map(({ version }) => version)]);
  await freezeEarlierRuns(tx, run, rules);
  const subjects = await measuredSubjects(tx, run);
  await planMeasuring(tx, run, subjects);
  return subjects.length;
}
