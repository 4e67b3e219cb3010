import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { NotFound } from '../http/not-found.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { type ParamsOf } from '../thread-events/client-request.js';
import { messageIdOf, ThreadItems } from './thread-items.js';
import { Threads } from './threads.js';

/** What users think of items: each is about the message that it belongs to. */
@Injectable()
export class ThreadFeedback {
  constructor(
    private readonly threads: Threads,
    private readonly items: ThreadItems,
    private readonly messages: MessagesRepository,
  ) {}

  /** Rates the messages that the items belong to; all of them, or none. */
  async rate(user: Owner, { thread_id, item_ids, kind }: ParamsOf<'items.feedback'>): Promise<void> {
    const { id } = await this.threads.bare(user, thread_id);
    const messageIds = [...new Set(item_ids.map((itemId) => messageIdOf(itemId)))];
    const known = messageIds.filter((messageId) => messageId !== null);
    const found = await this.items.messagesAmong(user, id, known);
    if (found.length < messageIds.length) throw new NotFound('item');
    for (const message of found) await this.messages.rate(user, message.id, kind);
  }
}
