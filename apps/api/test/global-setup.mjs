import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../../tools/postgres/start-postgres.ts';

/** One server for all database tests: the one in TEST_DATABASE_URL, or an embedded one of its own. */
export default async function () {
  if (process.env.TEST_DATABASE_URL) return;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'circolo-test-'));
  const server = await startPostgres({
    folder,
    port: 0,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  process.env.TEST_DATABASE_URL = server.url;
  globalThis.__POSTGRES__ = { server, folder };
}
