import { indicatorsOf, targets } from '../deviations/deviations.reads';
import { measurementsOf } from '../indicators/measurements.reads';
import type { Step } from './run-in-work';

const KEEP = `
  insert into run_measurement (run_key, subject_key, indicator, definition_version, value, sample, low, high, numerator, denominator, missing)
  select $1, "subjectKey", indicator, version, value, sample, low, high, numerator, denominator, missing
  from jsonb_to_recordset($2::jsonb) as m ("subjectKey" int, indicator text, version int, value float8, sample int,
    low float8, high float8, numerator float8, denominator float8, missing text[])`;

/** Measures the subjects of the batch and keeps what was seen: outcomes are explained by it, whatever changes later. */
export const measureStep: Step = async (tx, run, subjectKeys) => {
  const history = await measurementsOf(tx, run.period, subjectKeys, 0);
  const aimedAt = new Set(indicatorsOf(await targets(tx)));
  const rows = [...history].flatMap(([subjectKey, indicators]) =>
    [...indicators.values()].flatMap(([measurement]) => {
      // That something is missing is worth keeping where somebody waits for a value.
      if (!measurement || (measurement.value === null && !aimedAt.has(measurement.indicator))) return [];
      const { subject: _, period: __, ...figures } = measurement;
      return [{ subjectKey, ...figures }];
    }),
  );
  await tx.query(KEEP, [run.key, JSON.stringify(rows)]);
  return { measurements: rows.length };
};
