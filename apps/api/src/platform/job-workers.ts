import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Job, UnrecoverableError, type Worker } from 'bullmq';
import { JOBS, type JobName, type JobPayload, QUEUES } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { type Config, CONFIG } from './config';
import { openWorker, WORKER_OPTIONS } from './queue-store';

/** `last`: an error now is the end of this job; it will not be tried again. */
export interface Delivery {
  readonly last: boolean;
}

/** One handler for each job; a forgotten one does not compile. */
export type JobHandlers = { readonly [N in JobName]: (payload: JobPayload<N>, delivery: Delivery) => Promise<void> };
export const JOB_HANDLERS = Symbol('JOB_HANDLERS');

/** Takes jobs from the queues, checks their payload, and hands them to their handlers. A refusal is final; anything else is tried again. */
@Injectable()
export class JobWorkers implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(JobWorkers.name);
  private workers: readonly Worker[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(JOB_HANDLERS) private readonly handlers: JobHandlers,
  ) {}

  onApplicationBootstrap(): void {
    this.workers = QUEUES.map((name) => {
      const worker = openWorker(this.config, name, (job) => this.work(job), WORKER_OPTIONS[name]);
      worker.on('error', (error) => this.log.error(error.message));
      worker.on('failed', (job, error) =>
        this.log.error({ job: job?.name, id: job?.id, attempts: job?.attemptsMade, error: error.message }, 'job failed'),
      );
      return worker;
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  private async work(job: Job): Promise<void> {
    const name = job.name as JobName;
    const handler = this.handlers[name] as ((payload: unknown, delivery: Delivery) => Promise<void>) | undefined;
    if (!handler) throw new UnrecoverableError(`no handler for the job ${job.name}`);
    const payload = JOBS[name].payload.safeParse(job.data);
    if (!payload.success) throw new UnrecoverableError(`bad payload of ${job.name}: ${payload.error.message}`);
    try {
      await handler(payload.data, { last: job.attemptsMade + 1 >= (job.opts.attempts ?? 1) });
    } catch (error) {
      if (error instanceof Refusal) throw new UnrecoverableError(error.code);
      throw error;
    }
  }
}
