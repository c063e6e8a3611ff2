import { allDefinitions, type Day, MEASURED_KINDS, MEASURED_RECORDS, type MeasuredKind, PERCENTILE_CLOCKS } from '@circolo/domain';
import { coverDays } from '../calendars/opening-spans';
import type { Sql } from '../platform/database';
import { takeDaysToMeasure } from '../sources/days-to-measure.reads';
import {
  DAYS_AROUND,
  DELETE_CASES,
  DELETE_LENGTHS,
  DELETE_PRESENCE,
  DELETE_SUMS,
  INSERT_PRESENCE,
  KINDS_THERE,
  KNOW_SMALL_TABLES,
  LOCK_MEASURING,
} from './daily-sums.queries';
import { indicatorVersions } from './indicator-versions.reads';
import { areCasesTracked, caseDays, LABEL_CASE_DAYS } from './measuring/case-days';
import { labelLengthDays, lengthDays } from './measuring/length-days';
import { type Place, placesOf } from './measuring/measured-places';
import { markNewlyObserved, neighboursAmong, reachOf } from './measuring/observed-days';
import { canCount, canRun, presentFields } from './measuring/present-fields';
import { sumDays, sumLabelDays } from './measuring/sum-days';
import { recordedAgreement } from './monitoring-agreement.reads';

/**
 * Makes the sums of these days anew from the records, for every kind of subject: what was there for them is replaced. Agents are
 * summed only on days that the monitoring agreement opens. To be called in a transaction; measurements wait for each other.
 * @param days local days, or `all` that have ever been measured or have interactions
 */
export async function measureDays(tx: Sql, days: readonly Day[] | 'all', kinds: readonly MeasuredKind[] = MEASURED_KINDS): Promise<void> {
  if (days.length === 0) return;
  const which = days === 'all' ? null : [...days];
  await tx.query(LOCK_MEASURING);
  // The groups of one pass fit in memory then; at the end of the transaction the settings are gone.
  await tx.query(`select set_config('work_mem', '256MB', true), set_config('jit', 'off', true)`);
  const agreement = await recordedAgreement(tx);
  const there = (await tx.query<{ kind: MeasuredKind }[]>(KINDS_THERE)).map(({ kind }) => kind);
  const summed = kinds.filter((kind) => there.includes(kind) && (kind !== 'agent' || agreement !== null));
  await tx.query(DELETE_SUMS, [kinds, which]);
  await tx.query(DELETE_LENGTHS, [kinds, which]);
  await tx.query(DELETE_CASES, [kinds, which]);
  if (summed.length > 0) {
    const places = await placesOf(tx, allDefinitions(await indicatorVersions(tx)));
    await coverCalendars(tx);
    const opened = summed.includes('agent') ? [agreement!.validFrom, agreement!.validUntil] : [null, null];
    const present = await presentFields(tx, which);
    const canBe = ({ over, definition }: Place) => over !== 'interactions' || canCount(definition, present);
    const clocks = PERCENTILE_CLOCKS.filter((of) => canRun(of === 'abandonedWait' ? 'wait' : of, present));
    const neighboursWhere = neighboursAmong(which, reachOf(places));
    for (const over of MEASURED_RECORDS) {
      const sums = sumDays(over, places, summed, canBe, neighboursWhere);
      if (sums !== null) await tx.query(sums, [which, ...opened]);
    }
    const lengths = lengthDays(clocks, summed);
    if (lengths !== null) await tx.query(lengths, [which, ...opened]);
    const areCasesKept = await areCasesTracked(tx);
    const cases = areCasesKept ? caseDays(summed) : null;
    if (cases !== null) await tx.query(cases, [which, ...opened]);
    if (summed.includes('label')) {
      await tx.query(sumLabelDays(places, canBe, neighboursWhere), [which]);
      const ofLabels = labelLengthDays(clocks);
      if (ofLabels !== null) await tx.query(ofLabels, [which]);
      if (areCasesKept) await tx.query(LABEL_CASE_DAYS, [which]);
    }
  }
  if (!kinds.includes('team')) return;
  await tx.query(DELETE_PRESENCE, [which]);
  await tx.query(INSERT_PRESENCE, [which]);
}

/** Measures the days that imports, corrections and undos have touched since, and those of which they tell something new. @returns how many days */
export async function measureOwedDays(tx: Sql): Promise<number> {
  await tx.query(LOCK_MEASURING);
  const places = await placesOf(tx, allDefinitions(await indicatorVersions(tx)));
  await markNewlyObserved(tx, places);
  await tx.query(KNOW_SMALL_TABLES);
  const days = await takeDaysToMeasure(tx);
  const around = await tx.query<{ day: Day }[]>(DAYS_AROUND, [days, reachOf(places)]);
  await measureDays(tx, [...days, ...around.map(({ day }) => day)]);
  return days.length;
}

/** Opening hours are written out for the days of all interactions. */
async function coverCalendars(tx: Sql): Promise<void> {
  const [days] = await tx.query<{ from: Day | null; until: Day | null }[]>(
    'select min(day)::text as "from", (max(day) + 60)::text as until from interaction',
  );
  if (days?.from && days.until) await coverDays(tx, { from: days.from, until: days.until });
}
