import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { DataSource } from 'typeorm';
import type { QueueStore } from '../platform/queue-store';

/** A place for the queues of one test, as the configuration names it. */
export interface TestStore {
  readonly environment: Readonly<Record<string, string>>;
  /** Everything in the queues goes, as after a loss of the store. */
  readonly wipe: () => Promise<void>;
  /** By which workers the jobs of the queue of evaluation runs were taken, each once. */
  readonly workers: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

const redisServer = process.env['REDIS_SERVER'] ?? 'redis-server';
const hasRedis = spawnSync(redisServer, ['--version'], { stdio: 'ignore' }).status === 0;

/** Each store that the queues can be in, with whether this system has it: what tests cannot have they skip, and say so. */
export const QUEUE_STORES: readonly { readonly name: QueueStore; readonly isHere: boolean }[] = [
  { name: 'postgresql', isHere: true },
  { name: 'redis', isHere: hasRedis },
];
if (!hasRedis) process.stderr.write('no redis-server on this system: what is tested on Redis is skipped\n');

/** An empty store; PostgreSQL's is in the database of the test. */
export async function testStore(name: QueueStore, database: DataSource): Promise<TestStore> {
  return name === 'redis' ? redisStore() : postgresStore(database);
}

function postgresStore(database: DataSource): TestStore {
  const WORKERS = `select distinct processed_by as name from bullmq.job where queue = 'cycle' and processed_by is not null`;
  return {
    environment: {},
    wipe: async () => void (await database.query('delete from bullmq.job')),
    workers: async () => (await database.query<{ name: string }[]>(WORKERS)).map(({ name }) => name),
    close: async () => undefined,
  };
}

async function redisStore(): Promise<TestStore> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'circolo-redis-'));
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const server = spawn(redisServer, [...options, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}/0`;
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  await client.ping();
  return {
    environment: { REDIS_URL: url },
    wipe: async () => void (await client.flushall()),
    workers: async () => {
      const keys = (await client.keys('circolo:cycle:*-*')).filter((key) => /:(begin-run|run-batch)-[^:]+$/.test(key));
      const names = await Promise.all(keys.map((key) => client.hget(key, 'pb')));
      return [...new Set(names.filter((name) => name !== null))];
    },
    close: async () => {
      client.disconnect();
      const ended = once(server, 'exit');
      server.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until something is so, or says what was waited for. */
export async function until(what: string, isSo: () => Promise<boolean>, patienceMs = 120_000): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(25)) if (await isSo()) return;
  throw new Error(`waited in vain until ${what}`);
}
