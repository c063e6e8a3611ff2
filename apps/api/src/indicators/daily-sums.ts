import { type Day, MEASURED_KINDS, type MeasuredKind } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { takeDaysToMeasure } from '../sources/days-to-measure.reads';
import { DELETE_PRESENCE, DELETE_SUMS, INSERT_PRESENCE, insertSums, LOCK_MEASURING } from './daily-sums.queries';
import { recordedAgreement } from './monitoring-agreement.reads';

/**
 * Makes the sums of these days anew from the interactions, for every kind of subject: what was there for them is replaced. Agents are
 * summed only on days that the monitoring agreement opens. To be called in a transaction; measurements wait for each other.
 * @param days local days, or `all` that have ever been measured or have interactions
 */
export async function measureDays(tx: Sql, days: readonly Day[] | 'all', kinds: readonly MeasuredKind[] = MEASURED_KINDS): Promise<void> {
  if (days.length === 0) return;
  const which = days === 'all' ? null : [...days];
  await tx.query(LOCK_MEASURING);
  // The groups of one pass fit in memory then; at the end of the transaction the setting is gone.
  await tx.query(`select set_config('work_mem', '256MB', true)`);
  const agreement = await recordedAgreement(tx);
  const summed = kinds.filter((kind) => kind !== 'agent' || agreement !== null);
  await tx.query(DELETE_SUMS, [kinds, which]);
  if (summed.length > 0) {
    const opened = summed.includes('agent') ? [agreement!.validFrom, agreement!.validUntil] : [null, null];
    await tx.query(insertSums(summed), [which, ...opened]);
  }
  if (!kinds.includes('team')) return;
  await tx.query(DELETE_PRESENCE, [which]);
  await tx.query(INSERT_PRESENCE, [which]);
}

/** Measures the days that imports, corrections and undos have touched since. @returns how many days */
export async function measureOwedDays(tx: Sql): Promise<number> {
  await tx.query(LOCK_MEASURING);
  const days = await takeDaysToMeasure(tx);
  await measureDays(tx, days);
  return days.length;
}
