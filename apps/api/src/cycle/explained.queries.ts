/** $1 run, $2 subject */
export const FACTS_SEEN = 'select facts from run_facts where run_key = $1 and subject_key = $2';

/** $1 run, $2 subject, $3 indicators: their figures as the run kept them. */
export const MEASUREMENTS_SEEN = `
  select m.indicator, m.value, m.sample, m.low, m.high, m.numerator, m.denominator, m.missing, d.target, d.target_upper as "targetUpper"
  from run_measurement m left join run_deviation d using (run_key, subject_key, indicator)
  where m.run_key = $1 and m.subject_key = $2 and m.indicator = any($3::text[]) order by m.indicator`;
