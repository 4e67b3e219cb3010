import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database, type Owner } from '../../database/database.js';
import { UserFeed } from '../../feed/user-feed.js';
import { NotFound } from '../../http/not-found.js';
import { RunCancellation } from './run-cancellation.js';
import { RunNews } from '../working/run-news.js';

const SET_DELETED = `UPDATE conversations SET deleted_at = now() WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL RETURNING id`;
const UNSET_DELETED = `UPDATE conversations SET deleted_at = NULL WHERE user_id = $1 AND id = $2 AND deleted_at IS NOT NULL RETURNING id`;

/** Takes a conversation out of the list, together with what still works on it, and brings it back. */
@Injectable()
export class ConversationRemoval {
  constructor(
    private readonly database: Database,
    private readonly cancellation: RunCancellation,
    private readonly news: RunNews,
    private readonly feed: UserFeed,
  ) {}

  /** Hides the conversation and stops its runs; nothing is destroyed. */
  async remove(user: Owner, conversationId: string): Promise<void> {
    const runs = await this.database.as(user, async (db) => {
      await this.change(db, SET_DELETED, user, conversationId);
      return await this.cancellation.stopAll(db, user, conversationId);
    });
    this.news.cancelled(runs);
    this.feed.publish(user, { type: 'conversation.deleted', conversation_id: conversationId });
  }

  /** Puts a removed conversation back where it was in the list. */
  async restore(user: Owner, conversationId: string): Promise<void> {
    await this.database.as(user, (db) => this.change(db, UNSET_DELETED, user, conversationId));
    this.feed.publish(user, { type: 'conversation.created', conversation_id: conversationId });
  }

  private async change(db: EntityManager, sql: string, user: Owner, conversationId: string): Promise<void> {
    const [changed] = await db.query<[unknown[], number]>(sql, [user.id, conversationId]);
    if (changed.length === 0) throw new NotFound('conversation');
  }
}
