import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module.js';
import { AttachmentLinks } from './attachment-links.js';
import { AttachmentViews } from './attachment-views.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { MessageFilesRepository } from './message-files.repository.js';
import { MessageViews } from './message-views.js';

/** Files that people send along with their messages. */
@Module({
  imports: [MessagesModule],
  providers: [AttachmentLinks, AttachmentsRepository, AttachmentViews, MessageFilesRepository, MessageViews],
  exports: [AttachmentLinks, AttachmentsRepository, AttachmentViews, MessageFilesRepository, MessageViews],
})
export class AttachmentsModule {}
