import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Config } from '../config/config.js';
import { Database, type Owner } from '../database/database.js';
import { Conflict } from '../http/conflict.js';
import { NotFound } from '../http/not-found.js';
import { MessageLimit } from '../limits/message-limit.js';
import { type MessagePart } from '../messages/message-part.js';
import { traceParent } from '../telemetry/spans.js';
import { IdempotencyKeysRepository } from './idempotency-keys.repository.js';
import { NewRuns } from './new-runs.js';
import { type RepeatablePost, RepeatedPosts } from './repeated-posts.js';
import { Run, UNFINISHED } from './run.entity.js';
import { decidedCall } from './tool-call-decisions.js';
import { WaitingRuns } from './waiting-runs.js';

const WENT_ON = { decision: 'deny', reason: 'the user went on', skipped: true } as const;

type UnfinishedRun = Pick<Run, 'id' | 'status'>;

const LOCK = `
  SELECT last_message_at AS last FROM conversations WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL FOR UPDATE`;

/** The time, and the runs of a conversation that are not over, in their order. */
const HELD = `
  SELECT date_trunc('milliseconds', clock_timestamp()) AS now, (
    SELECT json_agg(json_build_object('id', id, 'status', status) ORDER BY created_at) FROM runs
    WHERE user_id = $1 AND conversation_id = $2 AND ${UNFINISHED}
  ) AS unfinished`;

/** A message as a person sent it; without a conversation it begins one. */
export interface Sending {
  readonly conversationId: string | null;
  readonly content: string;
  /** What the message holds beside its text. */
  readonly parts?: readonly MessagePart[];
  /** The uploaded files that it brings along. */
  readonly attachmentIds?: readonly string[];
  readonly model?: string;
  readonly idempotencyKey?: string;
  /** Stands for a request that a client may silently send again within some seconds, without a key of its own. */
  readonly repeatable?: RepeatablePost;
}

/** What a message led to: its run, which is not new when its key had begun it before, and those that gave way to it. */
export interface Accepted {
  readonly run: Run;
  readonly isNew: boolean;
  readonly gaveWay: readonly Run[];
}

/** Takes messages in: the message, its empty answer, the run and its job are one commit, before any model is asked. */
@Injectable()
export class Acceptance {
  constructor(
    private readonly database: Database,
    private readonly keys: IdempotencyKeysRepository,
    private readonly repeats: RepeatedPosts,
    private readonly waiting: WaitingRuns,
    private readonly newRuns: NewRuns,
    private readonly limit: MessageLimit,
    private readonly config: Config,
  ) {}

  async accept(user: Owner, sending: Sending): Promise<Accepted> {
    return await this.database.as(user, async (db) => {
      const conversationId = sending.conversationId ?? (await this.newRuns.insertConversation(db, user));
      const id = uuidV7();
      const [{ now, unfinished }, earlier] = await Promise.all([
        this.lock(db, user, conversationId),
        this.runOfKey(db, user, sending, id),
      ]);
      if (earlier !== id) {
        if (sending.conversationId === null) await this.newRuns.deleteConversation(db, user, conversationId);
        return { run: await db.findOneByOrFail(Run, { userId: user.id, id: earlier }), isNew: false, gaveWay: [] };
      }
      const run = this.newRun(user, { ...sending, conversationId, id, now });
      const gaveWay = await this.giveWay(db, user, unfinished);
      await Promise.all([this.limit.count(db, user), this.newRuns.insertExchange(db, run, sending)]);
      return { run, isNew: true, gaveWay };
    });
  }

  /** Answers a question again: what came after it is replaced. Takes the id of the question or of its answer. */
  async retry(user: Owner, messageId: string): Promise<Run> {
    return await this.database.as(user, async (db) => {
      const { conversationId, questionId, content, model } = await this.newRuns.question(db, user, messageId);
      const { now, unfinished } = await this.lock(db, user, conversationId);
      await this.limit.count(db, user);
      if (unfinished.length > 0) throw new Conflict('An answer is still being written. Stop it first.');
      await this.newRuns.replaceAfter(db, user, conversationId, questionId);
      const run = { ...this.newRun(user, { conversationId, model, id: uuidV7(), now }), userMessageId: questionId };
      await this.newRuns.insertAnswer(db, run, content);
      return run;
    });
  }

  /** Keeps the conversation to this transaction; answers a time later than all its messages, and its runs. */
  private async lock(db: EntityManager, user: Owner, id: string): Promise<{ now: Date; unfinished: UnfinishedRun[] }> {
    const [[conversation], [held]] = await Promise.all([
      db.query<{ last: Date | null }[]>(LOCK, [user.id, id]),
      db.query<{ now: Date; unfinished: UnfinishedRun[] }[]>(HELD, [user.id, id]),
    ]);
    if (!conversation) throw new NotFound('conversation');
    const now = new Date(Math.max(held?.now.getTime() ?? 0, (conversation.last?.getTime() ?? 0) + 1));
    return { now, unfinished: held?.unfinished ?? [] };
  }

  private async runOfKey(db: EntityManager, user: Owner, sending: Sending, id: string): Promise<string> {
    const { idempotencyKey, conversationId, content, model = null, attachmentIds = [], repeatable } = sending;
    if (repeatable) return await this.repeats.runOf(db, user, conversationId, repeatable, id);
    if (idempotencyKey === undefined) return id;
    const body = [content, model, ...attachmentIds];
    return await this.keys.runOf(db, user, idempotencyKey, `messages/${conversationId ?? 'new'}`, body, id);
  }

  /** A new message takes the place of the user's word: what waits for it is denied, and its run ends. */
  private async giveWay(db: EntityManager, user: Owner, unfinished: readonly UnfinishedRun[]): Promise<Run[]> {
    const ended: Run[] = [];
    for (const { id } of unfinished.filter(({ status }) => status === 'awaiting_approval')) {
      const run = await this.waiting.lock(db, user, id);
      await this.waiting.stop(db, run, (call) => decidedCall(call, WENT_ON));
      ended.push(run);
    }
    return ended;
  }

  private newRun(
    user: Owner,
    { id, conversationId, model, now }: { id: string; conversationId: string; model?: string; now: Date },
  ): Run {
    return {
      userId: user.id,
      id,
      conversationId,
      userMessageId: uuidV7(),
      assistantMessageId: uuidV7(),
      status: 'queued',
      model: model ?? this.config.models[0] ?? '',
      jobId: null,
      epoch: 0,
      claimedBy: null,
      traceParent: traceParent(),
      vainClaims: 0,
      eventsGone: false,
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
}
