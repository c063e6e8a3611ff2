import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JOBS } from '@circolo/contracts';
import { Clock } from '../platform/clock';
import { JobQueue } from '../platform/job-queue';
import { type OwedImport, owedImports } from '../sources/imports.reads';

/**
 * Queues again the imports that are owed a reading or an undoing and that no queue knows of; one that is being read has its job. The queue
 * takes a minute to notice that a worker was killed: one whose reading nobody is at is queued again at once.
 */
@Injectable()
export class SweepImports {
  constructor(
    private readonly database: DataSource,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const at = this.clock.now();
    const owed = await owedImports(this.database, at);
    if (owed.length === 0) return;
    const { waiting, active } = await this.queue.unfinished('collect');
    // The second makes an id that no earlier attempt has had.
    const attempt = Math.floor(Date.parse(at) / 1000);
    const lost = owed.filter((one) => !isKnown(one, [...waiting, ...(one.isAbandoned ? [] : active)]));
    for (const { id, job } of lost) await this.queue.add(job, { id, attempt });
  }
}

function isKnown({ id, job }: OwedImport, jobIds: readonly string[]): boolean {
  const [any] = JOBS[job].jobId({ id }).split(/-\d+$/);
  return jobIds.some((known) => known.startsWith(`${any}-`));
}
