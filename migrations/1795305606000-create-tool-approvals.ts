import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownedByUser } from './row-level-security.js';

/** Tools that a user has allowed for longer than once: in one conversation, or, without one, everywhere. */
export class CreateToolApprovals1795305606000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE tool_approvals (
        user_id         uuid           NOT NULL,
        id              uuid           NOT NULL DEFAULT uuidv7(),
        conversation_id uuid,
        server          varchar(100)   NOT NULL,
        tool_name       varchar(200)   NOT NULL,
        created_at      timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT tool_approvals_pkey PRIMARY KEY (user_id, id),
        CONSTRAINT tool_approvals_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
        CONSTRAINT tool_approvals_conversation_fkey FOREIGN KEY (user_id, conversation_id)
          REFERENCES conversations (user_id, id) ON DELETE CASCADE,
        CONSTRAINT tool_approvals_once UNIQUE NULLS NOT DISTINCT (user_id, conversation_id, server, tool_name)
      )
    `);
    await db.query(ownedByUser('tool_approvals'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE tool_approvals`);
  }
}
