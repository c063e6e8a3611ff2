import type pg from 'pg';

const FILLED = ['import', 'day_to_measure', 'daily_sum', 'daily_length', 'daily_case', 'team_presence', 'source_seen'];

/**
 * Empties what imports fill, so that each begins alike. What autovacuum would do later on these tables would be counted on whoever
 * is measured next: it is off, as on the yardstick.
 */
export async function emptyProduct(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct quote_ident(table_name) as name from information_schema.columns
     where table_schema = 'public' and (column_name = 'import_key' or table_name = any($1))`,
    [FILLED],
  );
  await client.query(`truncate ${rows.map(({ name }) => name).join(', ')} cascade`);
  await client.query('alter table interaction set (autovacuum_enabled = off)');
}
