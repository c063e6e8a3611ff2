import { Logger } from '@nestjs/common';
import { QUEUE_STORES, type TestStore, testStore } from '../testing/queue-stores';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { readConfig } from './config';
import { JobQueue } from './job-queue';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

for (const { name, isHere } of QUEUE_STORES) {
  (isHere ? describe : describe.skip)(`queues in ${name}`, () => {
    let test: TestDatabase;
    let store: TestStore;
    let queue: JobQueue;

    beforeAll(async () => {
      test = await testDatabase();
      store = await testStore(name, test.dataSource);
      queue = new JobQueue(readConfig({ DATABASE_URL: test.url, ...store.environment }));
    });
    afterAll(async () => {
      await queue.onApplicationShutdown();
      await store.close();
      await test.close();
    });

    it('answer, and say where they are', async () => {
      await expect(queue.ping()).resolves.toBeUndefined();
      expect(queue.store).toBe(name);
    });

    it('keep every job once, and tell of all that wait', async () => {
      const owed = Array.from({ length: 30 }, (_, index) => ({ id: id(index) }));
      await Promise.all([queue.add('run-batch', ...owed), queue.add('run-batch', ...owed), queue.add('begin-run')]);
      const { waiting, active } = await queue.unfinished('cycle');
      expect([...waiting].sort()).toEqual(owed.map((one) => `run-batch-${one.id}-0`));
      expect([...active]).toEqual([]);
      await store.wipe();
      expect((await queue.unfinished('cycle')).waiting.size).toBe(0);
    });
  });
}

// One that is away says so again and again.
beforeAll(() => Logger.overrideLogger(false));

it('a store that does not answer makes health fail soon, and keeps nobody who owes a job waiting for long', async () => {
  const queue = new JobQueue(readConfig({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', REDIS_URL: 'redis://127.0.0.1:1' }));
  await expect(queue.ping()).rejects.toThrow('does not answer');
  await queue.add('begin-run', { id: id(1) });
  await queue.onApplicationShutdown();
}, 30_000);

it.each(['http://127.0.0.1', 'redis', '127.0.0.1:6379'])('refuses %s as a Redis', (url) => {
  expect(() => readConfig({ DATABASE_URL: 'postgres://a@b/c', REDIS_URL: url })).toThrow(/REDIS_URL/);
});
