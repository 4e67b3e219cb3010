import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownedByUser } from './row-level-security.js';

/** What a request with an `Idempotency-Key` led to, so that its repetition stores nothing new. */
export class CreateIdempotencyKeys1795305604000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE idempotency_keys (
        user_id    uuid           NOT NULL,
        route      varchar(200)   NOT NULL,
        key        varchar(200)   NOT NULL,
        body_hash  char(64)       NOT NULL,
        run_id     uuid           NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_id, route, key),
        CONSTRAINT idempotency_keys_run_fkey FOREIGN KEY (user_id, run_id)
          REFERENCES runs (user_id, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
      )
    `);
    await db.query(ownedByUser('idempotency_keys', { system: true }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE idempotency_keys`);
  }
}
