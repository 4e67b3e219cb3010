import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How often a run was begun in vain, and what of it can be thrown away. */
export class BoundRuns1795305700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE runs
        ADD COLUMN vain_claims integer NOT NULL DEFAULT 0,
        ADD COLUMN events_gone boolean NOT NULL DEFAULT false
    `);
    await db.query(
      `CREATE INDEX runs_with_events ON runs (finished_at) WHERE finished_at IS NOT NULL AND NOT events_gone`,
    );
    await db.query(`CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX idempotency_keys_by_age, runs_with_events`);
    await db.query(`ALTER TABLE runs DROP COLUMN events_gone, DROP COLUMN vain_claims`);
  }
}
