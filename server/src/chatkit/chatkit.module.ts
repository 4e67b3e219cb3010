import { type MiddlewareConsumer, Module, type NestModule, RequestMethod } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { jsonBodyOf } from '../http/json-body.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { AnswerStreams } from './answer-streams.js';
import { AnswerTeller } from './answer-teller.js';
import { AttachmentsController } from './attachments.controller.js';
import { ChatKitDoor } from './chatkit-door.js';
import { ChatKitController } from './chatkit.controller.js';
import { ItemExtras } from './item-extras.js';
import { KnownAnswers } from './known-answers.js';
import { KnownSenders } from './known-senders.js';
import { PlainOperations } from './plain-operations.js';
import { StreamingOperations } from './streaming-operations.js';
import { ThreadAnswers } from './thread-answers.js';
import { ThreadFeedback } from './thread-feedback.js';
import { ThreadFiles } from './thread-files.js';
import { ThreadItems } from './thread-items.js';
import { ThreadMessagesRepository } from './thread-messages.repository.js';
import { ThreadOperations } from './thread-operations.js';
import { ThreadSending } from './thread-sending.js';
import { Threads } from './threads.js';
import { Transcription } from './transcription.js';
import { Uploads } from './uploads.js';
import { WidgetActions } from './widget-actions.js';

/** ChatKit's server protocol, over the same conversations, runs and tasks as everything else. */
@Module({
  imports: [LimitsModule, AttachmentsModule, AuthModule, ConversationsModule, MessagesModule, RunsModule, TasksModule],
  controllers: [AttachmentsController, ChatKitController],
  providers: [
    AnswerStreams,
    AnswerTeller,
    ChatKitDoor,
    ItemExtras,
    KnownAnswers,
    PlainOperations,
    StreamingOperations,
    ThreadAnswers,
    ThreadFeedback,
    ThreadFiles,
    ThreadItems,
    ThreadMessagesRepository,
    ThreadOperations,
    ThreadSending,
    Threads,
    Transcription,
    Uploads,
    WidgetActions,
  ],
})
export class ChatKitModule implements NestModule {
  /**
   * Dictated speech comes within the request, from those who are known: they are asked before it is read. Files are read
   * by those who take them, once it is known whose they are.
   */
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(KnownSenders, jsonBodyOf('8mb')).forRoutes({ path: 'api/chatkit', method: RequestMethod.POST });
  }
}
