import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { Database, type Owner } from '../database/database.js';
import { Conflict } from '../http/conflict.js';
import { InvalidInput } from '../http/invalid-input.js';
import { NotFound } from '../http/not-found.js';
import { PayloadTooLarge } from '../http/payload-too-large.js';
import { isUuid } from '../http/uuid.pipe.js';
import { bareType, contentType, isAcceptable } from './content-type.js';
import { fileName } from './file-name.js';
import { requireFewLoose, requireRoom, takeTurn } from './storage-room.js';
import { StoredAttachment } from './stored-attachment.entity.js';

export const MAX_BYTES = 10 * 1024 * 1024;
export const MAX_PER_MESSAGE = 10;
/** The files of users as they come and go, kept in the database so that every process has them. */
@Injectable()
export class AttachmentsRepository {
  constructor(private readonly database: Database) {}

  /** Makes room for a file whose content is yet to come. */
  async create(user: Owner, file: { name: string; mimeType: string; size: number }): Promise<StoredAttachment> {
    const mimeType = bareType(file.mimeType);
    if (file.size > MAX_BYTES) throw new PayloadTooLarge();
    if (!isAcceptable(mimeType))
      throw new InvalidInput([{ field: 'mime_type', message: 'Send an image, a PDF or a text.' }]);
    const name = fileName(file.name);
    return await this.database.as(user, async (db) => {
      await takeTurn(db, user);
      await requireFewLoose(db, user);
      await requireRoom(db, user, file.size);
      const [row] = await db.query<{ id: string }[]>(
        `INSERT INTO attachments (user_id, name, mime_type) VALUES ($1, $2, $3) RETURNING id`,
        [user.id, name, mimeType],
      );
      return await own(db, user, row?.id ?? '');
    });
  }

  /** Takes the content of a file in, as long as no message has it; its type is what the content shows. */
  async fill(user: Owner, id: string, bytes: Buffer): Promise<StoredAttachment> {
    if (bytes.length > MAX_BYTES) throw new PayloadTooLarge();
    return await this.database.as(user, async (db) => {
      const { mimeType: said } = await own(db, user, id);
      const mimeType = bytes.length > 0 ? contentType(bytes, said) : null;
      if (mimeType === null)
        throw new InvalidInput([{ field: 'file', message: 'The file must be an image, a PDF or a text, not empty.' }]);
      await takeTurn(db, user);
      const where = { userId: user.id, id, messageId: IsNull() };
      const { affected } = await db.update(StoredAttachment, where, { content: bytes, mimeType });
      if (affected === 0) throw new Conflict('This file belongs to a message already.');
      await requireRoom(db, user, 0);
      return await own(db, user, id);
    });
  }

  /** A file with its content; throws when it has none, or went with its conversation. */
  async read(user: Owner, id: string): Promise<{ name: string; mimeType: string; content: Buffer }> {
    const [row] = await this.database.as(user, (db) =>
      db.query<{ name: string; mimeType: string; content: Buffer }[]>(
        `SELECT a.name, a.mime_type AS "mimeType", a.content FROM attachments a
         LEFT JOIN messages m ON m.user_id = a.user_id AND m.id = a.message_id
         LEFT JOIN conversations c ON c.user_id = m.user_id AND c.id = m.conversation_id
         WHERE a.user_id = $1 AND a.id = $2 AND a.content IS NOT NULL AND c.deleted_at IS NULL`,
        [user.id, id],
      ),
    );
    if (!row) throw new NotFound('attachment');
    return row;
  }

  /** Names of files that can be sent along with a message; throws when one cannot. */
  async names(user: Owner, ids: readonly string[]): Promise<string[]> {
    const found = await this.database.as(user, (db) =>
      db.findBy(StoredAttachment, { userId: user.id, id: In(ids.filter(isUuid)) }),
    );
    return ids.map((id) => {
      const file = found.find((one) => one.id === id.toLowerCase());
      if (!file) throw new NotFound('attachment');
      return file.name;
    });
  }

  /** Deletes a file that no message has; one that there is not is deleted already. */
  async delete(user: Owner, id: string): Promise<void> {
    const where = { userId: user.id, id };
    await this.database.as(user, async (db) => {
      await db.delete(StoredAttachment, { ...where, messageId: IsNull() });
      if (await db.existsBy(StoredAttachment, where)) throw new Conflict('This file belongs to a message.');
    });
  }
}

async function own(db: EntityManager, user: Owner, id: string): Promise<StoredAttachment> {
  const found = await db.findOneBy(StoredAttachment, { userId: user.id, id });
  if (!found) throw new NotFound('attachment');
  return found;
}
