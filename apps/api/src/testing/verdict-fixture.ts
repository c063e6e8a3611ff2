import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { compileRule, decideMass, type Facts, type Rule, type RuleOutcome } from '@circolo/domain';

/** A run that has decided: its rules by what they ask for, its subjects by the names that the test gave them. */
export interface DecidedRun {
  readonly runId: string;
  readonly runKey: number;
  readonly rules: Readonly<Record<RuleOutcome['kind'], Rule>>;
  readonly subjects: Readonly<Record<string, { readonly id: string; readonly key: number }>>;
}
interface KnownSubject {
  readonly kind: 'agent' | 'team';
  readonly facts: Facts;
}

const OUTCOMES: readonly RuleOutcome[] = [
  { kind: 'improvement', title: 'Richiamo entro 4 ore' },
  { kind: 'training', course: 'Chiusura del contatto' },
  { kind: 'bonus', note: 'Premio' },
] as unknown as readonly RuleOutcome[];
const ABOUT = { improvement: 'team', training: 'agent', bonus: 'agent' } as const;

/** A completed run over October 2026 in which a rule of each kind asked whether `RES.gap` is under -0.05, as the compiled rules told. */
export async function decidedRun(database: DataSource, known: Readonly<Record<string, KnownSubject>>): Promise<DecidedRun> {
  const one = async <T>(sql: string, values: readonly unknown[]): Promise<T> => ((await database.query(sql, [...values])) as T[])[0]!;
  const author = await one<{ id: string }>(`insert into person (name) values ('Marta Ferri') returning id`, []);
  const run = await one<{ id: string; key: number }>(
    `insert into evaluation_run (period, period_kind, period_from, period_until, number, state)
     values ('2026-10', 'month', '2026-10-01', '2026-10-31', (select count(*) + 1 from evaluation_run), 'completed') returning id, key`,
    [],
  );
  const conditions = { all: [{ fact: 'RES.gap', operator: 'lessThan', value: -0.05 }] } as Rule['conditions'];
  const rules: Rule[] = [];
  for (const [position, outcome] of OUTCOMES.entries()) {
    const { id } = await one<{ id: string }>(`insert into rule (state) values ('published') returning id`, []);
    const appliesTo = ABOUT[outcome.kind];
    const rule = {
      id,
      version: 1,
      name: `Risoluzione bassa, ${outcome.kind}`,
      appliesTo,
      periodKind: 'month',
      conditions,
      outcome,
    } as Rule;
    rules.push(rule);
    await database.query(
      `insert into rule_version (rule_id, version, name, applies_to, period_kind, conditions, outcome, author, writers, written_at, published_by, published_at)
       values ($1, 1, $2, $3, 'month', $4, $5, $6, array[$6::uuid], now(), $6, now())`,
      [id, rule.name, appliesTo, conditions, outcome, author.id],
    );
    await database.query('insert into run_rule (run_key, position, rule_id, version) values ($1, $2, $3, 1)', [run.key, position, id]);
  }
  const subjects: Record<string, { readonly id: string; readonly key: number }> = {};
  for (const [name, { kind, facts }] of Object.entries(known)) {
    const made = await one<{ id: string; key: number }>('insert into subject (kind, code, name) values ($1, $2, $3) returning id, key', [
      kind,
      randomUUID(),
      name,
    ]);
    subjects[name] = made;
    const { id, key } = made;
    await database.query('insert into run_facts (run_key, subject_key, facts) values ($1, $2, $3)', [run.key, key, facts]);
    for (const { ruleId, verdict, explanation } of decideMass(rules.map(compileRule), [{ subject: { kind, id }, facts }])) {
      await database.query('insert into run_verdict (run_key, subject_key, rule_id, verdict, because) values ($1, $2, $3, $4, $5)', [
        run.key,
        key,
        ruleId,
        verdict,
        explanation,
      ]);
    }
  }
  const byKind = Object.fromEntries(rules.map((rule) => [rule.outcome.kind, rule])) as unknown as DecidedRun['rules'];
  return { runId: run.id, runKey: run.key, rules: byKind, subjects };
}
