import type { RunState } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { notify } from '../notifications/notify';
import type { Sql } from '../platform/database';
import { announceAll } from '../platform/progress';
import type { ChangedRecords } from '../sources/mark-days';

/** Runs that have begun look at their figures whatever becomes of them; those that are cancelled never do again. */
const BEGUN = `started_at is not null and state <> 'cancelled'`;

/** One that began before the change has not seen it, or not all of it. $1 the key of the import, $2 the cause, $3 when. */
const tellRuns = (relation: string): string => `
  with begun as materialized (select key, id, period, number, state, started_by, period_from, period_until from evaluation_run where ${BEGUN}),
  late as (
    select r.key, sum(c.records) as records
    from begun r join (select * from ${relation} changed where (select exists (select from begun))) c
      on (c."from" <= r.period_until and c.until >= r.period_from) or (c.from_before <= r.period_until and c.until_before >= r.period_from)
    group by r.key
  ), told as (
    insert into run_late_data (run_key, import_key, cause, records, told_at) select key, $1, $2, records, $3 from late returning run_key, records
  )
  select i.id as "importId", r.id, r.period, r.number, t.records, r.state, r.started_by as "startedBy"
  from told t join begun r on r.key = t.run_key cross join import i where i.key = $1 order by r.key`;

interface ToldRun {
  readonly importId: string;
  readonly id: string;
  readonly period: string;
  readonly number: number;
  readonly records: number;
  readonly state: RunState;
  readonly startedBy: string | null;
}

/**
 * Keeps on the evaluation runs that had begun that records of their periods came, changed or went since. Nothing is reckoned again: whether
 * to evaluate a period once more is for people. To be called in the transaction of the change.
 */
export async function tellOfLateData(tx: Sql, { importKey, cause, relation }: ChangedRecords, at: string): Promise<void> {
  if (relation === null) return;
  const rows = await tx.query<ToldRun[]>(tellRuns(relation), [importKey, cause, at]);
  const [first] = rows;
  if (!first) return;
  const after = { cause, runs: rows.map(({ id, period, number, records }) => ({ id, period, number, records })) };
  await announceAll(
    tx,
    rows.map(({ id }) => `run:${id}`),
  );
  await recordEvent(tx, { by: null, action: 'evaluation-run.data-late', object: { kind: 'import', id: first.importId }, after });
  for (const run of lastEvaluated(rows)) {
    const { id, importId, period, number, records, startedBy } = run;
    const object = { kind: 'evaluation-run', id };
    const named = startedBy === null ? [] : [startedBy];
    await notify(tx, {
      cause: 'run-data-late',
      object,
      occurrence: `${importId} ${cause}`,
      details: { period, number, records },
      named,
      at,
    });
  }
}

/** People hear of the last run of a period that came to its end: an earlier one was replaced by it, and one that goes on can still fail. */
function lastEvaluated(rows: readonly ToldRun[]): readonly ToldRun[] {
  const ended = rows.filter(({ state }) => state === 'completed');
  return ended.filter(({ period, number }) => !ended.some((other) => other.period === period && other.number > number));
}
