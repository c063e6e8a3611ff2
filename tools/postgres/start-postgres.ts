import { chmodSync, existsSync, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Binaries, installedBinaries, runnableBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { canEnter, type DatabaseUser, databaseUser } from './database-user.ts';
import { accepts, databaseUrl, ensureDatabase } from './databases.ts';
import { whileLocked } from './folder-lock.ts';
import { freePort } from './free-port.ts';
import { endOrphans } from './orphans.ts';
import { type Passwords, passwordsIn } from './passwords.ts';
import { removeMistakenPid, runningServer, stopServer } from './running-server.ts';
import { type Settings, spawnServer } from './server-process.ts';

export type PostgresOptions = {
  /** Where everything of this server is kept; made if missing. As root: a folder that other users can enter. */
  readonly folder: string;
  /** The port to try first (0 or none: the usual one); the next free one is taken when somebody listens there. A running server keeps its own. */
  readonly port?: number;
  /** The database that `url` names; made if missing. */
  readonly database?: string;
  /** Settings by their names in `postgresql.conf`; they do not change a server that already runs. */
  readonly settings?: Settings;
};

export type Postgres = {
  readonly url: string;
  readonly port: number;
  /** Whether the server was running already, left over from an earlier start or started by somebody beside us. */
  readonly adopted: boolean;
  readonly isRunning: () => boolean;
  /** Stops the server, adopted or not, and waits until it is gone. */
  readonly stop: () => Promise<void>;
};

type Place = { readonly cluster: string; readonly user: DatabaseUser | null; readonly binaries: Binaries; readonly passwords: Passwords };

const defaultPort = 15432;
/** Recovery after a crash may take minutes; a server that has ended is noticed at once. */
const patienceMs = 300_000;
const attempts = 5;

/**
 * Starts the embedded PostgreSQL on the data in `folder`, or adopts the server that runs there already. It survives us:
 * whoever wants it stopped calls `stop`. Throws with the end of the server's log when it does not start.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  mkdirSync(options.folder, { recursive: true });
  const folder = realpathSync(options.folder);
  return whileLocked(folder, async () => {
    const place = preparedPlace(folder);
    const adopted = await adoptedPort(place);
    const port = adopted ?? (await startedPort(place, folder, options));
    const database = options.database ?? 'circolo';
    await ensureDatabase(port, place.passwords, database);
    return {
      url: databaseUrl(port, place.passwords, database),
      port,
      adopted: adopted !== null,
      isRunning: () => runningServer(place.cluster) !== null,
      stop: () => stopServer(place.cluster, place.binaries),
    };
  });
}

function preparedPlace(folder: string): Place {
  const cluster = path.join(folder, 'cluster');
  const passwordFile = path.join(folder, 'passwords.json');
  const user = databaseUser(cluster);
  // A folder that only we can enter, such as a temporary one: others may pass through it now, and still read nothing.
  if (!canEnter(user, folder)) chmodSync(folder, 0o711);
  if (!canEnter(user, folder))
    throw new Error(`The database's user '${user?.name}' cannot enter ${folder}. Name another place with DATA_FOLDER.`);
  if (existsSync(cluster) && !existsSync(passwordFile))
    throw new Error(`${passwordFile} is missing: the data beside it cannot be opened without it.`);
  return { cluster, user, binaries: runnableBinaries(installedBinaries(), user, folder), passwords: passwordsIn(passwordFile) };
}

async function adoptedPort({ cluster, passwords }: Place): Promise<number | null> {
  const until = Date.now() + patienceMs;
  for (let server = runningServer(cluster); server; server = runningServer(cluster)) {
    if (server.port > 0 && (await accepts(server.port, passwords, cluster))) return server.port;
    if (Date.now() > until) throw new Error(`PostgreSQL (process ${server.pid}) runs on ${cluster} and does not answer.`);
    await pause(100);
  }
  return null;
}

async function startedPort(place: Place, folder: string, { port: wanted, settings = {} }: PostgresOptions): Promise<number> {
  const { cluster, user, binaries, passwords } = place;
  await ensureCluster(cluster, binaries, user, passwords.administrator, settings['fsync'] !== 'off');
  let from = wanted || defaultPort;
  for (let attempt = 1; ; attempt += 1) {
    await endOrphans(cluster);
    removeMistakenPid(cluster);
    const port = await freePort(from);
    const server = spawnServer(cluster, binaries, user, port, settings, path.join(folder, 'server.log'));
    while (!server.hasEnded()) {
      if (await accepts(port, passwords, cluster)) return port;
      await pause(50);
    }
    const log = server.log();
    const isWorthRepeating = /could not bind|could not create any TCP\/IP sockets|pre-existing shared memory block/.test(log);
    if (attempt === attempts || !isWorthRepeating) throw new Error(`PostgreSQL did not start:\n${log.slice(-2000)}`);
    // Somebody took the port between our look and the server's.
    if (!log.includes('pre-existing')) from = port + 1;
    await pause(500);
  }
}
