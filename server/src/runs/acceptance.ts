import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Config } from '../config/config.js';
import { firstGraphemes, titleOf } from '../conversations/title.js';
import { Database, type Owner } from '../database/database.js';
import { Conflict } from '../http/conflict.js';
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

  /** Answers a question again: what came after it is replaced. Takes the id of the question or of its answer. */
  async retry(user: Owner, messageId: string): Promise<Run> {
    return await this.database.as(user, async (db) => {
      const { conversationId, questionId, content } = await this.question(db, user, messageId);
      const now = await this.lock(db, user, conversationId);
      if (await this.hasUnfinished(db, user, conversationId))
        throw new Conflict('An answer is still being written. Stop it first.');
      await this.replaceAfter(db, user, conversationId, questionId);
      const run = { ...this.newRun(user, conversationId, uuidV7(), undefined, now), userMessageId: questionId };
      await this.insertRun(db, run, content);
      return run;
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
    await this.insertQuestion(db, run, content);
    await this.insertRun(db, run, content);
    return run;
  }

  private async insertRun(db: EntityManager, run: Run, content: string): Promise<void> {
    await this.insertAnswer(db, run);
    await db.createQueryBuilder().insert().into(Run).values(run).execute();
    await db.query(`INSERT INTO run_events (user_id, run_id, seq, epoch, event) VALUES ($1, $2, 1, 0, $3)`, [
      run.userId,
      run.id,
      JSON.stringify(runUpdated(run)),
    ]);
    await this.updateConversation(db, run, content);
    if (await this.isFirst(db, run)) await this.queue.send(db, run);
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

  private async insertQuestion(db: EntityManager, run: Run, content: string): Promise<void> {
    await db.query(
      `INSERT INTO messages (user_id, conversation_id, run_id, id, role, status, content, parts, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 'user', 'complete', $5, $6, $7, $7)`,
      [
        run.userId,
        run.conversationId,
        run.id,
        run.userMessageId,
        content,
        JSON.stringify([{ n: 0, kind: 'text', text: content }]),
        run.createdAt,
      ],
    );
  }

  private async insertAnswer(db: EntityManager, run: Run): Promise<void> {
    await db.query(
      `INSERT INTO messages (user_id, conversation_id, run_id, id, role, status, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 'assistant', 'streaming', $5, $5)`,
      [run.userId, run.conversationId, run.id, run.assistantMessageId, answeredAt(run)],
    );
  }

  private async updateConversation(db: EntityManager, run: Run, content: string): Promise<void> {
    const preview = firstGraphemes(content.replace(/\s+/g, ' '), PREVIEW_LENGTH);
    await db.query(
      `UPDATE conversations SET title = coalesce(title, $3), last_message_preview = $4, last_message_at = $5, updated_at = $5,
         message_count = (SELECT count(*) FROM messages WHERE user_id = $1 AND conversation_id = $2 AND replaced_at IS NULL)
       WHERE user_id = $1 AND id = $2`,
      [run.userId, run.conversationId, titleOf(content), preview, answeredAt(run)],
    );
  }

  private async question(db: EntityManager, user: Owner, messageId: string) {
    const rows = await db.query<{ conversationId: string; questionId: string; content: string }[]>(
      `SELECT question.conversation_id AS "conversationId", question.id AS "questionId", question.content
       FROM messages m JOIN runs r ON r.user_id = m.user_id AND r.id = m.run_id
       JOIN messages question ON question.user_id = r.user_id AND question.id = r.user_message_id
       WHERE m.user_id = $1 AND m.id = $2 AND m.replaced_at IS NULL AND question.replaced_at IS NULL`,
      [user.id, messageId],
    );
    if (!rows[0]) throw new NotFound('message');
    return rows[0];
  }

  private async replaceAfter(
    db: EntityManager,
    user: Owner,
    conversationId: string,
    questionId: string,
  ): Promise<void> {
    await db.query(
      `UPDATE messages SET replaced_at = clock_timestamp(), updated_at = clock_timestamp()
       WHERE user_id = $1 AND conversation_id = $2 AND replaced_at IS NULL
         AND created_at > (SELECT created_at FROM messages WHERE user_id = $1 AND id = $3)`,
      [user.id, conversationId, questionId],
    );
  }

  private async hasUnfinished(db: EntityManager, user: Owner, conversationId: string): Promise<boolean> {
    const rows: unknown[] = await db.query(
      `SELECT 1 FROM runs WHERE user_id = $1 AND conversation_id = $2
         AND status IN ('queued', 'running', 'awaiting_approval') LIMIT 1`,
      [user.id, conversationId],
    );
    return rows.length > 0;
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

/** An answer comes right after its question, and after everything else. */
function answeredAt({ createdAt }: Run): Date {
  return new Date(createdAt.getTime() + 1);
}
