import { Injectable } from '@nestjs/common';
import { atMost } from '../database/at-most.js';
import { Database, type Owner } from '../database/database.js';
import { type Sized } from '../database/portions.js';
import { UserFeed } from '../feed/user-feed.js';
import { type Cursor, encodeCursor } from '../http/cursor.js';
import { NotFound } from '../http/not-found.js';
import { wireTime } from '../http/wire-time.js';
import { type Message } from './message.entity.js';
import { type ToolCall } from './tool-call.js';

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
  readonly messages: readonly StoredMessage[];
  readonly totalCount: number;
  readonly hasMore: boolean;
  /** Where the next page of what changed after `since` begins. */
  readonly nextCursor: string | null;
  /** Those that a retry replaced after `since`. */
  readonly removedIds: readonly string[];
}

/** A file that was sent along with a message; `size` is in bytes. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly size: number;
}

/** A message as it is stored, in the words of its view, and of a user's what was sent along. */
export interface StoredMessage extends Pick<Message, 'id' | 'role' | 'content' | 'status' | 'feedback'> {
  readonly conversation_id: string;
  readonly run_id: string;
  readonly tool_calls: readonly ToolCall[];
  readonly created_at: string;
  readonly updated_at: string;
  readonly files: readonly SentFile[] | null;
}

interface CountedMessage extends StoredMessage {
  readonly total_count: number | null;
}

const COLUMNS = `id, conversation_id, run_id, role, content, tool_calls, status, feedback,
  ${wireTime('created_at')} AS created_at, ${wireTime('updated_at')} AS updated_at, CASE role WHEN 'user' THEN (
    SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'mimeType', a.mime_type, 'size', length(a.content))
      ORDER BY a.position)
    FROM attachments a WHERE a.user_id = messages.user_id AND a.message_id = messages.id
  ) END AS files`;
/** Every change of a message moves its time forward. */
export const FORWARD = `greatest(date_trunc('milliseconds', clock_timestamp()), updated_at + interval '1 ms')`;
/** The conversation keeps the count, so that no reader has to; NULL where there is none. */
const COUNT = `(SELECT message_count FROM conversations WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL)`;
const IN_CONVERSATION = `FROM messages WHERE user_id = $1 AND conversation_id = $2`;

const RATE = `
  UPDATE messages SET feedback = $3, updated_at = ${FORWARD}
  WHERE user_id = $1 AND id = $2 AND replaced_at IS NULL
    AND conversation_id IN (SELECT c.id FROM conversations c WHERE c.user_id = $1 AND c.deleted_at IS NULL)
  RETURNING conversation_id`;

/** Every query is bound to its user: there is no way to reach another user's rows. */
@Injectable()
export class MessagesRepository {
  constructor(
    private readonly database: Database,
    private readonly feed: UserFeed,
  ) {}

  async list(user: Owner, conversationId: string, query: MessagesQuery): Promise<MessagesFound> {
    const rows = await this.page(user, conversationId, query);
    const totalCount = rows[0] ? rows[0].total_count : await this.count(user, conversationId);
    if (totalCount === null) throw new NotFound('conversation');
    const hasMore = rows.length > query.limit;
    const found = rows.slice(0, query.limit);
    return {
      messages: found.toSorted(byTime),
      totalCount,
      hasMore,
      nextCursor: hasMore && query.since ? endOf(found) : null,
      removedIds: query.since ? await this.removedSince(user, conversationId, query.since) : [],
    };
  }

  /** How large up to `limit` messages of a conversation are, from the oldest on, or from after the one named. */
  async sizesAfter(user: Owner, conversationId: string, limit: number, after?: string): Promise<Sized[]> {
    const place = `(SELECT created_at, id ${IN_CONVERSATION} AND id = $3)`;
    const size = `pg_column_size(content) + pg_column_size(tool_calls)`;
    const live = `SELECT id, ${size} AS size ${IN_CONVERSATION} AND replaced_at IS NULL`;
    const further = `($3::uuid IS NULL OR (created_at, id) > ${place})`;
    const sql = `${live} AND ${further} ORDER BY created_at, id ${atMost(limit)}`;
    return (await this.database.rowsAs<Sized>(user, sql, [user.id, conversationId, after])).slice(0, limit);
  }

  /** Those messages, in this order; those that there are not are missing. */
  async of(user: Owner, ids: readonly string[]): Promise<StoredMessage[]> {
    const sql = `SELECT ${COLUMNS} FROM messages WHERE user_id = $1 AND id = ANY ($2) ORDER BY array_position($2, id)`;
    return await this.database.rowsAs<StoredMessage>(user, sql, [user.id, ids]);
  }

  /** What the user thinks of a message; `null` takes it back. */
  async rate(user: Owner, id: string, feedback: Message['feedback']): Promise<void> {
    const [rated] = await this.database.rowsAs<{ conversation_id: string }>(user, RATE, [user.id, id, feedback]);
    if (!rated) throw new NotFound('message');
    this.feed.publish(user, { type: 'message.updated', message_id: id, ...rated });
  }

  private async count(user: Owner, id: string): Promise<number | null> {
    const [row] = await this.database.rowsAs<{ count: number }>(user, `SELECT ${COUNT} AS count`, [user.id, id]);
    return row?.count ?? null;
  }

  /** One row or some more than the limit tell that there are others; the newest, or the first that changed after `since`. */
  private page(user: Owner, id: string, { limit, before, since, cursor }: MessagesQuery): Promise<CountedMessage[]> {
    const live = `SELECT ${COLUMNS}, ${COUNT} AS total_count ${IN_CONVERSATION} AND replaced_at IS NULL`;
    const newestFirst = `ORDER BY messages.created_at DESC, id DESC ${atMost(limit + 1)}`;
    const values = [user.id, id];
    if (since) {
      const place = cursor ? `(updated_at, id) > ($3, $4)` : `updated_at > $3`;
      const sql = `${live} AND ${place} ORDER BY messages.updated_at, id ${atMost(limit + 1)}`;
      return this.database.rowsAs(user, sql, [...values, ...(cursor ? [cursor.at, cursor.id] : [since])]);
    }
    if (before === undefined) return this.database.rowsAs(user, `${live} ${newestFirst}`, values);
    const place = `(SELECT created_at, id ${IN_CONVERSATION} AND id = $3)`;
    return this.database.rowsAs(user, `${live} AND (created_at, id) < ${place} ${newestFirst}`, [...values, before]);
  }

  private async removedSince(user: Owner, id: string, since: Date): Promise<string[]> {
    const sql = `SELECT id ${IN_CONVERSATION} AND replaced_at > $3`;
    return (await this.database.rowsAs<{ id: string }>(user, sql, [user.id, id, since])).map((row) => row.id);
  }
}

function endOf(found: readonly StoredMessage[]): string | null {
  const last = found.at(-1);
  return last ? encodeCursor({ at: last.updated_at, id: last.id }) : null;
}

/** No two messages of a conversation share their time. */
function byTime(a: StoredMessage, b: StoredMessage): number {
  return a.created_at < b.created_at ? -1 : 1;
}
