import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Lets a conversation, and an account, be erased in a time that grows with what is erased. What goes with another row is
 * found by an index, which holds all rows: one of some rows alone is of no use to a foreign key. A run goes with its
 * conversation, as its two messages do; that it went with each of them too made PostgreSQL look through all runs of the
 * user for every message.
 */
export class EraseInTime1795450000000 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`SET lock_timeout = 0`);
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS messages_of_conversation`);
    await db.query(
      `CREATE INDEX CONCURRENTLY messages_of_conversation ON messages (user_id, conversation_id, created_at, id)`,
    );
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS runs_of_conversation`);
    await db.query(`CREATE INDEX CONCURRENTLY runs_of_conversation ON runs (user_id, conversation_id)`);
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS idempotency_keys_of_run`);
    await db.query(`CREATE INDEX CONCURRENTLY idempotency_keys_of_run ON idempotency_keys (user_id, run_id)`);
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS messages_in_order`);
    await db.query(`RESET lock_timeout`);
    await db.query(`
      ALTER TABLE runs
        DROP CONSTRAINT IF EXISTS runs_user_message_fkey, DROP CONSTRAINT IF EXISTS runs_assistant_message_fkey
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE runs
        ADD CONSTRAINT runs_user_message_fkey FOREIGN KEY (user_id, user_message_id)
          REFERENCES messages (user_id, id) ON DELETE CASCADE,
        ADD CONSTRAINT runs_assistant_message_fkey FOREIGN KEY (user_id, assistant_message_id)
          REFERENCES messages (user_id, id) ON DELETE CASCADE
    `);
    await db.query(`
      CREATE INDEX messages_in_order ON messages (user_id, conversation_id, created_at, id) WHERE replaced_at IS NULL
    `);
    await db.query(`DROP INDEX messages_of_conversation, runs_of_conversation, idempotency_keys_of_run`);
  }
}
