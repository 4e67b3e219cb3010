import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownedByUser } from './row-level-security.js';

export class CreateUsers1795305601000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE users (
        id            uuid           NOT NULL DEFAULT uuidv7(),
        email         varchar(254)   NOT NULL,
        name          varchar(100),
        password_hash text           NOT NULL,
        created_at    timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT users_pkey PRIMARY KEY (id),
        CONSTRAINT users_email_key UNIQUE (email),
        CONSTRAINT users_email_lower CHECK (email = lower(email))
      )
    `);
    await db.query(`
      CREATE TABLE sessions (
        user_id      uuid           NOT NULL,
        id           uuid           NOT NULL DEFAULT uuidv7(),
        generation   integer        NOT NULL DEFAULT 0,
        rotated_at   timestamptz(3) NOT NULL DEFAULT now(),
        user_agent   varchar(300),
        created_at   timestamptz(3) NOT NULL DEFAULT now(),
        last_used_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at   timestamptz(3) NOT NULL,
        revoked_at   timestamptz(3),
        CONSTRAINT sessions_pkey PRIMARY KEY (user_id, id),
        CONSTRAINT sessions_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )
    `);
    await db.query(`CREATE UNIQUE INDEX sessions_by_id ON sessions (id)`);
    await db.query(ownedByUser('users', { column: 'id', system: true }));
    await db.query(ownedByUser('sessions', { system: true }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE sessions, users`);
  }
}
