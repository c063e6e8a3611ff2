import type { OutcomeChange, OutcomeState, Reconciliation } from '@circolo/domain';
import type { Sql } from '../platform/database';
import type { RunInWork } from './run-in-work';

/** $1 run, $2 outcomes, $3 what became of each. One that had been withdrawn and stays so is not worth a word. */
const KEEP = `
  insert into run_outcome (run_key, outcome_id, change, state)
  select $1, id, change, o.state from unnest($2::uuid[], $3::text[]) told (id, change) join outcome o using (id)
  where change <> 'kept' or o.state <> 'withdrawn'`;

/** Keeps what the run made of each outcome that it looked at, for the comparison of two runs. */
export async function keepChanges(
  tx: Sql,
  run: RunInWork,
  added: readonly { readonly id: string; readonly state: OutcomeState }[],
  changes: Reconciliation,
): Promise<void> {
  const told: readonly (readonly [id: string, change: OutcomeChange])[] = [
    ...added.map(({ id, state }) => [id, state === 'suppressed' ? 'suppressed' : 'new'] as const),
    ...changes.restate.map(({ id }) => [id, 'restated'] as const),
    ...changes.withdraw.map((id) => [id, 'withdrawn'] as const),
    ...changes.flagBasisChanged.map((id) => [id, 'flagged'] as const),
    ...changes.clearBasisChanged.map((id) => [id, 'cleared'] as const),
    ...changes.keep.map((id) => [id, 'kept'] as const),
  ];
  await tx.query(KEEP, [run.key, told.map(([id]) => id), told.map(([, change]) => change)]);
}
