import type { Facts, MeasuredKind } from '@circolo/domain';
import { parsePeriod, type Period } from '@circolo/domain';
import type { Sql } from '../platform/database';

/** What a run kept of one subject. */
export interface TestFacts {
  readonly kind: MeasuredKind;
  readonly code: string;
  readonly facts: Facts;
}

const SUBJECTS = `
  insert into subject (kind, code, name) select kind, code, code from jsonb_to_recordset($1::jsonb) as f (kind text, code text)
  on conflict do nothing`;
const RUN = `
  insert into evaluation_run (period, period_kind, period_from, period_until, number, state, finished_at)
  values ($1, $2, $3, $4, (select count(*) + 1 from evaluation_run where period = $1), 'completed', now()) returning key`;
const FACTS = `
  insert into run_facts (run_key, subject_key, facts)
  select $2, s.key, f.facts from jsonb_to_recordset($1::jsonb) as f (kind text, code text, facts jsonb)
    join subject s on s.kind = f.kind and s.code = f.code`;

/** A completed run over a period that kept these facts; subjects that are not there are made. */
export async function evaluated(sql: Sql, period: Period, kept: readonly TestFacts[]): Promise<void> {
  const { kind, from, until } = parsePeriod(period);
  const rows = JSON.stringify(kept);
  await sql.query(SUBJECTS, [rows]);
  const [run] = await sql.query<{ key: number }[]>(RUN, [period, kind, from, until]);
  await sql.query(FACTS, [rows, run!.key]);
}

export async function subjectIds(sql: Sql): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<{ code: string; id: string }[]>('select code, id from subject');
  return new Map(rows.map(({ code, id }) => [code, id]));
}
