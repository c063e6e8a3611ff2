import {
  type Decision,
  type Dose,
  type OutcomeKey,
  type Rule,
  type Silenced,
  silencedBy,
  type StandingOutcome,
  subjectKey,
  type SubjectRef,
  USUAL_DOSE,
} from '@circolo/domain';
import type { Sql } from '../platform/database';
import { openTraining } from '../training/training.reads';
import { periodsBefore } from './earlier-runs';
import { EARLIER_OPEN, LAST_ASKED } from './propose.queries';
import type { RunInWork } from './run-in-work';

/** What holds and asks for nothing, why, and which outcome silences it; `null` for training that no rule asked for, or that this run does. */
export type SilencedOutcome = Silenced & { readonly by: string | null };

type Row<T> = T & { readonly id: string; readonly ruleId: string; readonly subjectKey: number };
type Placed<T = object> = T & OutcomeKey & { readonly id: string };
type References = ReadonlyMap<number, SubjectRef>;
interface Proposals {
  readonly standing: ReadonlyMap<string, StandingOutcome>;
  readonly decisions: readonly Decision[];
}

/** Which decisions of a batch are silenced by the dose of their rules, by what earlier periods asked for and by training still to be done. */
export async function silencedOutcomes(
  tx: Sql,
  run: RunInWork,
  rules: readonly Rule[],
  references: References,
  proposals: Proposals,
): Promise<readonly SilencedOutcome[]> {
  const subjectKeys = [...references.keys()];
  const ruleIds = rules.map(({ id }) => id);
  const placed = <T>(rows: readonly Row<T>[]): readonly Placed<T>[] =>
    rows.map((row) => ({ ...row, subject: references.get(row.subjectKey)! }));
  const open = placed(await tx.query<Row<object>[]>(EARLIER_OPEN, [run.from, subjectKeys, ruleIds]));
  const doses = new Map(rules.map(({ id, dose }): [string, Dose] => [id, dose ?? USUAL_DOSE]));
  const last = placed(await lastAsked(tx, run, subjectKeys, ruleIds, doses));
  const training = [...doses.values()].some(({ oneTrainingAtATime }) => oneTrainingAtATime)
    ? stillToBeDone(await openTraining(tx, subjectKeys), proposals)
    : [];
  const inTraining = training.map((one) => references.get(one.subjectKey)!);
  const silenced = silencedBy(proposals.decisions, { open, last, inTraining }, doses);
  const silencing = {
    'earlier-open': firstBy(open, keyOf),
    'cool-down': firstBy(last, keyOf),
    'training-pending': firstBy(
      training.map(({ subjectKey: key, outcomeId }) => ({ key: subjectKey(references.get(key)!), id: outcomeId })),
      ({ key }) => key,
    ),
  };
  return silenced.map((one) => {
    const by = silencing[one.why].get(one.why === 'training-pending' ? subjectKey(one.subject) : keyOf(one));
    return { ...one, by: by?.id ?? null };
  });
}

/** The last outcome that each rule asked for in the periods of the longest cool-down. */
async function lastAsked(
  tx: Sql,
  run: RunInWork,
  subjectKeys: readonly number[],
  ruleIds: readonly string[],
  doses: ReadonlyMap<string, Dose>,
): Promise<readonly Row<{ readonly periodsAgo: number }>[]> {
  const longest = Math.max(0, ...[...doses.values()].map(({ coolDownPeriods }) => coolDownPeriods));
  if (longest === 0) return [];
  return tx.query(LAST_ASKED, [periodsBefore(run.period, longest), subjectKeys, ruleIds]);
}

type OpenTraining = Awaited<ReturnType<typeof openTraining>>[number];

/** Training that this very period asked for and that nobody has acted on counts only as far as it will stand. */
function stillToBeDone(training: readonly OpenTraining[], { standing, decisions }: Proposals): readonly OpenTraining[] {
  const holding = new Set(decisions.filter(({ verdict }) => verdict === 'holds').map(keyOf));
  return training.filter(({ outcomeId }) => {
    const own = outcomeId === null ? undefined : standing.get(outcomeId);
    return own === undefined || own.acted || holding.has(keyOf(own));
  });
}

function firstBy<T>(some: readonly T[], key: (one: T) => string): ReadonlyMap<string, T> {
  return new Map(some.toReversed().map((one) => [key(one), one]));
}

function keyOf({ ruleId, subject }: OutcomeKey): string {
  return `${ruleId} ${subjectKey(subject)}`;
}
