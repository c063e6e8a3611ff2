import {
  type Decision,
  type OutcomeKind,
  type OutcomeState,
  type Reconciliation,
  reconcile,
  type Rule,
  type StandingOutcome,
  subjectKey,
  type SubjectRef,
} from '@circolo/domain';
import * as bonus from '../bonus/bonus-work';
import * as improvement from '../improvement/improvement-work';
import type { Sql } from '../platform/database';
import { referencesOf } from '../subjects/subjects.reads';
import * as training from '../training/training-work';
import { rulesOfRun } from './decide-step';
import { keepChanges } from './kept-changes';
import { type KeptDecision, writtenOut } from './kept-decision';
import {
  ADD,
  CLEAR_BASIS_CHANGED,
  COUNT,
  DECISIONS,
  FLAG_BASIS_CHANGED,
  LOCK_WORKS,
  OUTCOME_IDS,
  RESTATE,
  STANDING,
  WITHDRAW,
} from './propose.queries';
import type { Counts, RunInWork, Step } from './run-in-work';
import { type SilencedOutcome, silencedOutcomes } from './silenced-outcomes';

interface Work {
  openWork(tx: Sql, outcomeIds: readonly string[]): Promise<void>;
  withdrawWork(tx: Sql, outcomeIds: readonly string[]): Promise<void>;
}
/** The room that each kind of outcome asks something of. */
const WORK: Readonly<Record<OutcomeKind, Work>> = { improvement, training, bonus };

/** Turns verdicts into outcomes, and outcomes into work, as far as they differ from what stands. */
export const proposeStep: Step = async (tx, run, subjectKeys, at) => {
  const rules = await rulesOfRun(tx, run);
  const proposals = await readProposals(tx, run, subjectKeys, rules);
  const changes = reconcile([...proposals.standing.values()], proposals.decisions, proposals.silenced);
  await save(tx, run, proposals, changes, at);
  const [counts] = await tx.query<Counts[]>(COUNT, [run.period, subjectKeys, rules.map(({ id }) => id)]);
  return { ...counts, withdrawn: changes.withdraw.length };
};

interface Proposals {
  readonly standing: ReadonlyMap<string, StandingOutcome & { readonly kind: OutcomeKind }>;
  readonly decisions: readonly Decision[];
  readonly silenced: readonly SilencedOutcome[];
  readonly keyOf: (subject: SubjectRef) => number;
}

async function readProposals(tx: Sql, run: RunInWork, subjectKeys: readonly number[], rules: readonly Rule[]): Promise<Proposals> {
  const references = await referencesOf(tx, subjectKeys);
  const withSubject = <T extends { readonly subjectKey: number }>(row: T) => ({ ...row, subject: references.get(row.subjectKey)! });
  const keys = new Map([...references].map(([key, subject]) => [subjectKey(subject), key]));
  const ruleIds = rules.map(({ id }) => id);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));

  const ids = (await tx.query<{ id: string }[]>(OUTCOME_IDS, [run.period, subjectKeys, ruleIds])).map(({ id }) => id);
  for (const lock of LOCK_WORKS) await tx.query(lock, [ids]);
  type Row<T> = Omit<T, 'subject'> & { readonly subjectKey: number };
  const standing = await tx.query<Row<StandingOutcome & { kind: OutcomeKind }>[]>(STANDING, [ids]);
  const decisions = await tx.query<Row<KeptDecision>[]>(DECISIONS, [run.key, subjectKeys]);
  const proposals = {
    standing: new Map(standing.map((row) => [row.id, withSubject(row)])),
    decisions: decisions.map((row) => writtenOut(byId.get(row.ruleId)!, withSubject(row))),
  };
  return {
    ...proposals,
    silenced: await silencedOutcomes(tx, run, rules, references, proposals),
    keyOf: (subject) => keys.get(subjectKey(subject))!,
  };
}

async function save(tx: Sql, run: RunInWork, proposals: Proposals, changes: Reconciliation, at: string): Promise<void> {
  const { standing, silenced, keyOf } = proposals;
  const whySilent = new Map(silenced.map((one) => [`${one.ruleId} ${subjectKey(one.subject)}`, one]));
  const row = (decision: Decision, state: OutcomeState, id: string | null = null) => {
    const { ruleId, ruleVersion, outcomeKind: kind, subject, because, earlier = null } = decision;
    const silent = state === 'suppressed' ? whySilent.get(`${ruleId} ${subjectKey(subject)}`) : undefined;
    return {
      id,
      ruleId,
      ruleVersion,
      subjectKey: keyOf(subject),
      kind: standing.get(id ?? '')?.kind ?? kind,
      state,
      because,
      earlier,
      silence: silent?.why ?? null,
      suppressedBy: silent?.by ?? null,
    };
  };
  const fresh = [
    ...changes.add.map(({ decision, state }) => row(decision, state)),
    ...changes.suppress.map((decision) => row(decision, 'suppressed')),
  ];
  const restated = changes.restate.map(({ id, decision, state }) => row(decision, state, id));
  const added = await tx.query<Placed[]>(ADD, [run.key, JSON.stringify(fresh), run.period, at]);
  await tx.query(RESTATE, [run.key, JSON.stringify(restated)]);
  await tx.query(WITHDRAW, [changes.withdraw, at, run.key]);
  await tx.query(FLAG_BASIS_CHANGED, [changes.flagBasisChanged, at, run.key]);
  await tx.query(CLEAR_BASIS_CHANGED, [changes.clearBasisChanged]);
  await keepChanges(tx, run, added, changes);

  const touched = [...added, ...restated.map(({ id, kind, state }) => ({ id: id!, kind, state }))];
  const withdrawn = changes.withdraw.map((id) => ({ id, kind: standing.get(id)!.kind, state: 'withdrawn' as const }));
  await hand(tx, [...touched, ...withdrawn]);
}

interface Placed {
  readonly id: string;
  readonly kind: OutcomeKind;
  readonly state: OutcomeState;
}

/** Each outcome to its room: what asks for something is opened, the rest withdrawn. */
async function hand(tx: Sql, outcomes: readonly Placed[]): Promise<void> {
  for (const [kind, room] of Object.entries(WORK)) {
    const own = outcomes.filter((outcome) => outcome.kind === kind);
    const asks = ({ state }: Placed) => state === 'proposed' || state === 'not-evaluable';
    const [open, rest] = [own.filter(asks), own.filter((outcome) => !asks(outcome))];
    if (open.length > 0)
      await room.openWork(
        tx,
        open.map(({ id }) => id),
      );
    if (rest.length > 0)
      await room.withdrawWork(
        tx,
        rest.map(({ id }) => id),
      );
  }
}
