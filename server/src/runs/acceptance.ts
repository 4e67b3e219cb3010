import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Config } from '../config/config.js';
import { firstGraphemes, titleOf } from '../conversations/title.js';
import { Database, type Owner } from '../database/database.js';
import { NotFound } from '../http/not-found.js';
import { IdempotencyKeyReused } from './idempotency-key-reused.js';
import { Run } from './run.entity.js';
import { RunQueue } from './run-queue.js';
import { runUpdated } from './run-stream-event.js';
import { WaitingRuns } from './waiting-runs.js';

const PREVIEW_LENGTH = 120;

/** A message as a person sent it. */
export interface Sending {
  readonly conversationId: string;
  readonly content: string;
  readonly model?: string;
  readonly idempotencyKey?: string;
}

/** What a message led to; `isNew` is false when its key had been used for it before. */
export interface Accepted {
  readonly run: Run;
  readonly isNew: boolean;
}

/** Takes messages in: the message, its empty answer, the run and its job are one commit, before any model is asked. */
@Injectable()
export class Acceptance {
  constructor(
    private readonly database: Database,
    private readonly queue: RunQueue,
    private readonly waiting: WaitingRuns,
    private readonly config: Config,
  ) {}

  async accept(user: Owner, sending: Sending): Promise<Accepted> {
    return await this.database.as(user, async (db) => {
      const now = await this.lock(db, user, sending.conversationId);
      const runId = uuidV7();
      const earlier = await this.earlierRun(db, user, sending, runId);
      if (earlier !== null)
        return { run: await db.findOneByOrFail(Run, { userId: user.id, id: earlier }), isNew: false };
      await this.waiting.giveWay(db, user, sending.conversationId);
      return { run: await this.insert(db, user, sending, runId, now), isNew: true };
    });
  }

  /** Keeps the conversation to this transaction; answers a time later than all its messages. */
  private async lock(db: EntityManager, user: Owner, id: string): Promise<Date> {
    const rows: { last: Date | null }[] = await db.query(
      `SELECT last_message_at AS last FROM conversations WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL FOR UPDATE`,
      [user.id, id],
    );
    if (!rows[0]) throw new NotFound('conversation');
    const clock: { now: Date }[] = await db.query(`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`);
    return new Date(Math.max(clock[0]?.now.getTime() ?? 0, (rows[0].last?.getTime() ?? 0) + 1));
  }

  /** The run that this key began within the last day; else the key is kept for `runId`. */
  private async earlierRun(
    db: EntityManager,
    user: Owner,
    { conversationId, idempotencyKey, ...body }: Sending,
    runId: string,
  ) {
    if (idempotencyKey === undefined) return null;
    const route = `messages/${conversationId}`;
    const hash = createHash('sha256')
      .update(JSON.stringify([body.content, body.model ?? null]))
      .digest('hex');
    const stored: { runId: string; hash: string }[] = await db.query(
      `INSERT INTO idempotency_keys AS k (user_id, route, key, body_hash, run_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (user_id, route, key) DO UPDATE SET
         body_hash = CASE WHEN k.created_at < now() - interval '24 hours' THEN excluded.body_hash ELSE k.body_hash END,
         run_id = CASE WHEN k.created_at < now() - interval '24 hours' THEN excluded.run_id ELSE k.run_id END,
         created_at = CASE WHEN k.created_at < now() - interval '24 hours' THEN now() ELSE k.created_at END
       RETURNING run_id AS "runId", body_hash AS hash`,
      [user.id, route, idempotencyKey, hash, runId],
    );
    if (stored[0]?.hash !== hash) throw new IdempotencyKeyReused();
    return stored[0].runId === runId ? null : stored[0].runId;
  }

  private async insert(
    db: EntityManager,
    user: Owner,
    { conversationId, content, model }: Sending,
    runId: string,
    now: Date,
  ): Promise<Run> {
    const run = this.newRun(user, conversationId, runId, model, now);
    await this.insertMessages(db, run, content);
    await db.createQueryBuilder().insert().into(Run).values(run).execute();
    await db.query(`INSERT INTO run_events (user_id, run_id, seq, epoch, event) VALUES ($1, $2, 1, 0, $3)`, [
      user.id,
      runId,
      JSON.stringify(runUpdated(run)),
    ]);
    await this.updateConversation(db, run, content);
    if (await this.isFirst(db, run)) await this.queue.send(db, run);
    return run;
  }

  private newRun(user: Owner, conversationId: string, id: string, model: string | undefined, now: Date): Run {
    return {
      userId: user.id,
      id,
      conversationId,
      userMessageId: uuidV7(),
      assistantMessageId: uuidV7(),
      status: 'queued',
      model: model ?? this.config.models[0] ?? '',
      epoch: 0,
      cancelRequested: false,
      error: null,
      inputTokens: 0,
      outputTokens: 0,
      createdAt: now,
      startedAt: null,
      firstTokenAt: null,
      finishedAt: null,
    };
  }

  private async insertMessages(db: EntityManager, run: Run, content: string): Promise<void> {
    const answeredAt = new Date(run.createdAt.getTime() + 1);
    const parts = JSON.stringify([{ n: 0, kind: 'text', text: content }]);
    await db.query(
      `INSERT INTO messages (user_id, conversation_id, run_id, id, role, status, content, parts, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 'user', 'complete', $6, $7, $8, $8), ($1, $2, $3, $5, 'assistant', 'streaming', '', '[]', $9, $9)`,
      [
        run.userId,
        run.conversationId,
        run.id,
        run.userMessageId,
        run.assistantMessageId,
        content,
        parts,
        run.createdAt,
        answeredAt,
      ],
    );
  }

  private async updateConversation(db: EntityManager, run: Run, content: string): Promise<void> {
    const answeredAt = new Date(run.createdAt.getTime() + 1);
    const preview = firstGraphemes(content.replace(/\s+/g, ' '), PREVIEW_LENGTH);
    await db.query(
      `UPDATE conversations SET title = coalesce(title, $3), message_count = message_count + 2, last_message_preview = $4,
         last_message_at = $5, updated_at = $5 WHERE user_id = $1 AND id = $2`,
      [run.userId, run.conversationId, titleOf(content), preview, answeredAt],
    );
  }

  /** Only the first unfinished run of a conversation has a job; whoever ends it sends the next one's. */
  private async isFirst(db: EntityManager, { userId, conversationId, id }: Run): Promise<boolean> {
    const others: unknown[] = await db.query(
      `SELECT 1 FROM runs WHERE user_id = $1 AND conversation_id = $2 AND id <> $3
         AND status IN ('queued', 'running', 'awaiting_approval') LIMIT 1`,
      [userId, conversationId, id],
    );
    return others.length === 0;
  }
}
