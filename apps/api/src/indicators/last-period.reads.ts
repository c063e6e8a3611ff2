import type { Sql } from '../platform/database';

/** The last month in which anything was measured, `2026-10`; null when nothing was. */
export async function lastPeriodWithData(sql: Sql): Promise<string | null> {
  const [row] = await sql.query<{ period: string | null }[]>(
    `select to_char(max(day), 'YYYY-MM') as period from daily_sum where kind = 'organisation'`,
  );
  return row?.period ?? null;
}
