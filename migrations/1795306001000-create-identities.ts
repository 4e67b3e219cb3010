import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownedByUser } from './row-level-security.js';

/** Who a user is elsewhere; whoever came from there has no password here until they choose one. */
export class CreateIdentities1795306001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE users ALTER COLUMN password_hash DROP NOT NULL`);
    await db.query(`
      CREATE TABLE identities (
        user_id    uuid           NOT NULL,
        id         uuid           NOT NULL DEFAULT uuidv7(),
        issuer     varchar(300)   NOT NULL,
        subject    varchar(255)   NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT identities_pkey PRIMARY KEY (user_id, id),
        CONSTRAINT identities_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
        CONSTRAINT identities_once UNIQUE (issuer, subject)
      )
    `);
    await db.query(ownedByUser('identities', { system: true }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE identities`);
    await db.query(
      `DELETE FROM users WHERE password_hash IS NULL; ALTER TABLE users ALTER COLUMN password_hash SET NOT NULL`,
    );
  }
}
