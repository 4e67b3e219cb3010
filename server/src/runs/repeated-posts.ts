import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database, type Owner } from '../database/database.js';
import { IdempotencyKeysRepository } from './idempotency-keys.repository.js';

/** A request that a client may silently send again when its answer got lost; `key` is made of its content. */
export interface RepeatablePost {
  readonly key: string;
  /** How long the same request still counts as sent again once its answer was read whole. */
  readonly secondsOnceRead: number;
}

/** Clients that repeat by themselves give up well before. */
const REPEAT_SECONDS = 60;

/** The run is there to be told again: nobody stopped it, or took its question or conversation away. */
const IS_CURRENT = `
  SELECT 1 FROM runs r
  JOIN conversations c ON c.user_id = r.user_id AND c.id = r.conversation_id
  JOIN messages question ON question.user_id = r.user_id AND question.id = r.user_message_id
  WHERE r.user_id = $1 AND r.id = $2 AND r.status <> 'cancelled' AND c.deleted_at IS NULL
    AND question.replaced_at IS NULL`;

/** Tells requests that are sent again by a client from those that a person makes twice. */
@Injectable()
export class RepeatedPosts {
  constructor(
    private readonly database: Database,
    private readonly keys: IdempotencyKeysRepository,
  ) {}

  /** The run that the same request began lately; `runId` itself when it is new. */
  async runOf(
    db: EntityManager,
    user: Owner,
    conversationId: string | null,
    { key }: RepeatablePost,
    runId: string,
  ): Promise<string> {
    const route = routeOf(conversationId);
    const earlier = await this.keys.runOf(db, user, key, route, null, runId, REPEAT_SECONDS);
    if (earlier === runId) return runId;
    const current: unknown[] = await db.query(IS_CURRENT, [user.id, earlier]);
    if (current.length > 0) return earlier;
    await this.keys.give(db, user, key, route, runId);
    return runId;
  }

  /** The answer was read whole: whoever sends the same from now on means it. */
  async read(user: Owner, conversationId: string | null, post: RepeatablePost): Promise<void> {
    const age = REPEAT_SECONDS - post.secondsOnceRead;
    await this.database.as(user, (db) => this.keys.age(db, user, post.key, routeOf(conversationId), age));
  }
}

function routeOf(conversationId: string | null): string {
  return `repeatable/${conversationId ?? 'new'}`;
}
