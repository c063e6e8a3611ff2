import type { Sql } from '../platform/database';
import { OPEN_WORK, WITHDRAW_WORK } from './training.queries';

/** Proposes a training assignment for each outcome, in the run's transaction; doing it twice proposes none twice. */
export async function openWork(sql: Sql, outcomeIds: readonly string[]): Promise<void> {
  await sql.query(OPEN_WORK, [outcomeIds]);
}

/** Withdraws the assignments of outcomes that no longer hold, as long as no trainer has accepted them. */
export async function withdrawWork(sql: Sql, outcomeIds: readonly string[]): Promise<void> {
  await sql.query(WITHDRAW_WORK, [outcomeIds]);
}
