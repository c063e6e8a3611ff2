import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { JobState, Queue } from 'bullmq';
import { JOBS, type JobName, type JobPayload, QUEUES, type QueueName } from '@circolo/contracts';
import { type Config, CONFIG } from './config';
import { JOB_OPTIONS, openQueue, storeOf, type QueueStore } from './queue-store';

/** How long anybody waits for a store that does not answer. */
const PATIENCE_MS = 10_000;
const PING_PATIENCE_MS = 3_000;

/** Puts jobs into their queues. Always after the commit of the row that says what is owed: the sweep finds what was forgotten between the two. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly log = new Logger(JobQueue.name);
  private readonly queues: ReadonlyMap<QueueName, Queue>;
  readonly store: QueueStore;

  constructor(@Inject(CONFIG) config: Config) {
    this.store = storeOf(config);
    this.queues = new Map(QUEUES.map((name) => [name, openQueue(config, name, { defaultJobOptions: JOB_OPTIONS })]));
    for (const queue of this.queues.values()) queue.on('error', (error) => this.log.warn(error.message));
  }

  /** The queues themselves, to be looked at. */
  get all(): readonly Queue[] {
    return [...this.queues.values()];
  }

  /** A store that does not take them is told to the log alone: what is owed is written already, and the sweep queues it once the store answers. */
  async add<N extends JobName>(name: N, ...payloads: JobPayload<N>[]): Promise<void> {
    if (payloads.length === 0) return;
    const { queue, jobId } = JOBS[name];
    const jobs = payloads.map((data) => ({ name, data, opts: { jobId: (jobId as (p: JobPayload<N>) => string)(data) } }));
    await inTime(this.queues.get(queue)!.addBulk(jobs)).catch((error: Error) => this.log.warn(`not queued yet: ${error.message}`));
  }

  /** The ids of the jobs of a queue that are still to be worked on; `active` are those that some worker has, or had when it died. */
  async unfinished(name: QueueName): Promise<{ readonly waiting: ReadonlySet<string>; readonly active: ReadonlySet<string> }> {
    const queue = this.queues.get(name)!;
    // Without saying so it would be the first two of each.
    const idsOf = (...states: JobState[]) => inTime(queue.getRanges(states, 0, -1));
    const [waiting, active] = await Promise.all([idsOf('waiting', 'delayed', 'prioritized'), idsOf('active')]);
    return { waiting: new Set(waiting), active: new Set(active) };
  }

  /** How many jobs of a queue there are, by state. */
  countsOf(name: QueueName): Promise<Readonly<Record<string, number>>> {
    return inTime(this.queues.get(name)!.getJobCounts('waiting', 'delayed', 'active', 'failed'));
  }

  /** Answers when the queue's store does. */
  async ping(): Promise<void> {
    await inTime(Promise.all(this.all.map((queue) => queue.getJobCounts('active'))), PING_PATIENCE_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.all.map((queue) => queue.close()));
  }
}

/** @throws when it takes longer than anybody waits */
async function inTime<T>(answer: Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the store of the queues does not answer')), patienceMs);
  });
  try {
    return await Promise.race([answer, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
