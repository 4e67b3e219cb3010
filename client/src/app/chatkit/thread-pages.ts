import { type ThreadItem } from '../api/thread-items';
import { type ChatKitApi } from './chatkit-api';
import { type Page, type Thread } from './thread';

const PAGE = 50;

/** The stored items of a thread, fetched page by page from its end; a page begins where a turn begins. */
export class ThreadPages {
  private cursor: string | undefined;

  constructor(
    private readonly api: ChatKitApi,
    private readonly threadId: () => string | null,
    private readonly found: (thread: Thread) => void,
  ) {}

  /** Whether there are older items. */
  get hasMore(): boolean {
    return this.cursor !== undefined;
  }

  /** The last items, oldest first. */
  async newest(signal?: AbortSignal): Promise<readonly ThreadItem[]> {
    const thread = await this.api.ask<Thread>('threads.get_by_id', { thread_id: this.threadId() }, signal);
    this.found(thread);
    this.cursor = undefined;
    return thread.items.has_more ? this.older(signal) : thread.items.data;
  }

  /** The items just older than those fetched before, oldest first. */
  async older(signal?: AbortSignal): Promise<readonly ThreadItem[]> {
    let items: readonly ThreadItem[] = [];
    do {
      const page = await this.page(signal);
      items = [...page.data.toReversed(), ...items];
      this.cursor = page.has_more && page.after !== this.cursor ? page.after : undefined;
    } while (this.cursor !== undefined && items[0]?.type !== 'user_message');
    return items;
  }

  private page(signal?: AbortSignal): Promise<Page<ThreadItem>> {
    const after = this.cursor === undefined ? {} : { after: this.cursor };
    const params = { thread_id: this.threadId(), limit: PAGE, order: 'desc', ...after };
    return this.api.ask<Page<ThreadItem>>('items.list', params, signal);
  }
}
