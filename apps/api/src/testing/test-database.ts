import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../platform/database';

const TEMPLATE_LOCK = 4_171_202;
const INSUFFICIENT_PRIVILEGE = '42501';

/** A database of a test's own: empty, migrated, dropped on `close()`. */
export interface TestDatabase {
  readonly dataSource: DataSource;
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * A fresh migrated database on the server of TEST_DATABASE_URL, copied from a template that is made once for each state of the migrations.
 * @param like copies another database instead; nobody may be connected to it then
 */
export async function testDatabase(like?: Pick<TestDatabase, 'url'>): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL names no server: the global set-up has not run');
  const template = like ? new URL(like.url).pathname.slice(1) : await madeTemplate(server);
  const name = `circolo_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await administer(server, (client) => client.query(`create database ${name} template ${template}`));
  const url = databaseOf(server, name);
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  return {
    dataSource,
    url,
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await drop(server, name);
    },
  };
}

/** Ends whoever is still in it; where the server's own vacuum is, which only a superuser may end, an unforced drop has it step aside. */
async function drop(server: string, name: string): Promise<void> {
  await administer(server, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`).catch((error: { readonly code?: string }) => {
      if (error.code !== INSUFFICIENT_PRIVILEGE) throw error;
      return client.query(`drop database if exists ${name}`);
    });
  });
}

const templates = new Map<string, Promise<string>>();

function madeTemplate(server: string): Promise<string> {
  const made = templates.get(server) ?? makeTemplate(server);
  templates.set(server, made);
  return made;
}

async function makeTemplate(server: string): Promise<string> {
  const template = `circolo_template_${await hashOfMigrations()}`;
  const unfinished = `${template}_unfinished`;
  await administer(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished} template template0`);
    await migrate(databaseOf(server, unfinished));
    await client.query(`alter database ${unfinished} rename to ${template}`);
  });
  return template;
}

/** The queue's library brings migrations of its own: its version counts too. */
async function hashOfMigrations(): Promise<string> {
  const folder = path.resolve(import.meta.dirname, '../migrations');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const queue = createRequire(import.meta.url).resolve('bullmq/package.json');
  const texts = await Promise.all([...files.map((file) => path.join(folder, file)), queue].map((file) => readFile(file)));
  return texts
    .reduce((hash, text) => hash.update(text), createHash('sha256'))
    .digest('hex')
    .slice(0, 12);
}

function databaseOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function administer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
