import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { NotFound } from '../http/not-found.js';
import { type ParamsOf, type PlainRequest } from '../thread-events/client-request.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { ThreadFiles } from './thread-files.js';
import { messageIdOf, ThreadItems } from './thread-items.js';
import { Threads } from './threads.js';
import { Transcription } from './transcription.js';
import { WidgetActions } from './widget-actions.js';

/** The operations that are answered by one JSON object. */
@Injectable()
export class PlainOperations {
  constructor(
    private readonly threads: Threads,
    private readonly items: ThreadItems,
    private readonly messages: MessagesRepository,
    private readonly actions: WidgetActions,
    private readonly transcription: Transcription,
    private readonly files: ThreadFiles,
  ) {}

  /** Answers a request; `gone` tells that nobody waits for the answer any more. */
  async answer(user: Owner, request: PlainRequest, gone: AbortSignal): Promise<object> {
    switch (request.type) {
      case 'threads.get_by_id':
        return await this.threads.get(user, request.params.thread_id);
      case 'threads.list':
        return await this.threads.list(user, request.params);
      case 'threads.update':
        return await this.threads.rename(user, request.params);
      case 'threads.delete':
        await this.threads.remove(user, request.params.thread_id);
        return {};
      case 'items.list':
        return await this.threads.itemsOf(user, request.params);
      case 'items.feedback':
        await this.rate(user, request.params);
        return {};
      case 'threads.sync_custom_action':
        return { updated_item: await this.actions.act(user, request.params) };
      case 'input.transcribe':
        return { text: await this.transcription.textOf(user, request.params, gone) };
      case 'attachments.create':
        return await this.files.create(user, request.params);
      case 'attachments.delete':
        await this.files.delete(user, request.params.attachment_id);
        return {};
    }
  }

  /** Rates the messages that the items belong to; all of them, or none. */
  private async rate(user: Owner, { thread_id, item_ids, kind }: ParamsOf<'items.feedback'>): Promise<void> {
    const { id } = await this.threads.bare(user, thread_id);
    const messageIds = [...new Set(item_ids.map((itemId) => messageIdOf(itemId)))];
    const found = await this.items.messagesAmong(
      user,
      id,
      messageIds.filter((messageId) => messageId !== null),
    );
    if (found.length < messageIds.length) throw new NotFound('item');
    for (const message of found) await this.messages.rate(user, message.id, kind);
  }
}
