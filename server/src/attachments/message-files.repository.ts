import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type ToolResult } from '../agent/toolbox.js';
import { Database, type Owner } from '../database/database.js';
import { InvalidInput } from '../http/invalid-input.js';
import { type SentFile } from '../messages/messages.repository.js';
import { type KeptImage } from './linked-images.js';
import { type ApartResult, type ResultFile, withoutBlobs, withoutFiles } from './result-files.js';
import { hasRoom, requireRoom, takeTurn } from './storage-room.js';

/** As 200 answers may be begun at once in a process, each with its files in memory, and again as base64 in what is asked. */
const MAX_BYTES_IN_CONTEXT = 6 * 1024 * 1024;
const UNSENDABLE = 'A file has not been uploaded, or was sent in another conversation.';

/** A file of a message; without its content where that would be more than a model takes. */
export interface AttachedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly content: Buffer | null;
}

/** A file that was sent along, and with which message. */
interface FileOfMessage extends SentFile {
  readonly messageId: string;
}

const SENT = `
  SELECT id, message_id AS "messageId", name, mime_type AS "mimeType", length(content) AS size
  FROM attachments WHERE user_id = $1 AND message_id = ANY($2) ORDER BY message_id, position`;

/** Copies of files that messages of the same conversation have already. */
const COPIES = `
  INSERT INTO attachments (user_id, message_id, position, name, mime_type, content)
  SELECT a.user_id, question.id, sent.position, a.name, a.mime_type, a.content
  FROM unnest($3::uuid[]) WITH ORDINALITY AS sent (id, position)
  JOIN attachments a ON a.user_id = $1 AND a.id = sent.id AND a.message_id <> $2
  JOIN messages question ON question.user_id = $1 AND question.id = $2
  JOIN messages earlier ON earlier.user_id = $1 AND earlier.id = a.message_id
    AND earlier.conversation_id = question.conversation_id
  RETURNING id`;

/** The newest files first, as long as they fit. */
const CONTENTS = `
  SELECT message_id AS "messageId", name, mime_type AS "mimeType", CASE WHEN total <= $3 THEN content END AS content
  FROM (
    SELECT *, sum(length(content)) OVER (ORDER BY message_id DESC, position) AS total
    FROM attachments WHERE user_id = $1 AND message_id = ANY($2)
  ) a ORDER BY message_id, position`;

/** The files that belong to messages: those that were sent along, and those that tools have answered. */
@Injectable()
export class MessageFilesRepository {
  constructor(private readonly database: Database) {}

  /** Those of several messages, in their order. */
  async ofMessages(user: Owner, messageIds: readonly string[]): Promise<FileOfMessage[]> {
    if (messageIds.length === 0) return [];
    return await this.database.rowsAs<FileOfMessage>(user, SENT, [user.id, messageIds]);
  }

  /** The files of several messages with their contents, the newest as far as they fit, by the message's id. */
  async contentsOf(user: Owner, messageIds: readonly string[]): Promise<Map<string, AttachedFile[]>> {
    if (messageIds.length === 0) return new Map();
    const values = [user.id, messageIds, MAX_BYTES_IN_CONTEXT];
    const rows = await this.database.rowsAs<AttachedFile & { messageId: string }>(user, CONTENTS, values);
    return Map.groupBy(rows, ({ messageId }) => messageId);
  }

  /** The images among these files, by their ids. */
  async images(user: Owner, ids: readonly string[]): Promise<ReadonlyMap<string, KeptImage>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rowsAs<KeptImage & { id: string }>(
      user,
      `SELECT id, mime_type AS "mimeType", content FROM attachments
       WHERE user_id = $1 AND id = ANY($2::uuid[]) AND mime_type LIKE 'image/%' AND content IS NOT NULL`,
      [user.id, ids],
    );
    return new Map(rows.map(({ id, ...image }) => [id, image]));
  }

  /**
   * Makes loose, filled files part of a message, in the transaction that stores it; of those that its conversation has
   * already, copies. Throws when there is any other among them.
   */
  async attach(db: EntityManager, user: Owner, messageId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const [rows] = await db.query<[unknown[], number]>(
      `UPDATE attachments a SET message_id = $2, position = sent.position
       FROM unnest($3::uuid[]) WITH ORDINALITY AS sent (id, position)
       WHERE a.user_id = $1 AND a.id = sent.id AND a.message_id IS NULL AND a.content IS NOT NULL RETURNING a.id`,
      [user.id, messageId, ids],
    );
    if (rows.length === ids.length) return;
    await takeTurn(db, user);
    const copies = await db.query<unknown[]>(COPIES, [user.id, messageId, ids]);
    if (rows.length + copies.length < ids.length)
      throw new InvalidInput([{ field: 'attachment_ids', message: UNSENDABLE }]);
    await requireRoom(db, user, 0);
  }

  /** A result with its large blobs as files to be kept beside it; without them where the user has no room for all. */
  async apart(user: Owner, result: ToolResult): Promise<ApartResult> {
    const apart = withoutBlobs(result);
    const bytes = apart.files.reduce((sum, { content }) => sum + content.length, 0);
    const fits = bytes === 0 || (await this.database.as(user, (db) => hasRoom(db, user, bytes)));
    return fits ? apart : { result: withoutFiles(apart), files: [] };
  }

  /** Stores what a tool has answered with the answer that it belongs to, in the transaction that stores its result; once. */
  async keep(db: EntityManager, user: Owner, messageId: string, files: readonly ResultFile[]): Promise<void> {
    for (const { id, name, mimeType, content } of files)
      await db.query(
        `INSERT INTO attachments (user_id, id, message_id, name, mime_type, content) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING`,
        [user.id, id, messageId, name, mimeType, content],
      );
  }
}
