import { Module } from '@nestjs/common';
import { AgentModule } from '../agent/agent.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { ChatController } from './chat.controller.js';
import { FeedController } from './feed.controller.js';
import { FeedReader } from './feed-reader.js';

/** What the page asks beside conversations and messages: models, tools, and the user's feed. */
@Module({
  imports: [AgentModule, AuthModule, ConversationsModule, RunsModule],
  controllers: [ChatController, FeedController],
  providers: [FeedReader],
})
export class ChatModule {}
