import { IconName } from './icon-name.js';
import { ThreadItemUpdate } from './thread-item-update.js';
import { ThreadItem } from './thread-items.js';
import { Thread } from './thread.js';

/** A thread came to be, or its title, status or image domains changed; its items page is empty. */
export interface ThreadChanged {
  type: 'thread.created' | 'thread.updated';
  thread: Thread;
}

/** A pending item appears. */
export interface ThreadItemAdded {
  type: 'thread.item.added';
  item: ThreadItem;
}

/** A pending item changes. */
export interface ThreadItemUpdated {
  type: 'thread.item.updated';
  item_id: string;
  update: ThreadItemUpdate;
}

/** An item is final; it may never have been announced. */
export interface ThreadItemDone {
  type: 'thread.item.done';
  item: ThreadItem;
}

/** Another version of an item takes its place. */
export interface ThreadItemReplaced {
  type: 'thread.item.replaced';
  item: ThreadItem;
}

/** An item is gone. */
export interface ThreadItemRemoved {
  type: 'thread.item.removed';
  item_id: string;
}

/** Whether the person may stop the answer. */
export interface StreamOptionsEvent {
  type: 'stream_options';
  stream_options: { allow_cancel: boolean };
}

/** A passing line about what goes on. */
export interface ProgressUpdate {
  type: 'progress_update';
  text: string;
  icon?: IconName;
}

/** Something for the page to do, without an answer. */
export interface ClientEffect {
  type: 'client_effect';
  name: string;
  data: Record<string, unknown>;
}

/** A banner; its message is markdown. */
export interface Notice {
  type: 'notice';
  level: 'info' | 'warning' | 'danger';
  message: string;
  title?: string;
}

/** The answer ended badly; only `custom` shows its message. */
export interface StreamError {
  type: 'error';
  code: 'stream.error' | 'custom';
  message?: string;
  allow_retry: boolean;
}

/** A change to the items of a thread. */
export type ThreadItemEvent =
  ThreadItemAdded | ThreadItemUpdated | ThreadItemDone | ThreadItemReplaced | ThreadItemRemoved;

/** Everything that ChatKit's event streams say. */
export type ThreadStreamEvent =
  ThreadChanged | ThreadItemEvent | StreamOptionsEvent | ProgressUpdate | ClientEffect | Notice | StreamError;
