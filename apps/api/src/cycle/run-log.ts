import type { RunMoment, RunStep } from '@circolo/contracts';
import type { Sql } from '../platform/database';

/** What is noted of a run; `by` and `step` where they apply. */
export interface NewMoment {
  readonly at: string;
  readonly what: RunMoment['what'];
  readonly by?: string | null;
  readonly step?: RunStep | null;
}

const NOTE = `
  insert into run_log (run_key, at, what, person_id, details) values ($1, $2, $3, $4, jsonb_strip_nulls(jsonb_build_object('step', $5::text)))`;

/** Notes what happened to a run, for those who read its page; in the transaction in which it happens. */
export async function note(tx: Sql, runKey: number, { at, what, by = null, step = null }: NewMoment): Promise<void> {
  await tx.query(NOTE, [runKey, at, what, by, step]);
}
