import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JOBS } from '@circolo/contracts';
import { JobQueue } from '../platform/job-queue';
import { Repeated } from '../platform/repeated';
import { owedSimulations, simulationsTriedAgain } from './simulation.reads';

const EVERY_MS = 2_000;

/** Queues again the simulations that are owed a job and that no queue knows of; what is queued twice is done once. */
@Injectable()
export class SweepSimulations implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly repeated = new Repeated(SweepSimulations.name, EVERY_MS, () => this.sweep());

  constructor(
    private readonly database: DataSource,
    private readonly queue: JobQueue,
  ) {}

  onApplicationBootstrap(): void {
    this.repeated.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.repeated.stop();
  }

  async sweep(): Promise<void> {
    const owed = await owedSimulations(this.database);
    if (owed.length === 0) return;
    const { waiting, active } = await this.queue.unfinished('cycle');
    const { jobId } = JOBS['simulate-rule'];
    const lost = owed.filter((one) => !waiting.has(jobId(one)) && !active.has(jobId(one)));
    if (lost.length === 0) return;
    const again = await simulationsTriedAgain(
      this.database,
      lost.map(({ id }) => id),
    );
    await this.queue.add('simulate-rule', ...again);
  }
}
