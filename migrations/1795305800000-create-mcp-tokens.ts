import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownedByUser } from './row-level-security.js';

/** Personal tokens with which MCP clients speak for their user; only a hash of each is kept. */
export class CreateMcpTokens1795305800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE mcp_tokens (
        user_id      uuid           NOT NULL,
        id           uuid           NOT NULL DEFAULT uuidv7(),
        name         varchar(100)   NOT NULL,
        sha256       bytea          NOT NULL,
        created_at   timestamptz(3) NOT NULL DEFAULT now(),
        last_used_at timestamptz(3),
        CONSTRAINT mcp_tokens_pkey PRIMARY KEY (user_id, id),
        CONSTRAINT mcp_tokens_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
        CONSTRAINT mcp_tokens_once UNIQUE (user_id, sha256)
      )
    `);
    await db.query(ownedByUser('mcp_tokens'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE mcp_tokens`);
  }
}
