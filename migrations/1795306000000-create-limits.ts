import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { CURRENT_USER_ID, ownedByUser } from './row-level-security.js';

/** What is counted for a minute or an hour, and the streams that are open now; unlogged, since neither outlives a crash. */
export class CreateLimits1795306000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE UNLOGGED TABLE rate_counters (
        key        varchar(100)   NOT NULL,
        hits       integer        NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        CONSTRAINT rate_counters_pkey PRIMARY KEY (key)
      ) WITH (fillfactor = 50)
    `);
    await db.query(`
      ALTER TABLE rate_counters ENABLE ROW LEVEL SECURITY;
      ALTER TABLE rate_counters FORCE ROW LEVEL SECURITY;
      GRANT SELECT, INSERT, UPDATE ON rate_counters TO chatkeep_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON rate_counters TO chatkeep_system;
      CREATE POLICY rate_counters_own ON rate_counters TO chatkeep_app
        USING (key = 'messages:' || ${CURRENT_USER_ID}) WITH CHECK (key = 'messages:' || ${CURRENT_USER_ID});
      CREATE POLICY rate_counters_system ON rate_counters TO chatkeep_system USING (true) WITH CHECK (true);
    `);
    await db.query(`
      CREATE UNLOGGED TABLE open_streams (
        user_id    uuid           NOT NULL,
        id         uuid           NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        CONSTRAINT open_streams_pkey PRIMARY KEY (user_id, id),
        CONSTRAINT open_streams_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )
    `);
    await db.query(ownedByUser('open_streams', { system: true }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE open_streams, rate_counters`);
  }
}
