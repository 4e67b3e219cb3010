import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ownedByUser } from './row-level-security.js';

/** A run is one answer in the making; its events, steps and tool calls are its journal. */
export class CreateRuns1795305603000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE runs (
        user_id              uuid           NOT NULL,
        id                   uuid           NOT NULL DEFAULT uuidv7(),
        conversation_id      uuid           NOT NULL,
        user_message_id      uuid           NOT NULL,
        assistant_message_id uuid           NOT NULL,
        status               varchar(17)    NOT NULL DEFAULT 'queued',
        model                varchar(200)   NOT NULL,
        job_id               uuid,
        epoch                integer        NOT NULL DEFAULT 0,
        cancel_requested     boolean        NOT NULL DEFAULT false,
        error                jsonb,
        input_tokens         integer        NOT NULL DEFAULT 0,
        output_tokens        integer        NOT NULL DEFAULT 0,
        created_at           timestamptz(3) NOT NULL,
        started_at           timestamptz(3),
        first_token_at       timestamptz(3),
        finished_at          timestamptz(3),
        CONSTRAINT runs_pkey PRIMARY KEY (user_id, id),
        CONSTRAINT runs_conversation_fkey FOREIGN KEY (user_id, conversation_id)
          REFERENCES conversations (user_id, id) ON DELETE CASCADE,
        CONSTRAINT runs_user_message_fkey FOREIGN KEY (user_id, user_message_id)
          REFERENCES messages (user_id, id) ON DELETE CASCADE,
        CONSTRAINT runs_assistant_message_fkey FOREIGN KEY (user_id, assistant_message_id)
          REFERENCES messages (user_id, id) ON DELETE CASCADE,
        CONSTRAINT runs_status_check CHECK (status IN
          ('queued', 'running', 'awaiting_approval', 'completed', 'cancelled', 'failed', 'interrupted'))
      )
    `);
    await db.query(`
      CREATE INDEX runs_unfinished ON runs (user_id, conversation_id, created_at)
        WHERE status IN ('queued', 'running', 'awaiting_approval')
    `);
    await db.query(`
      CREATE TABLE run_events (
        user_id    uuid           NOT NULL,
        run_id     uuid           NOT NULL,
        seq        integer        NOT NULL,
        epoch      integer        NOT NULL,
        event      json           NOT NULL,
        CONSTRAINT run_events_pkey PRIMARY KEY (user_id, run_id, seq),
        CONSTRAINT run_events_run_fkey FOREIGN KEY (user_id, run_id) REFERENCES runs (user_id, id) ON DELETE CASCADE
      )
    `);
    await db.query(`
      CREATE TABLE run_steps (
        user_id    uuid           NOT NULL,
        run_id     uuid           NOT NULL,
        step       integer        NOT NULL,
        reply      jsonb          NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT run_steps_pkey PRIMARY KEY (user_id, run_id, step),
        CONSTRAINT run_steps_run_fkey FOREIGN KEY (user_id, run_id) REFERENCES runs (user_id, id) ON DELETE CASCADE
      )
    `);
    await db.query(`
      CREATE TABLE run_tool_calls (
        user_id          uuid           NOT NULL,
        run_id           uuid           NOT NULL,
        id               uuid           NOT NULL,
        step             integer        NOT NULL,
        position         integer        NOT NULL,
        part             integer        NOT NULL,
        model_call_id    text           NOT NULL,
        model_tool_name  varchar(64)    NOT NULL,
        server           varchar(100)   NOT NULL,
        tool_name        varchar(200)   NOT NULL,
        title            varchar(200),
        arguments        jsonb          NOT NULL,
        arguments_sha256 char(64)       NOT NULL,
        retry            varchar(10)    NOT NULL,
        status           varchar(17)    NOT NULL,
        epoch            integer        NOT NULL DEFAULT 0,
        attempt          integer        NOT NULL DEFAULT 0,
        idempotency_key  uuid           NOT NULL,
        decision         jsonb,
        result           jsonb,
        error            jsonb,
        content_offset   integer        NOT NULL DEFAULT 0,
        created_at       timestamptz(3) NOT NULL DEFAULT now(),
        started_at       timestamptz(3),
        finished_at      timestamptz(3),
        CONSTRAINT run_tool_calls_pkey PRIMARY KEY (user_id, run_id, id),
        CONSTRAINT run_tool_calls_run_fkey FOREIGN KEY (user_id, run_id) REFERENCES runs (user_id, id) ON DELETE CASCADE,
        CONSTRAINT run_tool_calls_retry_check CHECK (retry IN ('read', 'idempotent', 'effect')),
        CONSTRAINT run_tool_calls_status_check CHECK (status IN ('planned', 'awaiting_approval', 'running', 'success',
          'error', 'denied', 'cancelled', 'unknown_outcome'))
      )
    `);
    await db.query(`CREATE UNIQUE INDEX run_tool_calls_by_id ON run_tool_calls (user_id, id)`);
    for (const table of ['runs', 'run_events', 'run_steps', 'run_tool_calls']) {
      await db.query(ownedByUser(table, { system: true }));
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE run_tool_calls, run_steps, run_events, runs`);
  }
}
