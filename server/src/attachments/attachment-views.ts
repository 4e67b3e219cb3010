import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { type MessageAttachment } from '../messages/messages.dto.js';
import { type SentFile } from '../messages/messages.repository.js';
import { type Attachment } from '../thread-events/attachment.js';
import { AttachmentLinks, type LinkOrigin } from './attachment-links.js';
import { withLinks } from './result-files.js';
import { type StoredAttachment } from './stored-attachment.entity.js';

type NamedFile = Pick<StoredAttachment, 'id' | 'name' | 'mimeType'>;

/** Files as clients see them, with links made for each look. */
@Injectable()
export class AttachmentViews {
  constructor(private readonly links: AttachmentLinks) {}

  /** A file as ChatKit has it; `threadId` is that of the message it belongs to. */
  view(user: Owner, { id, name, mimeType }: NamedFile, threadId?: string): Attachment {
    const details = { id, name, mime_type: mimeType, ...(threadId !== undefined && { thread_id: threadId }) };
    if (!mimeType.startsWith('image/')) return { ...details, type: 'file' };
    return { ...details, type: 'image', preview_url: this.links.linkTo(user, id, 'read', 'anywhere') };
  }

  /** A file whose content is yet to come, with where to send it. */
  pending(user: Owner, attachment: StoredAttachment): Attachment {
    const url = this.links.linkTo(user, attachment.id, 'write', 'anywhere');
    return { ...this.view(user, attachment), upload_descriptor: { url, method: 'POST', headers: {} } };
  }

  /** A file that was sent along with a message, as REST has it. */
  sent(user: Owner, { id, name, mimeType, size }: SentFile): MessageAttachment {
    return { id, name, mime_type: mimeType, size, url: this.links.linkTo(user, id, 'read', 'here') };
  }

  /** The same value, in which every file that a tool has answered can be read. */
  linked<T>(user: Owner, value: T, from: LinkOrigin): T {
    return withLinks(value, (id) => this.links.linkTo(user, id, 'read', from));
  }

  /** The same for JSON that is on its way out; most of it names no file. */
  linkedJson(user: Owner, json: string, from: LinkOrigin): string {
    return json.includes('"attachment:') ? JSON.stringify(this.linked(user, JSON.parse(json), from)) : json;
  }
}
