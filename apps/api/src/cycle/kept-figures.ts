import type { SubjectReference } from '@circolo/contracts';
import type { Deviation, Measurement } from '@circolo/domain';
import type { Sql } from '../platform/database';
import type { RunInWork } from './run-in-work';

const MEASUREMENTS = `
  select subject_key as "subjectKey", indicator, definition_version as version, value, sample, low, high, numerator, denominator, missing
  from run_measurement where run_key = $1 and subject_key = any($2::int[]) order by subject_key, indicator`;
const DEVIATIONS = `
  select d.subject_key as "subjectKey", d.indicator, m.value, m.sample, d.edge as target, d.gap, d.deviation, d.severity, d.significant, d.signal,
    d.p_value as "pValue", d.trend, d.periods_off as "periodsOff"
  from run_deviation d join run_measurement m using (run_key, subject_key, indicator)
  where d.run_key = $1 and d.subject_key = any($2::int[]) order by d.subject_key, d.indicator`;

type References = ReadonlyMap<number, SubjectReference>;
type Kept<T> = Omit<T, 'subject' | 'period'> & { readonly subjectKey: number };

/** The measurements that the run kept, by subject. */
export async function keptMeasurements(
  sql: Sql,
  run: RunInWork,
  subjectKeys: readonly number[],
  references: References,
): Promise<ReadonlyMap<number, readonly Measurement[]>> {
  return bySubject(run, references, await sql.query<Kept<Measurement>[]>(MEASUREMENTS, [run.key, subjectKeys]));
}

/** The deviations that the run kept, by subject. */
export async function keptDeviations(
  sql: Sql,
  run: RunInWork,
  subjectKeys: readonly number[],
  references: References,
): Promise<ReadonlyMap<number, readonly Deviation[]>> {
  return bySubject(run, references, await sql.query<Kept<Deviation>[]>(DEVIATIONS, [run.key, subjectKeys]));
}

function bySubject<T>(run: RunInWork, references: References, rows: readonly Kept<T>[]): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const { subjectKey, ...figures } of rows) {
    const whole = { ...figures, period: run.period, subject: references.get(subjectKey)! } as T;
    const group = groups.get(subjectKey);
    if (group) group.push(whole);
    else groups.set(subjectKey, [whole]);
  }
  return groups;
}
