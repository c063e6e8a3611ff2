import type { Sql } from '../platform/database';
import { OPEN_WORK, WITHDRAW_WORK } from './improvement.queries';

/** Makes an improvement action of each outcome, in the run's transaction; doing it twice makes none twice. */
export async function openWork(sql: Sql, outcomeIds: readonly string[]): Promise<void> {
  await sql.query(OPEN_WORK, [outcomeIds]);
}

/** Withdraws the actions of outcomes that no longer hold, as long as nobody has acted on them. */
export async function withdrawWork(sql: Sql, outcomeIds: readonly string[]): Promise<void> {
  await sql.query(WITHDRAW_WORK, [outcomeIds]);
}
