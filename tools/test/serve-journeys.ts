// Serves the demo for the journeys, as `npm run demo` does, on data of its own that go when it stops.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkout } from '../start/checkout.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'circolo-journeys-'));
chmodSync(folder, 0o755);
const demo = spawn(process.execPath, [path.join(checkout, 'tools/start/bootstrap.mjs'), 'demo'], {
  cwd: checkout,
  env: { ...process.env, DATA_FOLDER: folder, SIGN_IN_LIMIT: '10000' },
  stdio: ['ignore', 'inherit', 'inherit'],
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => demo.kill(signal));
const [code] = (await once(demo, 'exit')) as [number | null];
rmSync(folder, { recursive: true, force: true });
process.exit(code ?? 1);
