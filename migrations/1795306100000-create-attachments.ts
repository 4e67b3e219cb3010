import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownedByUser } from './row-level-security.js';

/** Files that are sent along with messages; those that never were are deleted after a day. */
export class CreateAttachments1795306100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE attachments (
        user_id    uuid           NOT NULL,
        id         uuid           NOT NULL DEFAULT uuidv7(),
        message_id uuid,
        position   integer        NOT NULL DEFAULT 0,
        name       varchar(200)   NOT NULL,
        mime_type  varchar(100)   NOT NULL,
        content    bytea,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT attachments_pkey PRIMARY KEY (user_id, id),
        CONSTRAINT attachments_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
        CONSTRAINT attachments_message_fkey FOREIGN KEY (user_id, message_id)
          REFERENCES messages (user_id, id) ON DELETE CASCADE
      )
    `);
    await db.query(`CREATE INDEX attachments_of_message ON attachments (user_id, message_id)`);
    await db.query(`CREATE INDEX attachments_loose ON attachments (created_at) WHERE message_id IS NULL`);
    await db.query(ownedByUser('attachments', { system: true }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE attachments`);
  }
}
