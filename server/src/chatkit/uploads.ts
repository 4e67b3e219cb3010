import { Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { AttachmentLinks } from '../attachments/attachment-links.js';
import { AttachmentViews } from '../attachments/attachment-views.js';
import { AttachmentsRepository } from '../attachments/attachments.repository.js';
import { type Owner } from '../database/database.js';
import { type Attachment } from '../thread-events/attachment.js';
import { uploadedFile } from './uploaded-file.js';
import { UploadTurns } from './upload-turns.js';

/** Takes files in as they are uploaded, one at a time of each user. */
@Injectable()
export class Uploads {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly links: AttachmentLinks,
    private readonly views: AttachmentViews,
    private readonly turns: UploadTurns,
  ) {}

  /** Stores a new file, named as its form says. */
  async add(user: Owner, request: Request): Promise<Attachment> {
    return await this.turns.take(user, async () => {
      const { name, type, bytes } = await uploadedFile(request);
      const file = { name: name ?? '', mimeType: type || 'text/plain', size: bytes.length };
      const { id } = await this.attachments.create(user, file);
      return this.views.view(user, await this.attachments.fill(user, id, bytes));
    });
  }

  /** Stores the content of a file for which room was made; its link says whose it is. */
  async fill(id: string, token: unknown, request: Request): Promise<Attachment> {
    const owner = this.links.check(id, 'write', token);
    return await this.turns.take(owner, async () => {
      const { bytes } = await uploadedFile(request);
      return this.views.view(owner, await this.attachments.fill(owner, id, bytes));
    });
  }
}
