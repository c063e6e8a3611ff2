import {
  type Indicator,
  type IndicatorCode,
  definitionsFor,
  INDICATOR_CODES,
  type Measurement,
  measureId,
  measuresOf,
  measureSubject,
  type MonitoringAgreement,
  type Period,
  periodsUpTo,
  type Subject,
} from '@circolo/domain';
import type { Sql } from '../platform/database';
import { daysOf } from './days-of-periods';
import { indicatorVersions } from './indicator-versions.reads';
import { knownPlaces, type Place } from './measuring/measured-places';
import { sumsOfKinds, sumsOfSubjects } from './measurements.queries';
import { recordedAgreement } from './monitoring-agreement.reads';
import { ranksOf, type RanksOf } from './ranks.reads';

/** The key of a subject inside the database. */
export type SubjectKey = number;

/** One subject in one of the asked periods (`ordinal` from 1): its sums at the places that were asked for; null when there are no records. */
export type SumsRow = Subject & {
  readonly key: SubjectKey;
  readonly ordinal: number;
  readonly people: number | null;
  readonly sums: readonly number[] | null;
};

/** The measurements of each subject by indicator, one for each period, the oldest first; `null` where nothing may be computed. */
export type History = ReadonlyMap<SubjectKey, ReadonlyMap<IndicatorCode, readonly (Measurement | null)[]>>;

/** What is needed to compute indicators for some periods: the definitions in force for each, and the places of the sums of all. */
export interface Measured {
  readonly definitionsOf: (period: Period) => readonly Indicator<IndicatorCode>[];
  readonly definitions: readonly Indicator<IndicatorCode>[];
  readonly places: readonly Place[];
}

/** What is needed to compute these indicators (all, unless said) for these periods. */
export async function measuredFor(
  sql: Sql,
  periods: readonly Period[],
  codes: readonly IndicatorCode[] = INDICATOR_CODES,
): Promise<Measured> {
  const versions = await indicatorVersions(sql);
  const inForce = new Map(periods.map((period) => [period, definitionsFor(versions, period).filter(({ code }) => codes.includes(code))]));
  const definitions = [...new Set([...inForce.values()].flat())];
  const ids = new Set(definitions.flatMap((one) => measuresOf(one).map((measure) => measureId(measure, one.parameters))));
  const places = (await knownPlaces(sql)).filter(({ id }) => ids.has(id));
  return { definitionsOf: (period) => inForce.get(period) ?? [], definitions, places };
}

/** What a row of sums says of its subject: all that may be computed, whoever reads it. */
export function measurementsOfRow(
  { kind, id, code, name, key, ordinal, people, sums }: SumsRow,
  period: Period,
  agreement: MonitoringAgreement | null,
  { definitionsOf, places }: Measured,
  ranks: RanksOf,
): readonly Measurement[] {
  const measures = sums === null ? null : Object.fromEntries(places.map((place, index) => [place.id, sums[index]!]));
  return measureSubject(
    { subject: { kind, id, code, name }, measures, people, ranks: ranks(key, ordinal) },
    period,
    agreement,
    definitionsOf(period),
  );
}

/** What was measured in one period of the subjects of some kinds (by these indicators; all, unless said): a key with its measurements. */
export async function measurementsOfKinds(
  sql: Sql,
  period: Period,
  kinds: readonly string[],
  codes?: readonly IndicatorCode[],
): Promise<ReadonlyMap<SubjectKey, readonly Measurement[]>> {
  const agreement = await recordedAgreement(sql);
  const measured = await measuredFor(sql, [period], codes);
  const rows = await sql.query<SumsRow[]>(sumsOfKinds(measured.places), [...daysOf([period]), kinds]);
  const ranks = await ranksOf(sql, measured.definitions, [period], keysOfRows(rows));
  return new Map(rows.map((row) => [row.key, measurementsOfRow(row, period, agreement, measured, ranks)]));
}

/** The measurements of some subjects in a period and the ones before it, `periodsBack` in all besides it, by these indicators; all, unless said. */
export async function measurementsOf(
  sql: Sql,
  period: Period,
  subjectKeys: readonly SubjectKey[],
  periodsBack: number,
  codes?: readonly IndicatorCode[],
): Promise<History> {
  const periods = periodsUpTo(period, periodsBack + 1);
  const agreement = await recordedAgreement(sql);
  const measured = await measuredFor(sql, periods, codes);
  const rows = await sql.query<SumsRow[]>(sumsOfSubjects(measured.places), [...daysOf(periods), subjectKeys]);
  const ranks = await ranksOf(sql, measured.definitions, periods, subjectKeys);
  const history = new Map<SubjectKey, Map<IndicatorCode, (Measurement | null)[]>>();
  for (const row of rows) {
    const indicators = history.get(row.key) ?? new Map<IndicatorCode, (Measurement | null)[]>();
    history.set(row.key, indicators);
    for (const measurement of measurementsOfRow(row, periods[row.ordinal - 1]!, agreement, measured, ranks)) {
      const series = indicators.get(measurement.indicator) ?? periods.map(() => null);
      indicators.set(measurement.indicator, series);
      series[row.ordinal - 1] = measurement;
    }
  }
  return history;
}

const keysOfRows = (rows: readonly SumsRow[]): readonly SubjectKey[] => [...new Set(rows.map(({ key }) => key))];
