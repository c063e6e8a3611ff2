import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JOBS } from '@circolo/contracts';
import { Clock } from '../platform/clock';
import { JobQueue } from '../platform/job-queue';
import { type OwedImport, owedImports } from '../sources/imports.reads';

/** Queues again the imports that are owed a reading or an undoing and that no queue knows of; one that is being read has its job. */
@Injectable()
export class SweepImports {
  constructor(
    private readonly database: DataSource,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const owed = await owedImports(this.database);
    if (owed.length === 0) return;
    const { waiting, active } = await this.queue.unfinished('collect');
    const known = [...waiting, ...active];
    // The second makes an id that no earlier attempt has had.
    const attempt = Math.floor(Date.parse(this.clock.now()) / 1000);
    for (const { id, job } of owed.filter((one) => !isKnown(one, known))) await this.queue.add(job, { id, attempt });
  }
}

function isKnown({ id, job }: OwedImport, jobIds: readonly string[]): boolean {
  const [any] = JOBS[job].jobId({ id }).split(/-\d+$/);
  return jobIds.some((known) => known.startsWith(`${any}-`));
}
