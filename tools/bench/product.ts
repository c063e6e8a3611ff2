import path from 'node:path';
import { accountOf, type Account } from '../demo-data/accounts.ts';
import { ApiClient } from '../demo-data/api-client.ts';
import { setUp, signInAt } from '../demo-data/load-people.ts';
import { recordAgreement } from '../demo-data/load-subjects.ts';
import { setupCodeIn } from '../demo-data/setup-code.ts';
import type { Invited } from '@circolo/contracts';
import { freePort } from '../postgres/free-port.ts';
import { checkout } from '../start/checkout.ts';
import { openDoor } from '../start/doors.ts';
import { untilHealthy } from '../start/health.ts';
import { runQuietly } from '../start/program.ts';

export type Product = {
  readonly address: string;
  /** Of the API and of the worker. */
  readonly api: number;
  readonly worker: number;
  readonly careManager: ApiClient;
  /** How the API or the worker ended, when one of them does. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
};

const password = 'only-for-the-bench';

/** Starts API and worker on an empty database, as `npm start` does, and signs a care manager in. */
export async function startProduct(databaseUrl: string, folder: string, signal: AbortSignal): Promise<Product> {
  const port = await freePort(23_000);
  const filesFolder = path.join(folder, 'files');
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_FOLDER: filesFolder,
    LOG_LEVEL: 'warn',
  };
  await runQuietly(path.join(checkout, 'dist/api/migrate.js'), [], 'Bringing the database up to date', { environment, signal });
  const open = (name: 'main' | 'worker') => openDoor(name, environment, path.join(folder, `${name}.log`));
  const doors = { api: open('main'), worker: open('worker') };
  const stop = async () => void (await Promise.all([doors.api.stop(), doors.worker.stop()]));
  try {
    const address = `http://127.0.0.1:${port}`;
    await untilHealthy(address, signal);
    await setUp(address, password, () => setupCodeIn(filesFolder));
    const admin = await signInAt(address, password)('admin');
    await join(address, admin, accountOf('care-manager'));
    // Without it no agent is measured.
    await recordAgreement(admin, '2024-01-15');
    const careManager = await signInAt(address, password)('care-manager');
    const ended = Promise.race([doors.api.ended, doors.worker.ended]);
    return { address, api: doors.api.process.pid, worker: doors.worker.process.pid, careManager, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function join(address: string, admin: ApiClient, { name, email, roles }: Account): Promise<void> {
  const { token } = await admin.post<Invited>('/people', { name, email, language: 'it', roles, agent: null });
  await new ApiClient(address).post(`/invitations/${encodeURIComponent(token)}`, { password });
}
