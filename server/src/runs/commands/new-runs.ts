import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { MessageFilesRepository } from '../../attachments/message-files.repository.js';
import { Config } from '../../config/config.js';
import { previewOf, titleOf } from '../../conversations/title.js';
import { type Close, type Owner, type Statement } from '../../database/database.js';
import { Conflict } from '../../http/conflict.js';
import { NotFound } from '../../http/not-found.js';
import { MessageLimit } from '../../limits/message-limit.js';
import { type MessagePart } from '../../messages/message-part.js';
import { FORWARD } from '../../messages/messages.repository.js';
import { answeredAt } from '../calls/call-events.js';
import { type HeldConversation } from './held-conversations.js';
import { claimed, newRun } from './new-run.js';
import { type Run } from '../journal/run.entity.js';
import { type Claim, lockingRunsOf, RunSchedule, type Taken } from '../queue/run-schedule.js';
import { runUpdated } from '../journal/run-stream-event.js';

const EXCHANGE = `
  INSERT INTO messages (user_id, conversation_id, run_id, id, role, status, content, parts, created_at, updated_at)
  VALUES ($1, $2, $3, $4, 'user', 'complete', $5, $6, $7, $7),
    ($1, $2, $3, $8, 'assistant', 'streaming', DEFAULT, DEFAULT, $9, $9)`;

const ANSWER = `
  INSERT INTO messages (user_id, conversation_id, run_id, id, role, status, created_at, updated_at)
  VALUES ($1, $2, $3, $4, 'assistant', 'streaming', $5, $5)`;

const RUN = `
  WITH run AS (
    INSERT INTO runs (user_id, id, conversation_id, user_message_id, assistant_message_id, model, trace_parent, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  )
  INSERT INTO run_events (user_id, run_id, seq, epoch, event) VALUES ($1, $2, 1, 0, $9)`;

/** Also keeps the user's runs to this transaction, which saves a statement. */
const CONVERSATION = `
  UPDATE conversations SET title = coalesce(title, $3), last_message_preview = $4, last_message_at = $5, updated_at = $5,
    message_count = (SELECT count(*) FROM messages WHERE user_id = $1 AND conversation_id = $2 AND replaced_at IS NULL)
  WHERE user_id = $1 AND id = $2 RETURNING ${lockingRunsOf('user_id::text')}`;

interface Question {
  readonly content: string;
  readonly parts?: readonly MessagePart[];
  readonly attachmentIds?: readonly string[];
}

/** The rows that a new run begins with; each counts as a message of its user. */
@Injectable()
export class NewRuns {
  constructor(
    private readonly attachments: MessageFilesRepository,
    private readonly schedule: RunSchedule,
    private readonly limit: MessageLimit,
    private readonly config: Config,
  ) {}

  /** A run of the conversation, of the first model unless another is wanted. */
  of(user: Owner, id: string, { id: conversationId, now }: HeldConversation, model = this.config.models[0] ?? ''): Run {
    return newRun({ userId: user.id, id, conversationId, model, createdAt: now });
  }

  /** Does what begins runs of the user, a few at once. */
  inTurn<T>(user: Owner, work: () => Promise<T>): Promise<T> {
    return this.schedule.inTurn(user, work);
  }

  /**
   * The question with its files, the empty answer, the run with its first event, and, if it is its turn, its job; commits
   * them. `process` is the number of the one that is to work on it at once: the run says then that it does.
   */
  async insertExchange(
    db: EntityManager,
    close: Close,
    run: Run,
    { content, parts: more = [], attachmentIds = [] }: Question,
    process: number | null,
  ): Promise<void> {
    const parts = JSON.stringify([{ n: 0, kind: 'text', text: content }, ...more]);
    const { userId, conversationId, id, userMessageId, assistantMessageId, createdAt } = run;
    const answer = [assistantMessageId, answeredAt(run)];
    const values = [userId, conversationId, id, userMessageId, content, parts, createdAt, ...answer];
    const user = { id: userId };
    const hasFiles = attachmentIds.length > 0;
    if (hasFiles) {
      const stored = db.query(EXCHANGE, values);
      await Promise.all([stored, this.attachments.attach(db, user, userMessageId, attachmentIds)]);
    }
    const claim = process === null ? null : { run: claimed(run, process), process };
    const before = [...(hasFiles ? [] : [[EXCHANGE, values] as const]), this.limit.counting(user)];
    try {
      const taken = (await close([...before, ...this.beginning(run, content, claim)])).at(-1) as Taken[];
      const own = taken.find((one) => one.id === id);
      if (own) Object.assign(run, claim?.run, { jobId: own.jobId });
    } catch (error) {
      await this.limit.explain(user, error);
    }
  }

  /** The same for a question that is there already, in the place of all that came after it. */
  async replaceAnswer(
    db: EntityManager,
    close: Close,
    run: Run,
    content: string,
    { unfinished }: HeldConversation,
  ): Promise<void> {
    await this.limit.count(db, { id: run.userId });
    if (unfinished.length > 0) throw new Conflict('An answer is still being written. Stop it first.');
    await this.replaceAfter(db, run);
    const values = [run.userId, run.conversationId, run.id, run.assistantMessageId, answeredAt(run)];
    await close([[ANSWER, values], ...this.beginning(run, content, null)]);
  }

  /** The question that a message is, or is the answer to, and the model that was asked. */
  async question(db: EntityManager, user: Owner, messageId: string) {
    const [found] = await db.query<{ conversationId: string; questionId: string; content: string; model: string }[]>(
      `SELECT question.conversation_id AS "conversationId", question.id AS "questionId", question.content, r.model
       FROM messages m JOIN runs r ON r.user_id = m.user_id AND r.id = m.run_id
       JOIN messages question ON question.user_id = r.user_id AND question.id = r.user_message_id
       WHERE m.user_id = $1 AND m.id = $2 AND m.replaced_at IS NULL AND question.replaced_at IS NULL`,
      [user.id, messageId],
    );
    if (!found) throw new NotFound('message');
    return found;
  }

  /** Takes all that came after the question out of the conversation; nothing is destroyed. */
  private async replaceAfter(db: EntityManager, { userId, conversationId, userMessageId }: Run): Promise<void> {
    await db.query(
      `UPDATE messages SET replaced_at = clock_timestamp(), updated_at = ${FORWARD}
       WHERE user_id = $1 AND conversation_id = $2 AND replaced_at IS NULL
         AND created_at > (SELECT created_at FROM messages WHERE user_id = $1 AND id = $3)`,
      [userId, conversationId, userMessageId],
    );
  }

  /** The last of them answers which runs have got jobs by it. */
  private beginning(run: Run, content: string, claim: Claim | null): Statement[] {
    const { userId, id, conversationId, userMessageId, assistantMessageId, model, traceParent, createdAt } = run;
    const values = [userId, id, conversationId, userMessageId, assistantMessageId, model, traceParent, createdAt];
    const shown = [userId, conversationId, titleOf(content), previewOf(content), answeredAt(run)];
    return [
      [RUN, [...values, JSON.stringify(runUpdated(run))]],
      [CONVERSATION, shown],
      this.schedule.filling({ id: userId }, claim),
    ];
  }
}
