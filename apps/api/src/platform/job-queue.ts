import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, Queue, setDefaultBackendFactory } from 'bullmq';
import { JOBS, type JobName, type JobPayload, QUEUES, type QueueName } from '@circolo/contracts';
import { type Config, CONFIG } from './config';

/** The queue's connection: our own PostgreSQL. */
export function queueConnection(config: Config): { connection: never } {
  setDefaultBackendFactory(createPostgresBackend);
  return { connection: { connectionString: config.databaseUrl, max: 4, options: '-c synchronous_commit=off' } as never };
}

/** Puts jobs into their queues. Always after the commit of the row that says what is owed: the sweep finds what was forgotten between the two. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly log = new Logger(JobQueue.name);
  private readonly queues: ReadonlyMap<QueueName, Queue>;

  constructor(@Inject(CONFIG) config: Config) {
    this.queues = new Map(QUEUES.map((name) => [name, new Queue(name, { ...queueConnection(config), defaultJobOptions: keep })]));
    for (const queue of this.queues.values()) queue.on('error', (error) => this.log.warn(error.message));
  }

  async add<N extends JobName>(name: N, ...payloads: JobPayload<N>[]): Promise<void> {
    if (payloads.length === 0) return;
    const { queue, jobId } = JOBS[name];
    const jobs = payloads.map((data) => ({ name, data, opts: { jobId: (jobId as (p: JobPayload<N>) => string)(data) } }));
    await this.queues.get(queue)?.addBulk(jobs);
  }

  /** The ids of the jobs of a queue that are still to be worked on; `active` are those that some worker has, or had when it died. */
  async unfinished(name: QueueName): Promise<{ readonly waiting: ReadonlySet<string>; readonly active: ReadonlySet<string> }> {
    const queue = this.queues.get(name)!;
    const [waiting, active] = await Promise.all([queue.getRanges(['waiting', 'delayed', 'prioritized']), queue.getRanges(['active'])]);
    return { waiting: new Set(waiting), active: new Set(active) };
  }

  /** How many jobs of a queue there are, by state. */
  countsOf(name: QueueName): Promise<Readonly<Record<string, number>>> {
    return this.queues.get(name)!.getJobCounts('waiting', 'delayed', 'active', 'failed');
  }

  /** Answers when the queue's store does. */
  async ping(): Promise<void> {
    for (const queue of this.queues.values()) await queue.getJobCounts('active');
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }
}

const keep = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: { age: 3600, count: 2000 },
  removeOnFail: { age: 7 * 86_400 },
};
