import { type Dose, USUAL_DOSE } from '../rules/dose';
import type { Decision } from '../rules/verdict';
import { subjectKey, type SubjectRef } from '../subjects/subject';
import type { OutcomeKey } from './reconcile';

/**
 * Why something that holds is not asked for: `earlier-open`: the last of the same rule and subject still waits; `cool-down`: it is not long
 * enough ago; `training-pending`: the subject has training still to be done, whoever asked for it.
 */
export const SILENCE_REASONS = ['earlier-open', 'training-pending', 'cool-down'] as const;
export type SilenceReason = (typeof SILENCE_REASONS)[number];

/** What is known of the past when a period is decided. */
export type EarlierOutcomes = {
  /** Outcomes of earlier periods that still wait. */
  readonly open: readonly OutcomeKey[];
  /** The last outcome of a rule and subject that was asked for, by how many periods ago: 1 is the period before. */
  readonly last: readonly (OutcomeKey & { readonly periodsAgo: number })[];
  /** Subjects with training still to be done. */
  readonly inTraining: readonly SubjectRef[];
};

export type Silenced = OutcomeKey & { readonly why: SilenceReason };

/**
 * The decisions of a period that hold and should ask for nothing, for `reconcile`. Eligibility for a bonus is each period's own and never
 * silenced. Of two rules that would send one subject to training at once, the first in the order of the decisions does.
 * @param doseOf of each rule by its id
 */
export function silencedBy(
  decisions: readonly Decision[],
  { open, last, inTraining }: EarlierOutcomes,
  doseOf: ReadonlyMap<string, Dose>,
): readonly Silenced[] {
  const waiting = new Set(open.map(keyOf));
  const ago = new Map(last.map((outcome) => [keyOf(outcome), outcome.periodsAgo]));
  const training = new Set(inTraining.map(subjectKey));
  return decisions.flatMap((decision): readonly Silenced[] => {
    const { ruleId, subject, verdict, outcomeKind } = decision;
    if (verdict !== 'holds' || outcomeKind === 'bonus') return [];
    const dose = doseOf.get(ruleId) ?? USUAL_DOSE;
    const why = reasonFor(decision, dose, waiting, ago, training);
    if (why !== null) return [{ ruleId, subject, why }];
    if (outcomeKind === 'training') training.add(subjectKey(subject));
    return [];
  });
}

function reasonFor(
  { outcomeKind, ...decision }: Decision,
  { coolDownPeriods, oneTrainingAtATime }: Dose,
  waiting: ReadonlySet<string>,
  ago: ReadonlyMap<string, number>,
  training: ReadonlySet<string>,
): SilenceReason | null {
  const key = keyOf(decision);
  if (waiting.has(key)) return 'earlier-open';
  if (outcomeKind === 'training' && oneTrainingAtATime && training.has(subjectKey(decision.subject))) return 'training-pending';
  return (ago.get(key) ?? Infinity) <= coolDownPeriods ? 'cool-down' : null;
}

function keyOf({ ruleId, subject }: OutcomeKey): string {
  return `${ruleId}|${subjectKey(subject)}`;
}
