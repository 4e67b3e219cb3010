import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownedByUser } from './row-level-security.js';

export class CreateConversations1795305602000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE conversations (
        user_id              uuid           NOT NULL,
        id                   uuid           NOT NULL DEFAULT uuidv7(),
        title                text,
        message_count        integer        NOT NULL DEFAULT 0,
        last_message_preview text,
        last_message_at      timestamptz(3),
        unread               boolean        NOT NULL DEFAULT false,
        created_at           timestamptz(3) NOT NULL DEFAULT now(),
        updated_at           timestamptz(3) NOT NULL DEFAULT now(),
        deleted_at           timestamptz(3),
        CONSTRAINT conversations_pkey PRIMARY KEY (user_id, id),
        CONSTRAINT conversations_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )
    `);
    await db.query(`
      CREATE INDEX conversations_recent ON conversations (user_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL
    `);
    await db.query(`
      CREATE TABLE messages (
        user_id         uuid           NOT NULL,
        id              uuid           NOT NULL DEFAULT uuidv7(),
        conversation_id uuid           NOT NULL,
        run_id          uuid           NOT NULL,
        role            varchar(9)     NOT NULL,
        status          varchar(11)    NOT NULL,
        content         text           NOT NULL DEFAULT '',
        tool_calls      jsonb          NOT NULL DEFAULT '[]',
        parts           jsonb          NOT NULL DEFAULT '[]',
        feedback        varchar(8),
        created_at      timestamptz(3) NOT NULL,
        updated_at      timestamptz(3) NOT NULL,
        replaced_at     timestamptz(3),
        CONSTRAINT messages_pkey PRIMARY KEY (user_id, id),
        CONSTRAINT messages_conversation_fkey FOREIGN KEY (user_id, conversation_id)
          REFERENCES conversations (user_id, id) ON DELETE CASCADE,
        CONSTRAINT messages_role_check CHECK (role IN ('user', 'assistant')),
        CONSTRAINT messages_status_check CHECK (status IN ('complete', 'streaming', 'stopped', 'interrupted', 'failed')),
        CONSTRAINT messages_feedback_check CHECK (feedback IN ('positive', 'negative'))
      )
    `);
    await db.query(`
      CREATE INDEX messages_in_order ON messages (user_id, conversation_id, created_at, id) WHERE replaced_at IS NULL
    `);
    await db.query(ownedByUser('conversations'));
    await db.query(ownedByUser('messages'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE messages, conversations`);
  }
}
