// What the version after this one would bring, for tests: Node runs this file as it is, in a copy of the built server.

/** A further column: the version before does not know it, and goes on without. */
export class ExpandForNextVersion1999999998000 {
  async up(db) {
    await db.query(`ALTER TABLE conversations ADD COLUMN next_version text NOT NULL DEFAULT 'none'`);
  }

  async down(db) {
    await db.query(`ALTER TABLE conversations DROP COLUMN next_version`);
  }
}

/** An index on a table that everybody writes to meanwhile. */
export class IndexForNextVersion1999999999000 {
  transaction = false;

  async up(db) {
    await db.query(`SET lock_timeout = 0`);
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS messages_next_version`);
    await db.query(`CREATE INDEX CONCURRENTLY messages_next_version ON messages (user_id, updated_at)`);
    await db.query(`RESET lock_timeout`);
  }

  async down(db) {
    await db.query(`DROP INDEX CONCURRENTLY messages_next_version`);
  }
}
