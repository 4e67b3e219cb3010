import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { ConversationExport } from './conversation-export.js';
import { ExportController } from './export.controller.js';
import { UserExport } from './user-export.js';

/** What users take with them. */
@Module({
  imports: [AttachmentsModule, ConversationsModule, MessagesModule],
  controllers: [ExportController],
  providers: [ConversationExport, UserExport],
})
export class ExportModule {}
