import pg from 'pg';
import { administrator } from './cluster.ts';
import type { Passwords } from './passwords.ts';

/** The role that owns the databases: it may make further ones (tests do) and has no other right. */
const owner = 'circolo';

/** The address of a database of the server on that port, for its owner. */
export function databaseUrl(port: number, passwords: Passwords, database: string): string {
  return `postgres://${owner}:${passwords.owner}@127.0.0.1:${port}/${database}`;
}

/** Whether the server on that port accepts our password, has finished its start, and is the one of this cluster. */
export async function accepts(port: number, passwords: Passwords, cluster: string): Promise<boolean> {
  const client = administratorOf(port, passwords);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
    return rows[0]?.folder === cluster;
  } catch (error) {
    // 28P01: the password is not that of this server; nothing that waiting would mend.
    if ((error as { code?: string }).code === '28P01') {
      throw new Error(`PostgreSQL on port ${port} refuses the password that is kept beside its data.`, { cause: error });
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes the owner and the database, where they are missing. */
export async function ensureDatabase(port: number, passwords: Passwords, database: string): Promise<void> {
  const client = administratorOf(port, passwords);
  await client.connect();
  try {
    const known = await client.query('select from pg_roles where rolname = $1', [owner]);
    if (known.rowCount === 0) {
      await client.query(`create role ${client.escapeIdentifier(owner)} login createdb password ${client.escapeLiteral(passwords.owner)}`);
    }
    const there = await client.query('select from pg_database where datname = $1', [database]);
    if (there.rowCount === 0) {
      await client.query(`create database ${client.escapeIdentifier(database)} owner ${client.escapeIdentifier(owner)} template template0`);
    }
  } finally {
    await client.end();
  }
}

function administratorOf(port: number, passwords: Passwords): pg.Client {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: administrator,
    password: passwords.administrator,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
    ssl: false,
  });
  // A connection that the server closes while nobody waits for it must not end us.
  client.on('error', () => undefined);
  return client;
}
