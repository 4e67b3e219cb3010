import { Injectable } from '@nestjs/common';
import { atMost } from '../database/at-most.js';
import { Database, type Owner } from '../database/database.js';
import { type Message } from '../messages/message.entity.js';

/** What the items of a message are made of. */
export type ThreadMessage = Pick<
  Message,
  'id' | 'conversationId' | 'runId' | 'role' | 'status' | 'content' | 'parts' | 'createdAt'
>;

/** A stretch of a thread's messages in one direction, from the named one on, itself included. */
export interface Stretch {
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  readonly from?: string | undefined;
}

const SELECT = `
  SELECT m.id, m.conversation_id AS "conversationId", m.run_id AS "runId", m.role, m.status, m.content, m.parts,
    m.created_at AS "createdAt"
  FROM messages m
  JOIN conversations c ON c.user_id = m.user_id AND c.id = m.conversation_id AND c.deleted_at IS NULL
  WHERE m.user_id = $1 AND m.conversation_id = $2`;

/** Every query is bound to its user: there is no way to reach another user's rows. */
@Injectable()
export class ThreadMessagesRepository {
  constructor(private readonly database: Database) {}

  /** Messages in order; none from one that the thread does not have. */
  async stretch(user: Owner, threadId: string, { order, limit, from }: Stretch): Promise<ThreadMessage[]> {
    const [way, direction] = order === 'asc' ? ['>=', 'ASC'] : ['<=', 'DESC'];
    const place = `(SELECT created_at, id FROM messages WHERE user_id = $1 AND conversation_id = $2 AND id = $3)`;
    const within = from === undefined ? '' : `AND (m.created_at, m.id) ${way} ${place}`;
    const sql = `${SELECT} AND m.replaced_at IS NULL ${within}
      ORDER BY m.created_at ${direction}, m.id ${direction} ${atMost(limit)}`;
    const values = [user.id, threadId, ...(from === undefined ? [] : [from])];
    return (await this.database.as(user, (db) => db.query<ThreadMessage[]>(sql, values))).slice(0, limit);
  }

  /** The named ones of a thread's messages. */
  async among(user: Owner, threadId: string, ids: readonly string[]): Promise<ThreadMessage[]> {
    const sql = `${SELECT} AND m.replaced_at IS NULL AND m.id = ANY($3)`;
    return await this.database.as(user, (db) => db.query<ThreadMessage[]>(sql, [user.id, threadId, ids]));
  }
}
