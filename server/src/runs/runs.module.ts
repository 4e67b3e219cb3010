import { Module } from '@nestjs/common';
import { AgentModule } from '../agent/agent.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { VaultModule } from '../vault/vault.module.js';
import { Acceptance } from './acceptance.js';
import { AgentSteps } from './agent-steps.js';
import { Answering } from './answering.js';
import { AnswerStore } from './answer-store.js';
import { ApprovalsController } from './approvals.controller.js';
import { ConversationRemoval } from './conversation-removal.js';
import { ConversationRemovalController } from './conversation-removal.controller.js';
import { EventBatcher } from './event-batcher.js';
import { HeldConversations } from './held-conversations.js';
import { HeldRuns } from './held-runs.js';
import { IdempotencyKeysRepository } from './idempotency-keys.repository.js';
import { InputExchanges } from './input-exchanges.js';
import { JournalRepository } from './journal.repository.js';
import { MessageSender } from './message-sender.js';
import { NewRuns } from './new-runs.js';
import { RepeatedPosts } from './repeated-posts.js';
import { RunCancellation } from './run-cancellation.js';
import { RunClaimsRepository } from './run-claims.repository.js';
import { RunContext } from './run-context.js';
import { RunDispatcher } from './run-dispatcher.js';
import { RunExecutions } from './run-executions.js';
import { RunNews } from './run-news.js';
import { RunNotices } from './run-notices.js';
import { RunQueue } from './run-queue.js';
import { RunReader } from './run-reader.js';
import { RunReconciler } from './run-reconciler.js';
import { RunRescue } from './run-rescue.js';
import { RunSchedule } from './run-schedule.js';
import { RunSignals } from './run-signals.js';
import { RunStories } from './run-stories.js';
import { RunStreams } from './run-streams.js';
import { RunTail } from './run-tail.js';
import { RunWorker } from './run-worker.js';
import { RunsController } from './runs.controller.js';
import { Runs } from './runs.service.js';
import { SendMessageController } from './send-message.controller.js';
import { ToolApprovalsRepository } from './tool-approvals.repository.js';
import { ToolCallDecisions } from './tool-call-decisions.js';
import { WaitingCalls } from './waiting-calls.js';
import { WaitingRuns } from './waiting-runs.js';

/** The life of an answer: accepted, queued, worked on, told, stopped, taken over. */
@Module({
  imports: [AgentModule, AttachmentsModule, AuthModule, ConversationsModule, LimitsModule, MessagesModule, VaultModule],
  controllers: [ApprovalsController, ConversationRemovalController, RunsController, SendMessageController],
  providers: [
    Acceptance,
    AgentSteps,
    Answering,
    AnswerStore,
    ConversationRemoval,
    EventBatcher,
    HeldConversations,
    HeldRuns,
    IdempotencyKeysRepository,
    InputExchanges,
    JournalRepository,
    MessageSender,
    NewRuns,
    RepeatedPosts,
    RunCancellation,
    RunClaimsRepository,
    RunContext,
    RunDispatcher,
    RunExecutions,
    RunNews,
    RunNotices,
    RunQueue,
    RunReader,
    RunReconciler,
    RunRescue,
    Runs,
    RunSchedule,
    RunSignals,
    RunStories,
    RunStreams,
    RunTail,
    RunWorker,
    ToolApprovalsRepository,
    ToolCallDecisions,
    WaitingCalls,
    WaitingRuns,
  ],
  exports: [
    ConversationRemoval,
    MessageSender,
    RepeatedPosts,
    RunDispatcher,
    Runs,
    RunStories,
    ToolApprovalsRepository,
  ],
})
export class RunsModule {}
