import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events are looked for by what was done and by whom. */
export class EventsByActionAndPerson1795000001402 implements MigrationInterface {
  name = 'EventsByActionAndPerson1795000001402';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index audit_event_action on audit_event (action, key);
      create index audit_event_person on audit_event (person_id, key);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
