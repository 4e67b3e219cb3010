import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { isUuid } from '../http/uuid.pipe.js';
import { itemsOf } from '../runs/journal/answer-items.js';
import { RunStories } from '../runs/run-stories.js';
import { type Attachment } from '../thread-events/attachment.js';
import { type ThreadItem } from '../thread-events/thread-items.js';
import { type Page } from '../thread-events/thread.js';
import { ItemExtras } from './item-extras.js';
import { ThreadFiles } from './thread-files.js';
import { type ThreadMessage, ThreadMessagesRepository } from './thread-messages.repository.js';
import { userMessageItem } from './user-message.js';

/** Which items of a thread are wanted; `after` is the id of the item before the first one. */
export interface ItemsQuery {
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  readonly after?: string | null | undefined;
}

/** The messages of a conversation as the items of a thread. */
@Injectable()
export class ThreadItems {
  constructor(
    private readonly messages: ThreadMessagesRepository,
    private readonly stories: RunStories,
    private readonly extras: ItemExtras,
    private readonly files: ThreadFiles,
  ) {}

  /** A page of items; one after an item that the thread does not have is empty. */
  async page(user: Owner, threadId: string, { order, limit, after }: ItemsQuery): Promise<Page<ThreadItem>> {
    const found: ThreadItem[] = [];
    let from = after == null ? undefined : messageIdOf(after);
    if (from === null) return { data: [], has_more: false };
    let isFirst = true;
    for (;;) {
      const stretch = await this.messages.stretch(user, threadId, { order, limit: limit + 2, from });
      const fresh = isFirst ? stretch : stretch.slice(1);
      const items = await this.inOrder(user, fresh, order);
      found.push(...(isFirst && after != null ? itemsAfter(items, after) : items));
      if (found.length > limit || stretch.length < limit + 2) break;
      isFirst = false;
      from = stretch.at(-1)?.id;
    }
    const data = found.slice(0, limit);
    const last = data.at(-1);
    return found.length > limit && last ? { data, has_more: true, after: last.id } : { data, has_more: false };
  }

  /** The items of messages, in the order of these. */
  async of(user: Owner, messages: readonly ThreadMessage[]): Promise<ThreadItem[]> {
    const files = await this.files.ofMessages(
      user,
      messages.filter(({ role }) => role === 'user'),
    );
    const items: ThreadItem[] = [];
    for (const message of messages) items.push(...(await this.itemsOfMessage(user, message, files.get(message.id))));
    return await this.extras.added(user, items);
  }

  /** The items of one message; none when the thread does not have it. */
  async ofMessage(user: Owner, threadId: string, messageId: string): Promise<ThreadItem[]> {
    return await this.of(user, await this.messagesAmong(user, threadId, [messageId]));
  }

  /** Those of the named messages that the thread has. */
  messagesAmong(user: Owner, threadId: string, ids: readonly string[]): Promise<ThreadMessage[]> {
    return this.messages.among(user, threadId, ids);
  }

  /** One item by its id; null when the thread has none such. */
  async find(user: Owner, threadId: string, itemId: string): Promise<ThreadItem | null> {
    const messageId = messageIdOf(itemId);
    if (messageId === null) return null;
    const items = await this.ofMessage(user, threadId, messageId);
    return items.find(({ id }) => id === itemId) ?? null;
  }

  private async inOrder(user: Owner, messages: ThreadMessage[], order: ItemsQuery['order']): Promise<ThreadItem[]> {
    if (order === 'asc') return await this.of(user, messages);
    return (await this.of(user, messages.toReversed())).reverse();
  }

  private async itemsOfMessage(
    user: Owner,
    message: ThreadMessage,
    files: Attachment[] = [],
  ): Promise<readonly ThreadItem[]> {
    if (message.role === 'user') return [userMessageItem(message, files)];
    if (message.status === 'streaming') return (await this.stories.soFar(user, message.runId)).items;
    const { id: messageId, conversationId: threadId, createdAt, parts } = message;
    return this.files.linked(user, itemsOf({ messageId, threadId, createdAt }, parts, isNeverOpen));
  }
}

/** The message that an item belongs to; null when no item of ours has such an id. */
export function messageIdOf(itemId: string): string | null {
  const [id = '', part, ...more] = itemId.split('_');
  const isOurs = isUuid(id) && more.length === 0 && (part === undefined || /^\d{1,9}$/.test(part));
  return isOurs ? id.toLowerCase() : null;
}

function itemsAfter(items: readonly ThreadItem[], after: string): ThreadItem[] {
  const at = items.findIndex(({ id }) => id === after);
  return at < 0 ? [] : items.slice(at + 1);
}

/** An answer that is not being written any more has no call that goes on. */
function isNeverOpen(): boolean {
  return false;
}
