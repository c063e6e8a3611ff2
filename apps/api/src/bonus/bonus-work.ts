import type { Sql } from '../platform/database';
import { OPEN_WORK, WITHDRAW_WORK } from './bonus.queries';

/** Puts each outcome before HR, those that could not be evaluated too; doing it twice puts none twice. */
export async function openWork(sql: Sql, outcomeIds: readonly string[]): Promise<void> {
  await sql.query(OPEN_WORK, [outcomeIds]);
}

/** Withdraws the lines of outcomes that no longer hold, as long as HR has not decided. */
export async function withdrawWork(sql: Sql, outcomeIds: readonly string[]): Promise<void> {
  await sql.query(WITHDRAW_WORK, [outcomeIds]);
}
