import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { atMost } from '../database/at-most.js';
import { Database, type Owner } from '../database/database.js';
import { UserFeed } from '../feed/user-feed.js';
import { type Cursor, decodeCursor } from '../http/cursor.js';
import { NotFound } from '../http/not-found.js';
import { wireTime } from '../http/wire-time.js';
import { Conversation } from './conversation.entity.js';
import { type ConversationView } from './conversations.dto.js';

/** Each row is a `ConversationView`, to be sent as it is. */
const LISTED = `
  SELECT c.id, c.title, ${wireTime('c.created_at')} AS created_at, ${wireTime('c.updated_at')} AS updated_at,
    c.message_count, c.last_message_preview, c.unread, run.active AS active_run
  FROM conversations c
  LEFT JOIN LATERAL (
    SELECT json_build_object('id', r.id, 'status', r.status) AS active FROM runs r
    WHERE r.user_id = c.user_id AND r.conversation_id = c.id AND r.status IN ('queued', 'running', 'awaiting_approval')
    ORDER BY r.created_at LIMIT 1
  ) run ON true
  WHERE c.user_id = $1 AND c.deleted_at IS NULL`;

/** Every query is bound to its user: there is no way to reach another user's rows. */
@Injectable()
export class ConversationsRepository {
  constructor(
    private readonly database: Database,
    private readonly feed: UserFeed,
  ) {}

  async create(user: Owner, title: string | null): Promise<ConversationView> {
    const created = await this.database.as(user, async (db) => {
      const rows: { id: string }[] = await db.query(
        `INSERT INTO conversations (user_id, title) VALUES ($1, $2) RETURNING id`,
        [user.id, title],
      );
      return await this.listed(db, user, rows[0]?.id ?? '');
    });
    this.feed.publish(user, { type: 'conversation.created', conversation_id: created.id });
    return created;
  }

  /** The newest first, from after the cursor on; one row more than `limit` tells that there are others. */
  async list(user: Owner, limit: number, cursor?: string): Promise<ConversationView[]> {
    const after = cursor === undefined ? null : decodeCursor(cursor);
    return (await this.page(user, limit + 1, after)).slice(0, limit + 1);
  }

  /** In the order of their creation, from after the named one on; none after one that there is not. */
  async listByCreation(
    user: Owner,
    limit: number,
    order: 'asc' | 'desc',
    after: string | null,
  ): Promise<ConversationView[]> {
    const [way, direction] = order === 'asc' ? ['>', 'ASC'] : ['<', 'DESC'];
    const place = `(SELECT created_at, id FROM conversations WHERE user_id = $1 AND id = $2)`;
    const within = after === null ? '' : `AND (c.created_at, c.id) ${way} ${place}`;
    const sql = `${LISTED} ${within} ORDER BY c.created_at ${direction}, c.id ${direction} ${atMost(limit)}`;
    const values = [user.id, ...(after === null ? [] : [after])];
    return (await this.database.rowsAs<ConversationView>(user, sql, values)).slice(0, limit);
  }

  async get(user: Owner, id: string): Promise<ConversationView> {
    return await this.database.as(user, (db) => this.listed(db, user, id));
  }

  /** Gives another title; the place in the list follows messages only. */
  async rename(user: Owner, id: string, title: string): Promise<ConversationView> {
    return await this.change(user, id, { title });
  }

  /** The user has seen the newest message. */
  async markRead(user: Owner, id: string): Promise<void> {
    await this.change(user, id, { unread: false });
  }

  private async change(user: Owner, id: string, changes: Partial<Conversation>): Promise<ConversationView> {
    const changed = await this.database.as(user, async (db) => {
      await db.update(Conversation, { userId: user.id, id, deletedAt: IsNull() }, changes);
      return await this.listed(db, user, id);
    });
    this.feed.publish(user, { type: 'conversation.updated', conversation_id: id });
    return changed;
  }

  private page(user: Owner, limit: number, after: Cursor | null): Promise<ConversationView[]> {
    const order = `ORDER BY c.updated_at DESC, c.id DESC ${atMost(limit)}`;
    if (after === null) return this.database.rowsAs(user, `${LISTED} ${order}`, [user.id]);
    const sql = `${LISTED} AND (c.updated_at, c.id) < ($2, $3) ${order}`;
    return this.database.rowsAs(user, sql, [user.id, after.at, after.id]);
  }

  private async listed(db: EntityManager, user: Owner, id: string): Promise<ConversationView> {
    const rows: ConversationView[] = await db.query(`${LISTED} AND c.id = $2`, [user.id, id]);
    if (!rows[0]) throw new NotFound('conversation');
    return rows[0];
  }
}
