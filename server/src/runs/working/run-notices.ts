import { Injectable } from '@nestjs/common';
import { UserFeed } from '../../feed/user-feed.js';
import { type Run } from '../journal/run.entity.js';

/** Tells the user's open pages what became of runs and of the messages they belong to. Call it after the commit. */
@Injectable()
export class RunNotices {
  constructor(private readonly feed: UserFeed) {}

  /** A question was taken in, and its empty answer with it. */
  accepted(run: Run): void {
    this.message('message.created', run, run.userMessageId);
    this.message('message.created', run, run.assistantMessageId);
    this.runAndConversation(run);
  }

  /** An old question is answered anew. */
  retried(run: Run): void {
    this.message('message.updated', run, run.userMessageId);
    this.message('message.created', run, run.assistantMessageId);
    this.runAndConversation(run);
  }

  /** The run's status, and with it its answer, has changed. */
  changed(run: Run): void {
    this.message('message.updated', run, run.assistantMessageId);
    this.runAndConversation(run);
  }

  private message(
    type: 'message.created' | 'message.updated',
    { userId, conversationId }: Run,
    messageId: string,
  ): void {
    this.feed.publish({ id: userId }, { type, conversation_id: conversationId, message_id: messageId });
  }

  private runAndConversation({ userId, conversationId, id }: Run): void {
    this.feed.publish({ id: userId }, { type: 'run.updated', conversation_id: conversationId, run_id: id });
    this.feed.publish({ id: userId }, { type: 'conversation.updated', conversation_id: conversationId });
  }
}
