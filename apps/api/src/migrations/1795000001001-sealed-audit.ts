import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Events are sealed from now on. Until now nothing was, and the hashes of contents were those of the text that was sent, which is not kept:
 * they become those of the contents as PostgreSQL writes them.
 */
export class SealedAudit1795000001001 implements MigrationInterface {
  name = 'SealedAudit1795000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table audit_event disable trigger audit_event_sealed;
      update audit_event e
      set before_hash = sha256(convert_to(c.before::text, 'UTF8')), after_hash = sha256(convert_to(c.after::text, 'UTF8'))
      from audit_content c where c.event_key = e.key and e.sequence is null;
      alter table audit_event enable trigger audit_event_sealed;
      create index audit_event_unsealed on audit_event (key) where sequence is null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
