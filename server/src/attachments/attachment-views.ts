import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { type Attachment } from '../thread-events/attachment.js';
import { AttachmentLinks } from './attachment-links.js';
import { type StoredAttachment } from './stored-attachment.entity.js';

/** Files as ChatKit's clients see them, with links made for each look. */
@Injectable()
export class AttachmentViews {
  constructor(private readonly links: AttachmentLinks) {}

  /** A file; `threadId` is that of the message it belongs to. */
  view(user: Owner, { id, name, mimeType }: StoredAttachment, threadId?: string): Attachment {
    const details = { id, name, mime_type: mimeType, ...(threadId !== undefined && { thread_id: threadId }) };
    if (!mimeType.startsWith('image/')) return { ...details, type: 'file' };
    return { ...details, type: 'image', preview_url: this.links.linkTo(user, id, 'read') };
  }

  /** A file whose content is yet to come, with where to send it. */
  pending(user: Owner, attachment: StoredAttachment): Attachment {
    const url = this.links.linkTo(user, attachment.id, 'write');
    return { ...this.view(user, attachment), upload_descriptor: { url, method: 'POST', headers: {} } };
  }
}
