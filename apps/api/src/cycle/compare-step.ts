import type { IndicatorCode, Measurement } from '@circolo/domain';
import { compareSubjects, indicatorsOf, PERIODS_BACK, targets, targetsInForce } from '../deviations/deviations.reads';
import { type History, measurementsOf } from '../indicators/measurements.reads';
import { referencesOf } from '../subjects/subjects.reads';
import { keptMeasurements } from './kept-figures';
import type { Step } from './run-in-work';

const KEEP = `
  insert into run_deviation (run_key, subject_key, indicator, target_id, target, target_upper, edge, gap, deviation, severity, significant, p_value,
    trend, periods_off)
  select $1, "subjectKey", indicator, "targetId", target, "targetUpper", edge, gap, deviation, severity, significant, "pValue", trend, "periodsOff"
  from jsonb_to_recordset($2::jsonb) as d ("subjectKey" int, indicator text, "targetId" uuid, target float8, "targetUpper" float8, edge float8, gap float8,
    deviation float8, severity text, significant boolean, "pValue" float8, trend int, "periodsOff" int)`;

/** Holds the measurements that the run kept to the targets in force; only the periods before are read from the sums. */
export const compareStep: Step = async (tx, run, subjectKeys) => {
  const kept = await keptMeasurements(tx, run, subjectKeys, await referencesOf(tx, subjectKeys));
  const all = await targets(tx);
  const history = await measurementsOf(tx, run.period, subjectKeys, PERIODS_BACK, indicatorsOf(all));
  const inForce = targetsInForce(all);
  const rows = compareSubjects(withKept(history, kept), inForce).flatMap(({ subjectKey, target, deviation }) => {
    if (deviation === null) return [];
    const { subject: _, period: __, value: ___, sample: ____, target: edge, ...compared } = deviation;
    return [{ subjectKey, targetId: target.id, target: target.value, targetUpper: target.upper, edge, ...compared }];
  });
  await tx.query(KEEP, [run.key, JSON.stringify(rows)]);
  return { deviations: rows.length };
};

/** The same history, its last period as the run kept it. */
function withKept(history: History, kept: ReadonlyMap<number, readonly Measurement[]>): History {
  const series = (key: number, measurement: Measurement): readonly [IndicatorCode, readonly (Measurement | null)[]] => {
    const before = history.get(key)?.get(measurement.indicator)?.slice(0, -1) ?? [];
    return [measurement.indicator, [...before, measurement]];
  };
  return new Map([...kept].map(([key, measurements]) => [key, new Map(measurements.map((measurement) => series(key, measurement)))]));
}
