import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { isAlive } from '../process/identity.ts';
import { type Postgres, startPostgres } from './start-postgres.ts';

const settings = { fsync: 'off', shared_buffers: '16MB' };
const port = 16432;
const isRoot = process.getuid?.() === 0;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'circolo-postgres-'));
});

afterEach(async () => {
  const pid = pidIn(folder);
  if (pid && isAlive(pid)) await (await start()).stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('starting PostgreSQL', () => {
  it('makes a database in UTF-8 with the collations of ICU, owned by a role without further rights', async () => {
    const postgres = await start();
    expect(postgres.adopted).toBe(false);
    expect(
      await rows(
        postgres,
        `select pg_encoding_to_char(encoding) as encoding, lower('PERCHÉ') as lower,
                (select count(*)::int from pg_collation where collname = 'it-x-icu') as italian,
                (select rolsuper from pg_roles where rolname = current_user) as "isSuperuser",
                pg_get_userbyid(datdba) = current_user as "isOwner"
           from pg_database where datname = current_database()`,
      ),
    ).toEqual([{ encoding: 'UTF8', lower: 'perché', italian: 1, isSuperuser: false, isOwner: true }]);
    expect(await rows(postgres, 'show fsync')).toEqual([{ fsync: 'off' }]);
  }, 60_000);

  it('keeps its passwords from everybody else', async () => {
    await start();
    expect(statSync(path.join(folder, 'passwords.json')).mode & 0o777).toBe(0o600);
    expect(existsSync(path.join(folder, 'cluster.password'))).toBe(false);
  }, 60_000);

  it('keeps the data over a stop and a start', async () => {
    const first = await start();
    await rows(first, 'create table kept as select 42 as answer');
    await first.stop();
    expect(first.isRunning()).toBe(false);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await rows(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
  }, 60_000);

  it('takes the next free port when somebody listens on the wanted one', async () => {
    const other = await listening(port);
    try {
      const postgres = await start();
      expect(postgres.port).toBeGreaterThan(port);
      expect(await rows(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
  }, 60_000);

  it('starts one server when several ask at the same time', async () => {
    const all = await Promise.all([start(), start(), start()]);
    expect(new Set(all.map((postgres) => postgres.port)).size).toBe(1);
    expect(all.filter((postgres) => !postgres.adopted)).toHaveLength(1);
  }, 60_000);
});

describe('after a crash', () => {
  it('adopts the server that a killed starter left running', async () => {
    const script = `import { startPostgres } from ${JSON.stringify(path.join(import.meta.dirname, 'start-postgres.ts'))};
      const { port } = await startPostgres(${JSON.stringify({ folder, port, settings })});
      process.stdout.write(String(port));
      setInterval(() => {}, 1000);`;
    const starter = spawn(process.execPath, ['--input-type=module-typescript', '--no-warnings', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const printed = await new Promise<string>((resolve) => starter.stdout.once('data', (data) => resolve(String(data))));
    const ended = new Promise((resolve) => starter.once('exit', resolve));
    starter.kill('SIGKILL');
    await ended;

    const postgres = await start();
    expect(postgres.adopted).toBe(true);
    expect(postgres.port).toBe(Number(printed));
    await postgres.stop();
    expect(isAlive(pidIn(folder) ?? 0)).toBe(false);
  }, 60_000);

  it('starts again after kill -9 of the server, with what was committed and although one of its processes is left', async () => {
    const first = await start();
    await rows(first, 'create table kept as select 42 as answer');
    const busy = new pg.Client({ connectionString: first.url });
    busy.on('error', () => undefined);
    await busy.connect();
    const endless = busy.query(`select count(*) from generate_series(1, 1000000000000) as n where n % 7 = 8`).catch(() => undefined);
    await until(
      async () =>
        (await rows(first, `select from pg_stat_activity where query like '%generate_series%' and pid <> pg_backend_pid()`)).length === 1,
    );
    const pid = pidIn(folder) ?? 0;
    process.kill(pid, 'SIGKILL');
    await until(async () => !isAlive(pid));

    const second = await start();
    await endless;
    expect(second.adopted).toBe(false);
    expect(await rows(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
  }, 60_000);

  it('does not take another process that got the number of the old server for a server', async () => {
    const first = await start();
    await first.stop();
    const stranger = spawn('sleep', ['60']);
    const lines = [String(stranger.pid), path.join(folder, 'cluster'), '1700000000', String(port), '', '127.0.0.1', '', 'ready   '];
    const pidFile = path.join(folder, 'cluster', 'postmaster.pid');
    writeFileSync(pidFile, lines.join('\n'));
    try {
      const second = await start();
      expect(second.adopted).toBe(false);
      expect(isAlive(stranger.pid ?? 0)).toBe(true);
      expect(await rows(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      stranger.kill();
    }
  }, 60_000);

  it('makes the cluster anew when its making was interrupted', async () => {
    mkdirSync(path.join(folder, 'cluster.partial'));
    writeFileSync(path.join(folder, 'cluster.partial', 'half'), '');
    const postgres = await start();
    expect(await rows(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
  }, 60_000);
});

(isRoot ? describe : describe.skip)('as root', () => {
  it('runs the server as another user', async () => {
    await start();
    const owner = spawnSync('ps', ['-o', 'uid=', '-p', String(pidIn(folder))], { encoding: 'utf8' }).stdout.trim();
    expect(Number(owner)).toBeGreaterThan(0);
  }, 60_000);

  it('says so when that user cannot enter the folder', async () => {
    await expect(startPostgres({ folder: path.join(folder, 'inside'), port, settings })).rejects.toThrow(/cannot enter .*DATA_FOLDER/);
  }, 60_000);
});

function start(): Promise<Postgres> {
  return startPostgres({ folder, port, settings });
}

async function rows(postgres: Postgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function pidIn(place: string): number | null {
  const file = path.join(place, 'cluster', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

function listening(wanted: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(wanted, '127.0.0.1', () => resolve(server));
  });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}
