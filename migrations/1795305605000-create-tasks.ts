import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownedByUser } from './row-level-security.js';

export class CreateTasks1795305605000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE tasks (
        user_id         uuid           NOT NULL,
        id              uuid           NOT NULL DEFAULT uuidv7(),
        title           varchar(200)   NOT NULL,
        notes           varchar(10000),
        status          varchar(4)     NOT NULL DEFAULT 'open',
        priority        varchar(6)     NOT NULL DEFAULT 'normal',
        due_at          timestamptz(3),
        idempotency_key varchar(200),
        created_at      timestamptz(3) NOT NULL DEFAULT now(),
        updated_at      timestamptz(3) NOT NULL DEFAULT now(),
        completed_at    timestamptz(3),
        CONSTRAINT tasks_pkey PRIMARY KEY (user_id, id),
        CONSTRAINT tasks_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
        CONSTRAINT tasks_idempotency_key UNIQUE (user_id, idempotency_key),
        CONSTRAINT tasks_status_check CHECK (status IN ('open', 'done')),
        CONSTRAINT tasks_priority_check CHECK (priority IN ('low', 'normal', 'high'))
      )
    `);
    await db.query(`CREATE INDEX tasks_newest ON tasks (user_id, created_at DESC, id DESC)`);
    await db.query(ownedByUser('tasks'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE tasks`);
  }
}
