import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownedByUser } from './row-level-security.js';

/** Where users are signed in at MCP servers, and where they are about to be; what is secret is stored sealed. */
export class CreateMcpConnections1795305901000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE mcp_connections (
        user_id          uuid           NOT NULL,
        server           varchar(100)   NOT NULL,
        id               uuid           NOT NULL DEFAULT uuidv7(),
        issuer           varchar(2000)  NOT NULL,
        credentials      text           NOT NULL,
        version          integer        NOT NULL DEFAULT 1,
        refreshing_until timestamptz(3),
        created_at       timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT mcp_connections_pkey PRIMARY KEY (user_id, server),
        CONSTRAINT mcp_connections_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )
    `);
    await db.query(`
      CREATE TABLE mcp_connection_attempts (
        user_id        uuid           NOT NULL,
        server         varchar(100)   NOT NULL,
        state_sha256   char(64)       NOT NULL,
        browser_sha256 char(64)       NOT NULL,
        secrets        text           NOT NULL,
        expires_at     timestamptz(3) NOT NULL,
        CONSTRAINT mcp_connection_attempts_pkey PRIMARY KEY (user_id, server),
        CONSTRAINT mcp_connection_attempts_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )
    `);
    await db.query(ownedByUser('mcp_connections'));
    await db.query(ownedByUser('mcp_connection_attempts'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE mcp_connection_attempts`);
    await db.query(`DROP TABLE mcp_connections`);
  }
}
