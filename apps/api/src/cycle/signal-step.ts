import { signalsOf } from '@circolo/domain';
import type { Step } from './run-in-work';

const COMPARISONS = `
  select subject_key as "subjectKey", indicator, p_value as "pValue", significant from run_deviation
  where run_key = $1 order by subject_key, indicator`;
const MARK = `
  update run_deviation d set signal = s.signal
  from unnest($2::int[], $3::text[], $4::boolean[]) s (subject_key, indicator, signal)
  where d.run_key = $1 and d.subject_key = s.subject_key and d.indicator = s.indicator`;

interface Compared {
  readonly subjectKey: number;
  readonly indicator: string;
  readonly pValue: number | null;
  readonly significant: boolean | null;
}

/** Corrects for how many comparisons the whole period made, so that the share of false alarms is bounded. */
export const signalStep: Step = async (tx, run) => {
  const compared = await tx.query<Compared[]>(COMPARISONS, [run.key]);
  const corrected = signalsOf(compared.map(({ pValue }) => pValue));
  const signals = compared.map(({ significant }, index) => (significant === null ? null : significant && corrected[index] === true));
  await tx.query(MARK, [run.key, compared.map(({ subjectKey }) => subjectKey), compared.map(({ indicator }) => indicator), signals]);
  return { signals: signals.filter(Boolean).length };
};
