import { runMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource, type DataSourceOptions, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { migrations } from '../migrations';
import { columnTypes } from './columns';
import { PlanningClient } from './planned';

/** Whatever can run SQL: the data source itself, or the manager of a transaction. */
export type Sql = Pick<EntityManager, 'query'>;

const MIGRATION_LOCK = 4_171_201;
const OLDEST_POSTGRES = 170_000;

export function dataSourceOptions(url: string, pool = 10): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    synchronize: false,
    poolSize: pool,
    extra: { types: columnTypes, Client: PlanningClient },
  };
}

/** Asks the pool itself where no transaction is: a query runner made for one statement would cost a list a good part of its time. */
export class PooledDataSource extends DataSource {
  override async query<T>(text: string, values?: unknown[], runner?: QueryRunner): Promise<T> {
    if (runner) return super.query<T>(text, values, runner);
    try {
      const { command, rows, rowCount } = await (this.driver as unknown as { readonly master: pg.Pool }).master.query(text, values);
      return (command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows) as T;
    } catch (error) {
      throw new QueryFailedError(text, values, error as Error);
    }
  }
}

/** Brings the schema, and the queue's own, up to date. Processes may start together: a lock lets one go first. */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
    if ((rows[0]?.version ?? 0) < OLDEST_POSTGRES) throw new Error('DATABASE_URL: PostgreSQL 17 or later is needed');
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations(client as never);
    const database = await new DataSource(dataSourceOptions(url, 2)).initialize();
    await database.runMigrations().finally(() => database.destroy());
  } finally {
    await client.end();
  }
}
