import { INDICATOR_LIST, type RuleContent, USUAL_DOSE } from '@circolo/domain';
import { type Place, placesOf } from '../indicators/measuring/measured-places';
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
/** What the figures come to, at the places of their sums. */
const SUMS_AT: Readonly<Record<string, string>> = {
  contacts: 'n',
  offered: 'n',
  answered: 'n',
  waitCount: 'n',
  waitMs: 'n * 20000::int8',
  waitMsSquared: 'n * 400000000::numeric',
  resolvedCount: 'n',
  resolvedYes: 'f.resolved',
  csatCount: 'c',
  csatTop: 'c',
  csatSum: '5 * c',
  csatSquares: '25 * c',
};

function sumsAt(places: readonly Place[]): string {
  const array = (squared: boolean) =>
    places.filter((place) => place.over === 'interactions' && place.squared === squared).map(({ id }) => SUMS_AT[id] ?? '0');
  return `
  insert into daily_sum (kind, subject_key, day, over, last_day, sums, squares)
  select f.kind, s.key, f.day, 'interactions', f.day, array[${array(false).join(', ')}]::int8[], array[${array(true).join(', ')}]::numeric[]
  from jsonb_to_recordset($1::jsonb) as f (kind text, code text, day date, contacts int, resolved int, satisfied int)
    join subject s on s.kind = f.kind and s.code = f.code
    cross join lateral (select f.contacts as n, coalesce(f.satisfied, 0) as c) counts
  on conflict (kind, day, subject_key, over, last_day) do update set sums = excluded.sums, squares = excluded.squares`;
}

/** The sums of some subjects, as measuring leaves them; subjects that are not there are made. Written again, the day is as if corrected. */
export async function measured(sql: Sql, figures: readonly TestFigures[]): Promise<void> {
  const rows = JSON.stringify(figures);
  for (const query of [SUBJECTS, AGENTS, TEAMS]) await sql.query(query, query === SUBJECTS ? [rows] : []);
  await sql.query(sumsAt(await placesOf(sql, INDICATOR_LIST)), [rows]);
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
export async function ruled(sql: Sql, content: RuleContent): Promise<string> {
  const { name, appliesTo, periodKind, conditions, outcome, persistence = null, dose = USUAL_DOSE } = content;
  const [author]: { id: string }[] = await sql.query(`insert into person (name) values ('Marta Ferri') returning id`);
  const [rule]: { id: string }[] = await sql.query(`insert into rule (state) values ('published') returning id`);
  await sql.query(
    `insert into rule_version (rule_id, version, name, applies_to, period_kind, conditions, outcome, author, writers, written_at, published_by, published_at,
       persistence_times, persistence_periods, cool_down_periods, one_training_at_a_time)
     values ($1, 1, $2, $3, $4, $5, $6, $7, array[$7::uuid], now(), $7, now(), $8, $9, $10, $11)`,
    [
      ...[rule!.id, name, appliesTo, periodKind, conditions, outcome, author!.id],
      ...[persistence?.times ?? null, persistence?.periods ?? null, dose.coolDownPeriods, dose.oneTrainingAtATime],
    ],
  );
  return rule!.id;
}
