import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Lets a run be found by its key from the first minute on. As long as PostgreSQL has no statistics of a table, two indexes
 * that begin with the user look alike to it, and a connection keeps the plan that it made then: for each event of an answer,
 * whose foreign key is checked, all runs of its user were read. What refers to a conversation, or to a run, begins with that.
 */
export class FindRunsByTheirKeys1795460000000 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await replace(db, 'runs_of_conversation', 'runs (conversation_id, user_id)');
    await replace(db, 'idempotency_keys_of_run', 'idempotency_keys (run_id, user_id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX runs_of_conversation, idempotency_keys_of_run`);
    await db.query(`CREATE INDEX runs_of_conversation ON runs (user_id, conversation_id)`);
    await db.query(`CREATE INDEX idempotency_keys_of_run ON idempotency_keys (user_id, run_id)`);
  }
}

/** Nobody is without the index while the new one is made; harmless to repeat. */
async function replace(db: QueryRunner, name: string, columns: string): Promise<void> {
  await db.query(`SET lock_timeout = 0`);
  await db.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}_new`);
  await db.query(`CREATE INDEX CONCURRENTLY ${name}_new ON ${columns}`);
  await db.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
  await db.query(`RESET lock_timeout`);
  await db.query(`ALTER INDEX ${name}_new RENAME TO ${name}`);
}
