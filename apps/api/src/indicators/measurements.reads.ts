import {
  type IndicatorCode,
  type Measurement,
  type Measures,
  MEASURES,
  measureSubject,
  type MonitoringAgreement,
  parsePeriod,
  type Period,
  periodsUpTo,
  type Subject,
} from '@circolo/domain';
import type { Sql } from '../platform/database';
import { OF_KINDS, OF_SUBJECTS } from './measurements.queries';
import { recordedAgreement } from './monitoring-agreement.reads';

/** The key of a subject inside the database. */
export type SubjectKey = number;

/** One subject in one of the asked periods (`ordinal` from 1): its sums, all null when there are no records. */
export type SumsRow = Subject & { readonly key: SubjectKey; readonly ordinal: number; readonly people: number | null } & {
  readonly [M in keyof Measures]: number | null;
};

/** The measurements of each subject by indicator, one for each period, the oldest first; `null` where nothing may be computed. */
export type History = ReadonlyMap<SubjectKey, ReadonlyMap<IndicatorCode, readonly (Measurement | null)[]>>;

/** First and last days, as the two arrays that the queries take. */
export function daysOf(periods: readonly Period[]): readonly [first: readonly string[], last: readonly string[]] {
  const parsed = periods.map(parsePeriod);
  return [parsed.map(({ from }) => from), parsed.map(({ until }) => until)];
}

/** What a row of sums says of its subject: all that may be computed, whoever reads it. */
export function measurementsOfRow(row: SumsRow, period: Period, agreement: MonitoringAgreement | null): readonly Measurement[] {
  const { kind, id, code, name, people } = row;
  const measures = row.contacts === null ? null : (Object.fromEntries(MEASURES.map((measure) => [measure, row[measure]])) as Measures);
  return measureSubject({ subject: { kind, id, code, name }, measures, people }, period, agreement);
}

/** Everything measured in one period of the subjects of some kinds: a key with its measurements. */
export async function measurementsOfKinds(
  sql: Sql,
  period: Period,
  kinds: readonly string[],
): Promise<ReadonlyMap<SubjectKey, readonly Measurement[]>> {
  const agreement = await recordedAgreement(sql);
  const rows = await sql.query<SumsRow[]>(OF_KINDS, [...daysOf([period]), kinds]);
  return new Map(rows.map((row) => [row.key, measurementsOfRow(row, period, agreement)]));
}

/** The measurements of some subjects in a period and the ones before it, `periodsBack` in all besides it. */
export async function measurementsOf(sql: Sql, period: Period, subjectKeys: readonly SubjectKey[], periodsBack: number): Promise<History> {
  const periods = periodsUpTo(period, periodsBack + 1);
  const agreement = await recordedAgreement(sql);
  const rows = await sql.query<SumsRow[]>(OF_SUBJECTS, [...daysOf(periods), subjectKeys]);
  const history = new Map<SubjectKey, Map<IndicatorCode, (Measurement | null)[]>>();
  for (const row of rows) {
    const indicators = history.get(row.key) ?? new Map<IndicatorCode, (Measurement | null)[]>();
    history.set(row.key, indicators);
    for (const measurement of measurementsOfRow(row, periods[row.ordinal - 1]!, agreement)) {
      const series = indicators.get(measurement.indicator) ?? periods.map(() => null);
      indicators.set(measurement.indicator, series);
      series[row.ordinal - 1] = measurement;
    }
  }
  return history;
}
