import type { RuleContent } from '@circolo/domain';
import type { Sql } from '../platform/database';

/** How many contacts a subject had on one day, and how many went well; the rest follows. */
export interface TestFigures {
  readonly kind: 'organisation' | 'team' | 'agent' | 'channel' | 'topic';
  readonly code: string;
  readonly day: string;
  /** All of them answered, after twenty seconds. */
  readonly contacts: number;
  /** Of the contacts, all of which are known to be resolved or not. */
  readonly resolved: number;
  /** Answers about satisfaction, all of them 5; left out, nobody answered. */
  readonly satisfied?: number;
}

const SUBJECTS = `
  insert into subject (kind, code, name) select distinct kind, code, code from jsonb_to_recordset($1::jsonb) as f (kind text, code text)
  order by kind, code on conflict do nothing`;
const AGENTS = `insert into agent (subject_key) select key from subject where kind = 'agent' on conflict do nothing`;
const TEAMS = `insert into team (subject_key) select key from subject where kind = 'team' on conflict do nothing`;
const SUMS = `
  insert into daily_sum (kind, subject_key, day, contacts, offered, answered, abandoned, wait_count, wait_ms, wait_ms_squared, talk_count,
    hold_count, wrap_count, handle_count, handle_ms, handle_ms_squared, resolved_count, resolved_yes, csat_count, csat_top, csat_sum, csat_squares)
  select f.kind, s.key, f.day, n, n, n, 0, n, n * 20000::bigint, n * 400000000::numeric, 0, 0, 0, 0, 0, 0, n, f.resolved, c, c, 5 * c, 25 * c
  from jsonb_to_recordset($1::jsonb) as f (kind text, code text, day date, contacts int, resolved int, satisfied int)
    join subject s on s.kind = f.kind and s.code = f.code
    cross join lateral (select f.contacts as n, coalesce(f.satisfied, 0) as c) counts
  on conflict (kind, day, subject_key) do update set contacts = excluded.contacts, offered = excluded.offered, answered = excluded.answered,
    wait_count = excluded.wait_count, wait_ms = excluded.wait_ms, wait_ms_squared = excluded.wait_ms_squared,
    resolved_count = excluded.resolved_count, resolved_yes = excluded.resolved_yes, csat_count = excluded.csat_count,
    csat_top = excluded.csat_top, csat_sum = excluded.csat_sum, csat_squares = excluded.csat_squares`;

/** The sums of some subjects, as measuring leaves them; subjects that are not there are made. Written again, the day is as if corrected. */
export async function measured(sql: Sql, figures: readonly TestFigures[]): Promise<void> {
  const rows = JSON.stringify(figures);
  for (const query of [SUBJECTS, AGENTS, TEAMS]) await sql.query(query, query === SUBJECTS ? [rows] : []);
  await sql.query(SUMS, [rows]);
}

/** A target for every subject of a kind, from the beginning of 2026. */
export async function heldTo(sql: Sql, kind: string, indicator: string, value: number): Promise<void> {
  await sql.query(`insert into target (indicator, subject_kind, valid_from, value, origin) values ($1, $2, '2026-01-01', $3, 'internal')`, [
    indicator,
    kind,
    value,
  ]);
}

/** A published rule, in its first version. @returns its id */
export async function ruled(sql: Sql, { name, appliesTo, periodKind, conditions, outcome }: RuleContent): Promise<string> {
  const [author]: { id: string }[] = await sql.query(`insert into person (name) values ('Marta Ferri') returning id`);
  const [rule]: { id: string }[] = await sql.query(`insert into rule (state) values ('published') returning id`);
  await sql.query(
    `insert into rule_version (rule_id, version, name, applies_to, period_kind, conditions, outcome, author, writers, written_at, published_by, published_at)
     values ($1, 1, $2, $3, $4, $5, $6, $7, array[$7::uuid], now(), $7, now())`,
    [rule!.id, name, appliesTo, periodKind, conditions, outcome, author!.id],
  );
  return rule!.id;
}
