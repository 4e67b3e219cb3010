import { computed, inject, linkedSignal, resource, Service, signal } from '@angular/core';
import { type Conversation, type ConversationPage, type Run } from '../api/api';
import { type FeedEvent } from '../api/thread-events';
import { Backend } from '../auth/backend';
import { Feed } from '../auth/feed';
import { Session } from '../auth/session';
import { ConversationChanges, type ListChange, type Reply } from './conversation-changes';
import { cursorAfter, isActive, merged, refreshed, withRun } from './conversation-list';

/** What is known of somebody's conversations; `cursor` leads to those that are older. */
interface Known {
  readonly userId: string | undefined;
  readonly isLoaded: boolean;
  readonly list: readonly Conversation[];
  readonly cursor: string | null;
}

const PAGE = 40;

/** The conversations of the signed-in user, newest first, as they change. */
@Service()
export class Conversations {
  private readonly backend = inject(Backend);
  private readonly session = inject(Session);
  private readonly changes = new ConversationChanges();
  private reloads = 0;
  private readonly userId = computed(() => this.session.user()?.id);
  private readonly first = resource({
    params: () => this.userId(),
    loader: ({ abortSignal }) => this.latest(abortSignal),
  });
  private readonly known = linkedSignal<{ userId: string | undefined; page: Reply<ConversationPage> | null }, Known>({
    source: () => ({ userId: this.userId(), page: this.first.hasValue() ? this.first.value() : null }),
    computation: ({ userId, page }, previous) => {
      const known = previous?.value.userId === userId ? previous?.value : undefined;
      const before = known ?? { userId, isLoaded: false, list: [], cursor: null };
      return page ? withPage(before, page) : before;
    },
  });
  private readonly loadingMore = signal(false);

  readonly all = computed(() => this.known().list);
  readonly isLoaded = computed(() => this.known().isLoaded);
  readonly isFailed = computed(() => this.first.error() !== undefined && !this.first.isLoading());
  readonly isLoadingMore = this.loadingMore.asReadonly();
  readonly hasMore = computed(() => this.known().cursor !== null);
  /** Those that wait for a decision, the newest first. */
  readonly waiting = computed(() => this.all().filter(({ active_run }) => active_run?.status === 'awaiting_approval'));

  constructor() {
    inject(Feed).on((event) => this.hear(event));
  }

  /** A conversation as the server has it now, listed or not. */
  find(id: string): Promise<Conversation> {
    return this.backend.get<Conversation>(`/api/chat/conversations/${id}`);
  }

  /** Loads the next page of older ones, once at a time. */
  async loadMore(): Promise<void> {
    const { cursor } = this.known();
    if (cursor === null || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const { said, since } = await this.page(cursor);
      this.show((list) => since(merged(list, said.conversations)));
      this.known.update((known) => (known.cursor === cursor ? { ...known, cursor: said.next_cursor } : known));
    } catch {
      // Scrolling on asks again.
    } finally {
      this.loadingMore.set(false);
    }
  }

  /** Asks for the newest again; also while they are asked for already, which may have been too early. */
  reload(): void {
    this.reloads += 1;
    this.first.reload();
  }

  /** Gives a conversation another title, at once here; the old one is back when the server refuses. */
  async rename({ id, title }: Conversation, wanted: string): Promise<void> {
    const show = (title: string | null) =>
      this.change((list) => list.map((one) => (one.id === id ? { ...one, title } : one)));
    show(wanted);
    try {
      const renamed = await this.backend.put<Conversation>(`/api/chat/conversations/${id}`, { title: wanted });
      this.change((list) => merged(list, [renamed]));
    } catch (error) {
      show(title);
      throw error;
    }
  }

  /** Deletes a conversation; it can be restored for a while. */
  async delete(id: string): Promise<void> {
    await this.backend.tell('DELETE', `/api/chat/conversations/${id}`);
    this.forget(id);
  }

  /** Brings a deleted conversation back to its place. */
  async restore(id: string): Promise<void> {
    const restored = await this.backend.post<Conversation>(`/api/chat/conversations/${id}/restore`);
    this.change((list) => merged(list, [restored]));
  }

  /** Marks a conversation as seen, here and, when that can be, on the server. */
  async markRead(id: string): Promise<void> {
    this.change((list) => list.map((one) => (one.id === id ? { ...one, unread: false } : one)));
    await this.backend.tell('POST', `/api/chat/conversations/${id}/read`).catch(() => undefined);
  }

  /** A title for the window that tells how many approvals wait. */
  counted(title: string): string {
    const count = this.waiting().length;
    return count > 0 ? `(${count}) ${title}` : title;
  }

  private hear(event: FeedEvent): void {
    switch (event.type) {
      case 'feed.opened':
      case 'feed.polled':
        return this.reload();
      case 'conversation.created':
      case 'conversation.updated':
        return this.change((list) => merged(list, [event.conversation]));
      case 'conversation.deleted':
        return this.forget(event.conversation_id);
      case 'message.created':
        return void this.lookUp(event.conversation_id);
      case 'run.updated':
        return this.keepRun(event.run);
      default:
    }
  }

  private forget(id: string): void {
    this.change((list) => list.filter((one) => one.id !== id));
  }

  private keepRun(run: Run): void {
    this.change((list) => withRun(list, run));
    if (!isActive(run.status)) void this.lookUp(run.conversation_id);
  }

  /** Takes over the title, the preview and the place that a conversation has now. */
  private async lookUp(id: string): Promise<void> {
    try {
      const { said, since } = await this.changes.during(this.find(id));
      this.show((list) => since(merged(list, [said])));
    } catch {
      // It is gone, or the line is down: the next reload tells.
    }
  }

  private change(change: ListChange): void {
    this.show(change);
    this.changes.hear(change);
  }

  private show(change: ListChange): void {
    this.known.update((known) => ({ ...known, list: change(known.list) }));
  }

  private async latest(signal: AbortSignal): Promise<Reply<ConversationPage>> {
    const { reloads } = this;
    const page = await this.page(null, signal);
    return reloads === this.reloads ? page : this.latest(signal);
  }

  private page(cursor: string | null, signal?: AbortSignal): Promise<Reply<ConversationPage>> {
    const query = new URLSearchParams({ limit: `${PAGE}`, ...(cursor && { cursor }) });
    return this.changes.during(this.backend.get<ConversationPage>(`/api/chat/conversations?${query}`, signal));
  }
}

function withPage({ userId, list, cursor }: Known, { said, since }: Reply<ConversationPage>): Known {
  return { userId, isLoaded: true, list: since(refreshed(list, said)), cursor: cursorAfter(list, cursor, said) };
}
