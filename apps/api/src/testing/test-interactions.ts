import { randomUUID } from 'node:crypto';
import { INDICATOR_CODES } from '@circolo/domain';
import type { Sql } from '../platform/database';

/** An interaction as a test writes it down: subjects by their codes, durations in seconds. What is left out is missing. */
export interface TestInteraction {
  readonly arrivedAt: string;
  readonly channel?: string;
  readonly outcome?: 'a' | 'b' | 'i' | 'n' | 'o';
  readonly topic?: string | null;
  readonly agent?: string | null;
  readonly team?: string | null;
  readonly customer?: string | null;
  readonly waitSeconds?: number | null;
  readonly talkSeconds?: number | null;
  readonly holdSeconds?: number | null;
  readonly wrapSeconds?: number | null;
  readonly resolved?: boolean | null;
  readonly csat?: number | null;
}

/** The organisation of a test, in a time zone, with its subject. */
export async function testOrganisation(sql: Sql, timeZone = 'Europe/Rome'): Promise<void> {
  await sql.query(`insert into organisation (name, time_zone) values ('Contact center del Comune di Borgolieto', $1)`, [timeZone]);
  await sql.query(
    `insert into subject (kind, code, name) values ('organisation', 'organisation', 'Contact center del Comune di Borgolieto')`,
  );
}

const SUBJECTS = `
  insert into subject (kind, code, name)
  select distinct k.kind, k.code, k.code from jsonb_to_recordset($1::jsonb) as r (channel text, topic text, agent text, team text)
  cross join lateral (values ('channel', r.channel), ('topic', r.topic), ('agent', r.agent), ('team', r.team)) k (kind, code)
  where k.code is not null on conflict do nothing`;
const AGENTS = `insert into agent (subject_key) select key from subject where kind = 'agent' on conflict do nothing`;
const TEAMS = `insert into team (subject_key) select key from subject where kind = 'team' on conflict do nothing`;

const INSERT = `
  insert into interaction (import_key, source_key, external_id, arrived_at, day, channel_key, outcome, topic_key, agent_key, team_key, customer,
    wait_ms, talk_ms, hold_ms, wrap_ms, resolved, csat, csat_top)
  select $2, $3, r."externalId", r."arrivedAt", (r."arrivedAt" at time zone o.time_zone)::date, ch.key, r.outcome::"char", t.key, a.key, te.key, r.customer,
    round(r."waitSeconds" * 1000), round(r."talkSeconds" * 1000), round(r."holdSeconds" * 1000), round(r."wrapSeconds" * 1000),
    r.resolved, r.csat, case when r.csat is not null then 5 end
  from jsonb_to_recordset($1::jsonb) as r ("externalId" text, "arrivedAt" timestamptz, channel text, outcome text, topic text, agent text, team text, customer text,
    "waitSeconds" numeric, "talkSeconds" numeric, "holdSeconds" numeric, "wrapSeconds" numeric, resolved boolean, csat smallint)
  cross join organisation o
  join subject ch on ch.kind = 'channel' and ch.code = r.channel
  left join subject t on t.kind = 'topic' and t.code = r.topic
  left join subject a on a.kind = 'agent' and a.code = r.agent
  left join subject te on te.kind = 'team' and te.code = r.team`;

const MARK = `
  with days as (select distinct day from interaction where import_key = $1),
  told as (update import set first_day = (select min(day) from days), last_day = (select max(day) from days) where key = $1)
  insert into day_to_measure (day) select day from days on conflict do nothing`;

/** Puts interactions in as an import leaves them, their days marked to be measured. For tests of what comes after collecting. */
export async function addInteractions(sql: Sql, interactions: readonly TestInteraction[]): Promise<void> {
  const rows = JSON.stringify(interactions.map((each) => ({ externalId: randomUUID(), channel: 'telephone', outcome: 'a', ...each })));
  const told = new Set(['externalId', 'channel', 'outcome', ...interactions.flatMap((each) => Object.keys(each))]);
  const [person]: { id: string }[] = await sql.query(`insert into person (name) values ('Importatore') returning id`);
  const [source]: { key: number }[] = await sql.query(
    `insert into source (name) values ('centralino') on conflict (name) do update set name = excluded.name returning key`,
  );
  const [made]: { key: number }[] = await sql.query(
    `insert into import (kind, source_key, mapping, file_name, file_bytes, checksum, state, loaded_at, created_by)
     values ('interactions', $1, $3, 'contatti.csv', 0, '', 'done', now(), $2) returning key`,
    [source!.key, person!.id, { fields: Object.fromEntries([...told].map((field) => [field, { column: field }])) }],
  );
  await sql.query(SUBJECTS, [rows]);
  await sql.query(AGENTS);
  await sql.query(TEAMS);
  await sql.query(INSERT, [rows, made!.key, source!.key]);
  await sql.query(MARK, [made!.key]);
}

export interface TestOpening {
  readonly indicators?: readonly string[];
  readonly productivity?: boolean;
  readonly from?: string;
  readonly until?: string;
}

/** An agreement that opens indicators of agents (all, unless said), for all purposes, to these roles. */
export async function testAgreement(sql: Sql, roles: readonly string[], some: TestOpening = {}): Promise<void> {
  const [person]: { id: string }[] = await sql.query(`insert into person (name) values ('Amministratrice') returning id`);
  await sql.query(
    `insert into monitoring_agreement (revision, kind, number, date, scope, indicators, purposes, roles, individual_productivity, valid_from, valid_until, recorded_by, recorded_at)
     select coalesce(max(revision), 0) + 1, 'agreement', '1/2026', '2026-01-01', 'tutto', $1, '{organisation,improvement,training,bonus}', $2, $3, $4, $5, $6, now()
     from monitoring_agreement`,
    [some.indicators ?? INDICATOR_CODES, roles, some.productivity ?? true, some.from ?? null, some.until ?? null, person!.id],
  );
}
