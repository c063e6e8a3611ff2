import type { RunDetail, RunRow } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { LIST_RUNS, RUN } from './runs.queries';

export type PlacedRun = RunRow & { readonly key: number };

/** One run as its GET answers it. @throws Refusal `not-found` */
export async function runOf(sql: Sql, id: string): Promise<RunDetail> {
  const [run] = await sql.query<(PlacedRun & RunDetail)[]>(RUN, [id]);
  if (!run) throw new Refusal('not-found', { kind: 'evaluation-run', id });
  return withoutKey(run);
}

/** The run that was queued last, whatever became of it; null before the first. */
export async function latestRun(sql: Sql): Promise<RunRow | null> {
  const [run] = await sql.query<PlacedRun[]>(LIST_RUNS, [null, null, 1]);
  return run ? withoutKey(run) : null;
}

export function withoutKey<T extends PlacedRun>({ key: _, ...run }: T): Omit<T, 'key'> {
  return run;
}
