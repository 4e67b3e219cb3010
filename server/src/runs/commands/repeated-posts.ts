import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database, type Owner } from '../../database/database.js';
import { IdempotencyKeysRepository } from './idempotency-keys.repository.js';
import { type RepeatablePost, type Sending } from './sending.js';

/** Clients that repeat by themselves give up well before. */
const REPEAT_SECONDS = 60;

/** The run is there to be told again: nobody stopped it, or took its question or conversation away. */
const IS_CURRENT = `
  SELECT 1 FROM runs r
  JOIN conversations c ON c.user_id = r.user_id AND c.id = r.conversation_id
  JOIN messages question ON question.user_id = r.user_id AND question.id = r.user_message_id
  WHERE r.user_id = $1 AND r.id = $2 AND r.status <> 'cancelled' AND c.deleted_at IS NULL
    AND question.replaced_at IS NULL`;

/** Tells messages that are sent again, by their keys or silently by a client, from those that a person sends twice. */
@Injectable()
export class RepeatedPosts {
  constructor(
    private readonly database: Database,
    private readonly keys: IdempotencyKeysRepository,
  ) {}

  /** The run that the same message began before; `runId` itself when it is new. */
  async runOf(db: EntityManager, user: Owner, sending: Sending, runId: string): Promise<string> {
    const { idempotencyKey, conversationId, content, model = null, attachmentIds = [], repeatable } = sending;
    if (repeatable) return await this.lately(db, user, repeatable.key, routeOf(conversationId), runId);
    if (idempotencyKey === undefined) return runId;
    const body = [content, model, ...attachmentIds];
    return await this.keys.runOf(db, user, idempotencyKey, `messages/${conversationId ?? 'new'}`, body, runId);
  }

  /** The answer was read whole: whoever sends the same from now on means it. */
  async read(user: Owner, conversationId: string | null, post: RepeatablePost): Promise<void> {
    const age = REPEAT_SECONDS - post.secondsOnceRead;
    await this.database.as(user, (db) => this.keys.age(db, user, post.key, routeOf(conversationId), age));
  }

  private async lately(db: EntityManager, user: Owner, key: string, route: string, runId: string): Promise<string> {
    const earlier = await this.keys.runOf(db, user, key, route, null, runId, REPEAT_SECONDS);
    if (earlier === runId) return runId;
    const current: unknown[] = await db.query(IS_CURRENT, [user.id, earlier]);
    if (current.length > 0) return earlier;
    await this.keys.give(db, user, key, route, runId);
    return runId;
  }
}

function routeOf(conversationId: string | null): string {
  return `repeatable/${conversationId ?? 'new'}`;
}
