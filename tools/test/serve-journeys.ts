// Serves the demo for the journeys, as `npm run demo` does, on data of its own that go when it stops; with JOURNEYS_ON=redis the queues are in
// a Redis of its own, and two workers share the jobs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../postgres/free-port.ts';
import { checkout } from '../start/checkout.ts';

const firstRedisPort = 16379;

const folder = mkdtempSync(path.join(os.tmpdir(), 'circolo-journeys-'));
chmodSync(folder, 0o755);
const redisPort = process.env['JOURNEYS_ON'] === 'redis' ? await freePort(firstRedisPort) : null;
const redis =
  redisPort === null
    ? null
    : spawn(
        process.env['REDIS_SERVER'] ?? 'redis-server',
        ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
        { stdio: 'ignore', detached: true },
      );
const demo = spawn(process.execPath, [path.join(checkout, 'tools/start/bootstrap.mjs'), 'demo'], {
  cwd: checkout,
  env: {
    ...process.env,
    DATA_FOLDER: folder,
    SIGN_IN_LIMIT: '10000',
    ...(redis ? { REDIS_URL: `redis://127.0.0.1:${redisPort}`, WORKERS: '2' } : {}),
  },
  stdio: ['ignore', 'inherit', 'inherit'],
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => demo.kill(signal));
const [code] = (await once(demo, 'exit')) as [number | null];
redis?.kill();
rmSync(folder, { recursive: true, force: true });
process.exit(code ?? 1);
