import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The trace in which a run was accepted (W3C `traceparent`), for whichever process works on it. */
export class TraceRuns1795430000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE runs ADD COLUMN trace_parent varchar(55)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE runs DROP COLUMN trace_parent`);
  }
}
