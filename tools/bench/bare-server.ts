import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '../postgres/free-port.ts';
import { endProcess } from '../process/end.ts';
import { identityOf } from '../process/identity.ts';

export type BareServer = { readonly url: string; readonly pid: number; readonly stop: () => Promise<void> };

const stopPatienceMs = 5000;

/** Starts `bare-list-server.ts` as a process of its own, as the product is one. */
export async function startBareServer(databaseUrl: string): Promise<BareServer> {
  const port = await freePort(23_500);
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare-list-server.ts')], {
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl, PORT: String(port) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const pid = child.pid ?? 0;
  const identity = identityOf(pid);
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('The bare server did not start'))),
  ]);
  return { url: `http://127.0.0.1:${port}/`, pid, stop: () => endProcess(pid, identity, stopPatienceMs) };
}
