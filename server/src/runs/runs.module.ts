import { Module } from '@nestjs/common';
import { AgentModule } from '../agent/agent.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { VaultModule } from '../vault/vault.module.js';
import { Acceptance } from './commands/acceptance.js';
import { AgentSteps } from './answering/agent-steps.js';
import { Answering } from './answering/answering.js';
import { AnswerStore } from './answering/answer-store.js';
import { ApprovalsController } from './approvals.controller.js';
import { ConversationRemoval } from './commands/conversation-removal.js';
import { ConversationRemovalController } from './conversation-removal.controller.js';
import { EventBatcher } from './journal/event-batcher.js';
import { HeldConversations } from './commands/held-conversations.js';
import { HeldRuns } from './working/held-runs.js';
import { IdempotencyKeysRepository } from './commands/idempotency-keys.repository.js';
import { InputExchanges } from './calls/input-exchanges.js';
import { JournalRepository } from './journal/journal.repository.js';
import { MessageSender } from './message-sender.js';
import { NewRuns } from './commands/new-runs.js';
import { RepeatedPosts } from './commands/repeated-posts.js';
import { RunCancellation } from './commands/run-cancellation.js';
import { RunClaimsRepository } from './queue/run-claims.repository.js';
import { RunContext } from './answering/run-context.js';
import { RunDispatcher } from './working/run-dispatcher.js';
import { RunExecutions } from './answering/run-executions.js';
import { RunNews } from './working/run-news.js';
import { RunNotices } from './working/run-notices.js';
import { RunQueue } from './queue/run-queue.js';
import { RunReader } from './run-reader.js';
import { RunReconciler } from './working/run-reconciler.js';
import { RunRescue } from './working/run-rescue.js';
import { RunSchedule } from './queue/run-schedule.js';
import { RunSignals } from './journal/run-signals.js';
import { RunStories } from './run-stories.js';
import { RunStreams } from './journal/run-streams.js';
import { RunTail } from './journal/run-tail.js';
import { RunWorker } from './working/run-worker.js';
import { RunsController } from './runs.controller.js';
import { Runs } from './runs.service.js';
import { SendMessageController } from './send-message.controller.js';
import { ToolApprovalsRepository } from './calls/tool-approvals.repository.js';
import { ToolCallDecisions } from './commands/tool-call-decisions.js';
import { WaitingCalls } from './commands/waiting-calls.js';
import { WaitingRuns } from './commands/waiting-runs.js';

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
