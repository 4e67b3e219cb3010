import { type MiddlewareConsumer, Module, type NestModule, RequestMethod } from '@nestjs/common';
import { raw } from 'express';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { MAX_BYTES } from '../attachments/attachments.repository.js';
import { AuthModule } from '../auth/auth.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { jsonBodyOf } from '../http/json-body.js';
import { MessagesModule } from '../messages/messages.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { AnswerTeller } from './answer-teller.js';
import { AttachmentsController } from './attachments.controller.js';
import { ChatKitDoor } from './chatkit-door.js';
import { ChatKitController } from './chatkit.controller.js';
import { ItemExtras } from './item-extras.js';
import { PlainOperations } from './plain-operations.js';
import { StreamingOperations } from './streaming-operations.js';
import { ThreadAnswers } from './thread-answers.js';
import { ThreadFiles } from './thread-files.js';
import { ThreadItems } from './thread-items.js';
import { ThreadMessagesRepository } from './thread-messages.repository.js';
import { ThreadSending } from './thread-sending.js';
import { Threads } from './threads.js';
import { Transcription } from './transcription.js';
import { WidgetActions } from './widget-actions.js';

const FORM_BYTES = 4096;

/** ChatKit's server protocol, over the same conversations, runs and tasks as everything else. */
@Module({
  imports: [AttachmentsModule, AuthModule, ConversationsModule, MessagesModule, RunsModule, TasksModule],
  controllers: [AttachmentsController, ChatKitController],
  providers: [
    AnswerTeller,
    ChatKitDoor,
    ItemExtras,
    PlainOperations,
    StreamingOperations,
    ThreadAnswers,
    ThreadFiles,
    ThreadItems,
    ThreadMessagesRepository,
    ThreadSending,
    Threads,
    Transcription,
    WidgetActions,
  ],
})
export class ChatKitModule implements NestModule {
  /** Dictated speech comes within the request; files come as they are, in a form that needs a little room. */
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(jsonBodyOf('8mb')).forRoutes({ path: 'api/chatkit', method: RequestMethod.POST });
    consumer
      .apply(raw({ type: () => true, limit: MAX_BYTES + FORM_BYTES }))
      .forRoutes('api/chatkit/attachments{/*path}');
  }
}
