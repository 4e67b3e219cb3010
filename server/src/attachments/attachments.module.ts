import { Module } from '@nestjs/common';
import { AttachmentLinks } from './attachment-links.js';
import { AttachmentPurge } from './attachment-purge.js';
import { AttachmentViews } from './attachment-views.js';
import { AttachmentsRepository } from './attachments.repository.js';

/** Files that people send along with their messages. */
@Module({
  providers: [AttachmentLinks, AttachmentPurge, AttachmentsRepository, AttachmentViews],
  exports: [AttachmentLinks, AttachmentsRepository, AttachmentViews],
})
export class AttachmentsModule {}
