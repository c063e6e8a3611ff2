import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many subjects each rule of a run spoke of, counted by each batch as it decides, so that a list of rules need not look through the
 * verdicts; and, for the room of the rules, what each did in the last period of its kind that was evaluated.
 */
export class WhatRulesDid1795000001102 implements MigrationInterface {
  name = 'WhatRulesDid1795000001102';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table run_rule_count (
        run_key integer not null references evaluation_run,
        rule_id uuid not null,
        first_subject integer not null,
        held integer not null,
        failed integer not null,
        not_evaluable integer not null,
        primary key (run_key, rule_id, first_subject),
        foreign key (run_key, rule_id) references run_rule
      );
      insert into run_rule_count (run_key, rule_id, first_subject, held, failed, not_evaluable)
      select run_key, rule_id, min(subject_key), count(*) filter (where verdict = 'holds'), count(*) filter (where verdict = 'fails'),
        count(*) filter (where verdict = 'not-evaluable')
      from run_verdict join run_rule using (run_key, rule_id) group by run_key, rule_id;

      create view rule_last_period as
        select rule_id, run.period, run.period_until, run.id as run_id, run.number, said.held, said.failed, said.not_evaluable,
          asked.proposed, asked.suppressed
        from (
          select distinct on (period_kind) key, id, period, period_until, number from evaluation_run where state = 'completed'
          order by period_kind, period_until desc, number desc) run
          join run_rule on run_rule.run_key = run.key
          cross join lateral (
            select coalesce(sum(held), 0)::int as held, coalesce(sum(failed), 0)::int as failed, coalesce(sum(not_evaluable), 0)::int as not_evaluable
            from run_rule_count c where c.run_key = run.key and c.rule_id = run_rule.rule_id) said
          cross join lateral (
            select (count(*) filter (where o.state in ('proposed', 'not-evaluable')))::int as proposed,
              (count(*) filter (where o.state = 'suppressed'))::int as suppressed
            from outcome o where o.rule_id = run_rule.rule_id and o.period = run.period) asked;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
