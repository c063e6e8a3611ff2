import { subjectKey, type SubjectRef } from '../subjects/subject';
import type { Decision } from '../rules/verdict';
import type { OutcomeState } from './outcome';

/** A rule and a subject: with the period, what makes an outcome the one it is. */
export type OutcomeKey = { readonly ruleId: string; readonly subject: SubjectRef };

/** An outcome that the period already has. `acted`: a person has done something about it. */
export type StandingOutcome = OutcomeKey & {
  readonly id: string;
  readonly state: OutcomeState;
  readonly acted: boolean;
  readonly basisChanged: boolean;
};

/** What a new evaluation of a period changes. Nothing that a person decided is undone: it is flagged. */
export type Reconciliation = {
  /** New outcomes, `proposed` or (bonus) `not-evaluable`. */
  readonly add: readonly { readonly decision: Decision; readonly state: OutcomeState }[];
  /** New outcomes that hold and ask for nothing, because the rule is silenced for the subject. */
  readonly suppress: readonly Decision[];
  /** Outcomes that nobody acted on and that are something else now, withdrawn ones that hold again among them. */
  readonly restate: readonly { readonly id: string; readonly decision: Decision; readonly state: OutcomeState }[];
  readonly withdraw: readonly string[];
  readonly flagBasisChanged: readonly string[];
  /** Flagged before, and true again. */
  readonly clearBasisChanged: readonly string[];
  readonly keep: readonly string[];
};

type Working = { -readonly [Part in keyof Reconciliation]: Reconciliation[Part][number][] };

/**
 * The outcomes of a period against a new evaluation of it. `silenced` are the outcomes of earlier periods that still wait, or what else
 * makes a rule hold its peace about a subject (`silencedBy`). A standing
 * outcome about which nothing was decided no longer holds: hand in only those of the rules and subjects that were evaluated.
 */
export function reconcile(
  standing: readonly StandingOutcome[],
  decisions: readonly Decision[],
  silenced: readonly OutcomeKey[],
): Reconciliation {
  const silent = new Set(silenced.map(keyOf));
  const standingByKey = new Map(standing.map((outcome) => [keyOf(outcome), outcome]));
  const decided = new Set<string>();
  const changes: Working = { add: [], suppress: [], restate: [], withdraw: [], flagBasisChanged: [], clearBasisChanged: [], keep: [] };
  for (const decision of decisions) {
    const key = keyOf(decision);
    decided.add(key);
    const wanted = wantedState(decision, silent.has(key));
    const outcome = standingByKey.get(key);
    if (outcome) settle(outcome, decision, wanted, changes);
    else if (wanted === 'suppressed') changes.suppress.push(decision);
    else if (wanted !== null) changes.add.push({ decision, state: wanted });
  }
  for (const outcome of standing) if (!decided.has(keyOf(outcome))) letGo(outcome, changes);
  return changes;
}

/**
 * The state that a decision asks for, `null` for none. The cool-down is for what one does again: eligibility is each period's own, so an
 * open one never silences the next, and one that cannot be told is put before HR too.
 */
function wantedState({ verdict, outcomeKind }: Decision, isSilenced: boolean): OutcomeState | null {
  if (verdict === 'holds') return isSilenced && outcomeKind !== 'bonus' ? 'suppressed' : 'proposed';
  return verdict === 'not-evaluable' && outcomeKind === 'bonus' ? 'not-evaluable' : null;
}

function settle(outcome: StandingOutcome, decision: Decision, wanted: OutcomeState | null, changes: Working): void {
  const { id, state, acted, basisChanged } = outcome;
  if (wanted === null) return letGo(outcome, changes);
  if (!isSame(state, wanted)) {
    if (!acted) changes.restate.push({ id, decision, state: wanted });
    else (basisChanged ? changes.keep : changes.flagBasisChanged).push(id);
  } else (basisChanged ? changes.clearBasisChanged : changes.keep).push(id);
}

function letGo({ id, state, acted, basisChanged }: StandingOutcome, changes: Working): void {
  if (state === 'withdrawn' || (acted && basisChanged)) changes.keep.push(id);
  else (acted ? changes.flagBasisChanged : changes.withdraw).push(id);
}

/** Proposed and suppressed are one verdict: an outcome that still holds stays as it is, whatever became of the earlier one. */
function isSame(state: OutcomeState, wanted: OutcomeState): boolean {
  const holds = (one: OutcomeState) => one === 'proposed' || one === 'suppressed';
  return state === wanted || (holds(state) && holds(wanted));
}

function keyOf({ ruleId, subject }: OutcomeKey): string {
  return `${ruleId}|${subjectKey(subject)}`;
}
