import os from 'node:os';
import {
  createPostgresBackend,
  createRedisBackend,
  type JobsOptions,
  type Processor,
  Queue,
  type QueueOptions,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import type { QueueName } from '@circolo/contracts';
import type { Config } from './config';

/** Where the queues are kept: in the Redis of `REDIS_URL`, else in our own PostgreSQL. Neither is the truth: what is owed is a row of ours. */
export type QueueStore = 'redis' | 'postgresql';

export function storeOf({ redisUrl }: Pick<Config, 'redisUrl'>): QueueStore {
  return redisUrl === undefined ? 'postgresql' : 'redis';
}

/** Keys of ours in a Redis that others may use too. */
const PREFIX = 'circolo';
const RECONNECT_MS = 2_000;

type Options<T> = Omit<T, 'connection'>;

/** How often a job is tried, and how long it is remembered. */
export const JOB_OPTIONS: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: { age: 3600, count: 2000 },
  removeOnFail: { age: 7 * 86_400 },
};

const USUAL = { lockDuration: 60_000, stalledInterval: 10_000, maxStalledCount: 1000 };
/** How many jobs of a queue a worker has in hand at once, and when one that it no longer speaks of is given to another. */
export const WORKER_OPTIONS: Readonly<Record<QueueName, Options<WorkerOptions>>> = {
  collect: { ...USUAL, concurrency: 1 },
  cycle: { ...USUAL, concurrency: 4 },
};

/** A queue, to put jobs into and to look at. */
export function openQueue(config: Config, name: QueueName, options: Options<QueueOptions>): Queue {
  return storeOf(config) === 'redis'
    ? new Queue(name, { ...options, ...redisOf(config) }, createRedisBackend)
    : (new Queue(name, { ...options, ...postgresOf(config) }, createPostgresBackend) as unknown as Queue);
}

/** A worker on a queue; its name says on which machine and in which process it works. */
export function openWorker(config: Config, name: QueueName, work: Processor, options: Options<WorkerOptions>): Worker {
  const named = { ...options, name: `${os.hostname()}-${process.pid}` };
  return storeOf(config) === 'redis'
    ? new Worker(name, work, { ...named, ...redisOf(config) }, createRedisBackend)
    : (new Worker(name, work, { ...named, ...postgresOf(config) }, createPostgresBackend) as unknown as Worker);
}

/** Redis may be away for as long as it likes: whoever waits for it has a limit of their own. */
function redisOf({ redisUrl }: Config) {
  const retryStrategy = (times: number) => Math.min(100 * times, RECONNECT_MS);
  return { prefix: PREFIX, connection: { url: redisUrl!, maxRetriesPerRequest: null, retryStrategy } };
}

function postgresOf({ databaseUrl }: Config) {
  return { connection: { connectionString: databaseUrl, max: 4, options: '-c synchronous_commit=off' } };
}
