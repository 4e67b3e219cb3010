import { Module } from '@nestjs/common';
import { AgentModule } from '../agent/agent.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { Acceptance } from './acceptance.js';
import { AnswerStore } from './answer-store.js';
import { ConversationRemoval } from './conversation-removal.js';
import { ConversationRemovalController } from './conversation-removal.controller.js';
import { EventBatcher } from './event-batcher.js';
import { JournalRepository } from './journal.repository.js';
import { MessageSender } from './message-sender.js';
import { RunContext } from './run-context.js';
import { RunDispatcher } from './run-dispatcher.js';
import { RunQueue } from './run-queue.js';
import { RunSignals } from './run-signals.js';
import { RunTail } from './run-tail.js';
import { RunWorker } from './run-worker.js';
import { RunsController } from './runs.controller.js';
import { Runs } from './runs.service.js';
import { SendMessageController } from './send-message.controller.js';
import { ToolApprovalsRepository } from './tool-approvals.repository.js';
import { WaitingRuns } from './waiting-runs.js';

/** The life of an answer: accepted, queued, worked on, told, stopped, taken over. */
@Module({
  imports: [AgentModule, ConversationsModule, MessagesModule],
  controllers: [ConversationRemovalController, RunsController, SendMessageController],
  providers: [
    Acceptance,
    AnswerStore,
    ConversationRemoval,
    EventBatcher,
    JournalRepository,
    MessageSender,
    RunContext,
    RunDispatcher,
    RunQueue,
    Runs,
    RunSignals,
    RunTail,
    RunWorker,
    ToolApprovalsRepository,
    WaitingRuns,
  ],
  exports: [RunDispatcher, Runs],
})
export class RunsModule {}
