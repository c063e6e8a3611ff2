import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type JobName, JOBS } from '@circolo/contracts';
import type { Sql } from '../platform/database';
import { JobQueue } from '../platform/job-queue';
import { Repeated } from '../platform/repeated';
import { SweepImports } from './sweep-imports';

const EVERY_MS = 2_000;
const SWEEPING = 4_171_210;

const OWED_RUNS = `select id, attempts as attempt from evaluation_run where state = 'queued' and paused_at is null`;
const OWED_BATCHES = `
  select b.id, b.attempts as attempt from run_batch b join evaluation_run r on r.key = b.run_key
  where b.state = 'waiting' and r.state in ('measuring', 'comparing', 'deciding') and r.paused_at is null`;
/** Another attempt for what nobody has in hand: a locked row is being worked on right now. */
const tryAgain = (table: string, state: string) => `
  update ${table} set attempts = attempts + 1
  where id in (select id from ${table} where id = any($1::uuid[]) and state = '${state}' for no key update skip locked)
  returning id, attempts as attempt`;
const TRY_RUNS_AGAIN = tryAgain('evaluation_run', 'queued');
const TRY_BATCHES_AGAIN = tryAgain('run_batch', 'waiting');

interface Owed {
  readonly id: string;
  readonly attempt: number;
}

/**
 * Puts back into the queues what our own rows say is owed and no queue has: committed and never queued, lost with a killed worker, or
 * wiped with the queue. What is queued twice is done once.
 */
@Injectable()
export class Sweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly repeated = new Repeated(Sweep.name, EVERY_MS, () => this.sweep());

  constructor(
    private readonly database: DataSource,
    private readonly queue: JobQueue,
    private readonly imports: SweepImports,
  ) {}

  onApplicationBootstrap(): void {
    this.repeated.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.repeated.stop();
  }

  /** One pass; two at once would only queue things twice, so one of them does nothing. */
  async sweep(): Promise<void> {
    const { waiting } = await this.queue.unfinished('cycle');
    const owed = await this.database.transaction(async (tx) => {
      const [free] = await tx.query<{ mine: boolean }[]>('select pg_try_advisory_xact_lock($1) as mine', [SWEEPING]);
      if (!free?.mine) return { runs: [], batches: [] };
      return {
        runs: await retried(tx, OWED_RUNS, TRY_RUNS_AGAIN, 'begin-run', waiting),
        batches: await retried(tx, OWED_BATCHES, TRY_BATCHES_AGAIN, 'run-batch', waiting),
      };
    });
    await this.queue.add('begin-run', ...owed.runs);
    await this.queue.add('run-batch', ...owed.batches);
    await this.imports.sweep();
  }
}

async function retried(tx: Sql, owing: string, tryingAgain: string, name: JobName, waiting: ReadonlySet<string>): Promise<readonly Owed[]> {
  const lost = (await tx.query<Owed[]>(owing)).filter((owed) => !waiting.has(JOBS[name].jobId(owed)));
  if (lost.length === 0) return [];
  const [rows] = await tx.query<[Owed[], number]>(tryingAgain, [lost.map(({ id }) => id)]);
  return rows;
}
