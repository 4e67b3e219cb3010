import { Injectable } from '@nestjs/common';
import { AttachmentViews } from '../attachments/attachment-views.js';
import { AttachmentsRepository, MAX_PER_MESSAGE } from '../attachments/attachments.repository.js';
import { MessageFilesRepository } from '../attachments/message-files.repository.js';
import { type Owner } from '../database/database.js';
import { InvalidInput } from '../http/invalid-input.js';
import { isUuid } from '../http/uuid.pipe.js';
import { type Attachment } from '../thread-events/attachment.js';
import { type ParamsOf } from '../thread-events/client-request.js';
import { type ThreadItem } from '../thread-events/thread-items.js';

/** Files as ChatKit's operations have them. */
@Injectable()
export class ThreadFiles {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly sent: MessageFilesRepository,
    private readonly views: AttachmentViews,
  ) {}

  /** Makes room for a file, and says where to send it. */
  async create(user: Owner, { name, mime_type, size }: ParamsOf<'attachments.create'>): Promise<Attachment> {
    return this.views.pending(user, await this.attachments.create(user, { name, mimeType: mime_type, size }));
  }

  /** Deletes a file that no message has; any other id is no error. */
  async delete(user: Owner, id: string): Promise<void> {
    if (isUuid(id)) await this.attachments.delete(user, id.toLowerCase());
  }

  /** The names of files to be sent along with one message. */
  async namesOf(user: Owner, ids: readonly string[]): Promise<string[]> {
    if (ids.length > MAX_PER_MESSAGE)
      throw new InvalidInput([
        { field: 'params.input.attachments', message: `A message takes at most ${MAX_PER_MESSAGE} files.` },
      ]);
    return ids.length === 0 ? [] : await this.attachments.names(user, ids);
  }

  /** The files of messages, by the message's id. */
  async ofMessages(
    user: Owner,
    messages: readonly { readonly id: string; readonly conversationId: string }[],
  ): Promise<Map<string, Attachment[]>> {
    const threads = new Map(messages.map(({ id, conversationId }) => [id, conversationId]));
    const stored = await this.sent.ofMessages(user, [...threads.keys()]);
    const byMessage = Map.groupBy(stored, ({ messageId }) => messageId);
    return new Map(
      [...byMessage].map(([id, files]) => [id, files.map((file) => this.views.view(user, file, threads.get(id)))]),
    );
  }

  /** The same items, in which the files that tools have answered can be read. */
  linked(user: Owner, items: readonly ThreadItem[]): readonly ThreadItem[] {
    return this.views.linked(user, items, 'anywhere');
  }
}
