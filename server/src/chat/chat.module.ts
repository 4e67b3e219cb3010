import { Module } from '@nestjs/common';
import { AgentModule } from '../agent/agent.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { ChatController } from './chat.controller.js';
import { FeedController } from './feed.controller.js';
import { FeedReader } from './feed-reader.js';
import { MessagesController } from './messages.controller.js';

/** What the page asks beside conversations: messages, models, tools, and the user's feed. */
@Module({
  imports: [AgentModule, AttachmentsModule, AuthModule, ConversationsModule, MessagesModule, RunsModule],
  controllers: [ChatController, FeedController, MessagesController],
  providers: [FeedReader],
})
export class ChatModule {}
