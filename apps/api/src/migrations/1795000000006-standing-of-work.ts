import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What became of the outcomes, as each room that acts tells it: the object made of the outcome, its state, whether a
 * person has acted on it, and whether it still asks for something.
 */
export class StandingOfWork1795000000006 implements MigrationInterface {
  name = 'StandingOfWork1795000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view improvement_standing as
        select outcome_id, id as work_id, state,
          state not in ('proposed', 'withdrawn') or content_revision > 1 as acted,
          state in ('proposed', 'in-review', 'changes-requested', 'approved', 'in-progress') as open
        from improvement_action where outcome_id is not null;

      create view training_standing as
        select outcome_id, id as work_id, state,
          state not in ('proposed', 'withdrawn') as acted,
          state in ('proposed', 'assigned', 'scheduled', 'missed') as open
        from training_assignment where outcome_id is not null;

      create view bonus_standing as
        select outcome_id, id as work_id, state,
          state in ('confirmed', 'declined') as acted,
          state in ('proposed', 'not-evaluable') as open
        from bonus_eligibility;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
