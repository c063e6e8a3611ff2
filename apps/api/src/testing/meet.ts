import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

const WAITING = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
const PATIENCE_MS = 10_000;

/**
 * Makes works meet: each runs until it waits for the lock, and only when all of them wait does the lock go. So a test about two at once
 * is about two at once every time.
 * @param lock the statement that takes the lock, such as `lock table team`
 */
export async function meetAt<T>(database: DataSource, lock: string, works: readonly (() => Promise<T>)[]): Promise<T[]> {
  const runner = database.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query(lock);
    const results = works.map((work) => work());
    const until = Date.now() + PATIENCE_MS;
    for (let waiting = 0; waiting < works.length && Date.now() < until; await pause(10)) {
      const [row] = await database.query<{ n: number }[]>(WAITING);
      waiting = row?.n ?? 0;
    }
    await runner.commitTransaction();
    return await Promise.all(results);
  } finally {
    await runner.release();
  }
}
