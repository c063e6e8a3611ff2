import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { OutcomeKind } from '@circolo/domain';

/** What a test needs around an outcome: the subject it is about, and the outcome itself. */
export interface OutcomeFixture {
  readonly outcomeId: string;
  readonly subjectKey: number;
  readonly subjectId: string;
}

/** An outcome of a published rule in a completed run over October 2026, about a new subject; `personId` makes the agent that person. */
export async function outcomeOf(
  database: DataSource,
  kind: OutcomeKind,
  subject: { readonly kind: 'agent' | 'team'; readonly personId?: string },
  state: 'proposed' | 'not-evaluable' = 'proposed',
): Promise<OutcomeFixture> {
  const code = randomUUID();
  const [made] = await database.query<{ key: number; id: string }[]>(
    'insert into subject (kind, code, name) values ($1, $2, $2) returning key, id',
    [subject.kind, code],
  );
  if (!made) throw new Error('no subject');
  if (subject.personId) await database.query('update agent set person_id = $2 where subject_key = $1', [made.key, subject.personId]);
  const [author] = await database.query<{ id: string }[]>(`insert into person (name) values ('Marta Ferri') returning id`);
  const [rule] = await database.query<{ id: string }[]>(`insert into rule (state) values ('published') returning id`);
  await database.query(
    `insert into rule_version (rule_id, version, name, applies_to, period_kind, conditions, outcome, author, writers, written_at, published_by, published_at)
     values ($1, 1, 'Risoluzione bassa', $2, 'month', '{"all":[]}', $3, $4, array[$4::uuid], now(), $4, now())`,
    [rule?.id, subject.kind, { kind, title: 'Richiamo entro 4 ore' }, author?.id],
  );
  const [run] = await database.query<{ key: number }[]>(
    `insert into evaluation_run (period, period_kind, period_from, period_until, number, state)
     values ('2026-10', 'month', '2026-10-01', '2026-10-31', (select count(*) + 1 from evaluation_run), 'completed') returning key`,
  );
  const [outcome] = await database.query<{ id: string }[]>(
    `insert into outcome (rule_id, rule_version, period, subject_key, kind, state, because, run_key)
     values ($1, 1, '2026-10', $2, $3, $4, '[{"fact":"RES.gap","operator":"lessThan","expected":-0.05,"actual":-0.1,"holds":true}]', $5) returning id`,
    [rule?.id, made.key, kind, state, run?.key],
  );
  if (!outcome) throw new Error('no outcome');
  return { outcomeId: outcome.id, subjectKey: made.key, subjectId: made.id };
}

/** A monitoring agreement that opens agents to these roles, for every purpose; or the word that it is withdrawn. */
export async function agreementFor(database: DataSource, recordedBy: string, roles: readonly string[], withdrawn = false): Promise<void> {
  await database.query(
    `insert into monitoring_agreement (revision, kind, number, date, scope, indicators, purposes, roles, recorded_by, recorded_at, withdrawn_at)
     values ((select coalesce(max(revision), 0) + 1 from monitoring_agreement), 'agreement', '12/2026', '2026-01-10', 'Qualità del servizio',
       '{RES,CSAT}', '{organisation,improvement,training,bonus}', $1, $2, now(), case when $3 then now() end)`,
    [roles, recordedBy, withdrawn],
  );
}
