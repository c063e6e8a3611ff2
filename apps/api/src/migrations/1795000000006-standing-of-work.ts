import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What rooms show to each other. To the cycle: what became of the outcomes, as each room that acts tells it (the object
 * made of the outcome, its state, whether a person has acted on it, whether it still asks for something). To the rooms
 * that act: what an outcome asks for, and why.
 */
export class StandingOfWork1795000000006 implements MigrationInterface {
  name = 'StandingOfWork1795000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view improvement_standing as
        select outcome_id, id as work_id, state,
          state not in ('proposed', 'withdrawn') or content_revision > 1 as acted,
          state in ('proposed', 'in-review', 'changes-requested', 'approved', 'in-progress') as open
        from improvement_action;

      create view training_standing as
        select outcome_id, id as work_id, state,
          state not in ('proposed', 'withdrawn') as acted,
          state in ('proposed', 'assigned', 'scheduled', 'missed') as open
        from training_assignment;

      create view bonus_standing as
        select outcome_id, id as work_id, state,
          state in ('confirmed', 'declined') as acted,
          state in ('proposed', 'not-evaluable') as open
        from bonus_eligibility;

      create view outcome_reason as
        select o.id as outcome_id, o.rule_id, o.rule_version, v.name as rule_name, o.kind, o.period, o.subject_key, o.because, v.outcome as asks,
          coalesce(v.outcome->>'indicator', (
            select split_part(condition.value->>'fact', '.', 1) from jsonb_array_elements(o.because) with ordinality as condition(value, place)
            where condition.value->>'fact' ~ '^[A-Z_]+[.]' order by condition.place limit 1
          )) as indicator,
          o.state as outcome_state, o.basis_changed_at, e.period_from
        from outcome o
          join rule_version v on v.rule_id = o.rule_id and v.version = o.rule_version
          join evaluation_run e on e.key = o.run_key;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
