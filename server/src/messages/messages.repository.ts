import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Database, type Owner } from '../database/database.js';
import { type Cursor, encodeCursor } from '../http/cursor.js';
import { NotFound } from '../http/not-found.js';
import { Message } from './message.entity.js';

export interface MessagesQuery {
  readonly limit: number;
  /** Only those just older than this message. */
  readonly before?: string;
  /** Only those created or changed after this time. */
  readonly since?: Date;
  /** Of these, only those after the place at which a page before ended. */
  readonly cursor?: Cursor;
}

export interface MessagesFound {
  /** Oldest first. */
  readonly messages: readonly Message[];
  readonly totalCount: number;
  readonly hasMore: boolean;
  /** Where the next page of what changed after `since` begins. */
  readonly nextCursor: string | null;
  /** Those that a retry replaced after `since`. */
  readonly removedIds: readonly string[];
}

const COLUMNS = `user_id AS "userId", id, conversation_id AS "conversationId", run_id AS "runId", role, status, content,
  tool_calls AS "toolCalls", feedback, created_at AS "createdAt", updated_at AS "updatedAt"`;
/** Every change of a message moves its time forward. */
export const FORWARD = `greatest(date_trunc('milliseconds', clock_timestamp()), updated_at + interval '1 ms')`;
const IN_CONVERSATION = `FROM messages WHERE user_id = $1 AND conversation_id = $2`;

/** Every query is bound to its user: there is no way to reach another user's rows. */
@Injectable()
export class MessagesRepository {
  constructor(private readonly database: Database) {}

  async list(user: Owner, conversationId: string, query: MessagesQuery): Promise<MessagesFound> {
    return await this.database.as(user, async (db) => {
      const totalCount = await this.count(db, user, conversationId);
      const rows = await this.page(db, user, conversationId, query);
      const hasMore = rows.length > query.limit;
      const found = rows.slice(0, query.limit);
      return {
        messages: found.toSorted(byTime),
        totalCount,
        hasMore,
        nextCursor: hasMore && query.since ? endOf(found) : null,
        removedIds: query.since ? await this.removedSince(db, user, conversationId, query.since) : [],
      };
    });
  }

  /** Up to `limit` messages of a conversation from the oldest on, or from after the one named. */
  async after(user: Owner, conversationId: string, limit: number, after?: string): Promise<Message[]> {
    const place = `(SELECT created_at, id ${IN_CONVERSATION} AND id = $4)`;
    const live = `SELECT ${COLUMNS} ${IN_CONVERSATION} AND replaced_at IS NULL`;
    const sql = `${live} AND ($4::uuid IS NULL OR (created_at, id) > ${place}) ORDER BY created_at, id LIMIT $3`;
    return await this.database.as(user, (db) => db.query<Message[]>(sql, [user.id, conversationId, limit, after]));
  }

  async get(user: Owner, id: string): Promise<Message> {
    const message = await this.database.as(user, (db) => db.findOneBy(Message, { userId: user.id, id }));
    if (!message) throw new NotFound('message');
    return message;
  }

  /** What the user thinks of a message; `null` takes it back. */
  async rate(user: Owner, id: string, feedback: Message['feedback']): Promise<void> {
    const { affected } = await this.database.as(user, (db) =>
      db
        .createQueryBuilder()
        .update(Message)
        .set({ feedback, updatedAt: () => FORWARD })
        .where({ userId: user.id, id, replacedAt: IsNull() })
        .execute(),
    );
    if (affected === 0) throw new NotFound('message');
  }

  /** The conversation keeps the count, so that no reader has to. */
  private async count(db: EntityManager, user: Owner, id: string): Promise<number> {
    const rows: { count: number }[] = await db.query(
      `SELECT message_count AS count FROM conversations WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL`,
      [user.id, id],
    );
    if (!rows[0]) throw new NotFound('conversation');
    return rows[0].count;
  }

  /** One row more than the limit tells that there are others; the newest, or the first that changed after `since`. */
  private async page(
    db: EntityManager,
    user: Owner,
    id: string,
    { limit, before, since, cursor }: MessagesQuery,
  ): Promise<Message[]> {
    const live = `SELECT ${COLUMNS} ${IN_CONVERSATION} AND replaced_at IS NULL`;
    const newestFirst = 'ORDER BY created_at DESC, id DESC LIMIT $3';
    if (since) {
      const place = cursor ? `(updated_at, id) > ($4, $5)` : `updated_at > $4`;
      const sql = `${live} AND ${place} ORDER BY updated_at, id LIMIT $3`;
      return await db.query(sql, [user.id, id, limit + 1, ...(cursor ? [cursor.at, cursor.id] : [since])]);
    }
    if (before === undefined) return await db.query(`${live} ${newestFirst}`, [user.id, id, limit + 1]);
    const place = `(SELECT created_at, id ${IN_CONVERSATION} AND id = $4)`;
    return await db.query(`${live} AND (created_at, id) < ${place} ${newestFirst}`, [user.id, id, limit + 1, before]);
  }

  private async removedSince(db: EntityManager, user: Owner, id: string, since: Date): Promise<string[]> {
    const rows: { id: string }[] = await db.query(`SELECT id ${IN_CONVERSATION} AND replaced_at > $3`, [
      user.id,
      id,
      since,
    ]);
    return rows.map((row) => row.id);
  }
}

function endOf(found: readonly Message[]): string | null {
  const last = found.at(-1);
  return last ? encodeCursor({ at: last.updatedAt, id: last.id }) : null;
}

function byTime(a: Message, b: Message): number {
  return a.createdAt.getTime() - b.createdAt.getTime();
}
