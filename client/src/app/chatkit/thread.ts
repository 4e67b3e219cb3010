import { type ItemUpdate } from '../api/thread-events';
import { type ClientToolItem, type ThreadItem } from '../api/thread-items';

interface ThreadStatus {
  readonly type: 'active' | 'locked' | 'closed';
  readonly reason?: string;
}

/** A conversation as ChatKit knows it. */
export interface Thread {
  readonly id: string;
  readonly title?: string;
  readonly created_at: string;
  readonly status?: ThreadStatus;
  readonly items: Page<ThreadItem>;
}

export interface Page<T> {
  readonly data: readonly T[];
  readonly has_more: boolean;
  readonly after?: string;
}

/** A line that a server wants people to see for a while. */
export interface Notice {
  readonly level: 'info' | 'warning' | 'danger';
  readonly message: string;
  readonly title?: string;
}

/** Everything that a ChatKit server streams. */
export type ThreadStreamEvent =
  | { readonly type: 'thread.created' | 'thread.updated'; readonly thread: Thread }
  | {
      readonly type: 'thread.item.added' | 'thread.item.done' | 'thread.item.replaced';
      readonly item: ThreadItem;
    }
  | { readonly type: 'thread.item.updated'; readonly item_id: string; readonly update: ItemUpdate }
  | { readonly type: 'thread.item.removed'; readonly item_id: string }
  | { readonly type: 'stream_options'; readonly stream_options: { readonly allow_cancel: boolean } }
  | { readonly type: 'progress_update'; readonly text: string; readonly icon?: string }
  | { readonly type: 'client_effect'; readonly name: string; readonly data: Readonly<Record<string, unknown>> }
  | ({ readonly type: 'notice' } & Notice)
  | { readonly type: 'error'; readonly code: string; readonly message?: string; readonly allow_retry: boolean };

/** What a chat tells the page around it while it talks to its server. */
export interface ThreadListener {
  /** A conversation came to be, or its title or status changed. */
  threadChanged(thread: Thread): void;
  responding(isResponding: boolean): void;
  cancelAllowed(isAllowed: boolean): void;
  /** A passing line about what goes on; `null` when it is over. */
  progressed(text: string | null): void;
  noticed(notice: Notice): void;
  effect(name: string, data: Readonly<Record<string, unknown>>): void;
  failed(error: Error): void;
  /** Runs a tool of the page; its result goes back to the server. */
  runTool(call: ClientToolItem): Promise<unknown>;
}
