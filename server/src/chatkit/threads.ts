import { Injectable } from '@nestjs/common';
import { type ConversationView } from '../conversations/conversations.dto.js';
import { ConversationsRepository } from '../conversations/conversations.repository.js';
import { type Owner } from '../database/database.js';
import { InvalidInput } from '../http/invalid-input.js';
import { NotFound } from '../http/not-found.js';
import { isUuid } from '../http/uuid.pipe.js';
import { ConversationRemoval } from '../runs/commands/conversation-removal.js';
import { type Run } from '../runs/journal/run.entity.js';
import { Runs } from '../runs/runs.service.js';
import { type ParamsOf } from '../thread-events/client-request.js';
import { type ThreadItem } from '../thread-events/thread-items.js';
import { type Page, type Thread } from '../thread-events/thread.js';
import { ThreadItems } from './thread-items.js';

const DEFAULT_PAGE = 20;
const MAX_PAGE = 100;
const MAX_TITLE = 200;
const NO_ITEMS: Page<ThreadItem> = { data: [], has_more: false };

/** Conversations as ChatKit's threads. */
@Injectable()
export class Threads {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly removal: ConversationRemoval,
    private readonly items: ThreadItems,
    private readonly runs: Runs,
  ) {}

  /** A thread with its first items, the oldest first. */
  async get(user: Owner, threadId: string): Promise<Thread> {
    const conversation = await this.conversation(user, threadId);
    const items = await this.items.page(user, conversation.id, { order: 'asc', limit: DEFAULT_PAGE });
    return { ...threadOf(conversation), items };
  }

  /** A thread without its items; throws when there is none such. */
  async bare(user: Owner, threadId: string): Promise<Thread> {
    return threadOf(await this.conversation(user, threadId));
  }

  async list(user: Owner, { limit, order, after }: ParamsOf<'threads.list'>): Promise<Page<Thread>> {
    if (after != null && !isUuid(after)) return { data: [], has_more: false };
    const size = pageSize(limit);
    const rows = await this.conversations.listByCreation(user, size + 1, order, after ?? null);
    const data = rows.slice(0, size).map(threadOf);
    const last = data.at(-1);
    return rows.length > size && last ? { data, has_more: true, after: last.id } : { data, has_more: false };
  }

  async itemsOf(user: Owner, { thread_id, limit, order, after }: ParamsOf<'items.list'>): Promise<Page<ThreadItem>> {
    const { id } = await this.conversation(user, thread_id);
    return await this.items.page(user, id, { order, after, limit: pageSize(limit) });
  }

  /** Gives a thread another title, an empty one too. */
  async rename(user: Owner, { thread_id, title }: ParamsOf<'threads.update'>): Promise<Thread> {
    const given = title.trim().toWellFormed();
    if ([...given].length > MAX_TITLE || given.includes('\0'))
      throw new InvalidInput([
        { field: 'params.title', message: `title must have at most ${MAX_TITLE} characters, and no NUL.` },
      ]);
    const { id } = await this.conversation(user, thread_id);
    return threadOf(await this.conversations.rename(user, id, given));
  }

  /** The first of a thread's runs that is not over; null when there is none. */
  async active(user: Owner, threadId: string): Promise<Run | null> {
    const { active_run: run } = await this.conversation(user, threadId);
    return run && (await this.runs.get(user, run.id));
  }

  /** The run of a thread that waits for the user's decision, if there is one. */
  async waiting(user: Owner, threadId: string): Promise<Run | null> {
    const run = await this.active(user, threadId);
    return run?.status === 'awaiting_approval' ? run : null;
  }

  async remove(user: Owner, threadId: string): Promise<void> {
    await this.removal.remove(user, threadIdOf(threadId));
  }

  private async conversation(user: Owner, threadId: string): Promise<ConversationView> {
    return await this.conversations.get(user, threadIdOf(threadId));
  }
}

/** The conversation's id that a thread's id is; no conversation has any other. */
export function threadIdOf(threadId: string): string {
  if (!isUuid(threadId)) throw new NotFound('conversation');
  return threadId.toLowerCase();
}

function threadOf({ id, created_at, title }: ConversationView): Thread {
  return {
    id,
    created_at,
    status: { type: 'active' },
    metadata: {},
    items: NO_ITEMS,
    ...(title !== null && { title }),
  };
}

/** Nothing, null and 0 ask for the usual page; more than we give is cut. */
function pageSize(limit: number | null | undefined): number {
  return limit == null || limit < 1 ? DEFAULT_PAGE : Math.min(limit, MAX_PAGE);
}
