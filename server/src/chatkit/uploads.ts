import { Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { AttachmentLinks } from '../attachments/attachment-links.js';
import { AttachmentViews } from '../attachments/attachment-views.js';
import { AttachmentsRepository } from '../attachments/attachments.repository.js';
import { type Owner } from '../database/database.js';
import { Turns } from '../runs/queue/turns.js';
import { type Attachment } from '../thread-events/attachment.js';
import { uploadedFile } from './uploaded-file.js';

/** Takes files in as they are uploaded, one at a time of each user: this process holds no two whole ones of anybody's. */
@Injectable()
export class Uploads {
  private readonly turns = new Turns(1);

  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly links: AttachmentLinks,
    private readonly views: AttachmentViews,
  ) {}

  /** Stores a new file, named as its form says. */
  async add(user: Owner, request: Request): Promise<Attachment> {
    return await this.turns.take(user.id, async () => {
      const { name, type, bytes } = await uploadedFile(request);
      const file = { name: name ?? '', mimeType: type || 'text/plain', size: bytes.length };
      const { id } = await this.attachments.create(user, file);
      return this.views.view(user, await this.attachments.fill(user, id, bytes));
    });
  }

  /** Stores the content of a file for which room was made; its link says whose it is. */
  async fill(id: string, token: unknown, request: Request): Promise<Attachment> {
    const owner = this.links.check(id, 'write', token);
    return await this.turns.take(owner.id, async () => {
      const { bytes } = await uploadedFile(request);
      return this.views.view(owner, await this.attachments.fill(owner, id, bytes));
    });
  }
}
