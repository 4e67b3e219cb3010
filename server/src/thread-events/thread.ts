import { ThreadItem } from './thread-items.js';

/** A part of a list; `after` is an opaque, exclusive cursor, present when there is more. */
export interface Page<Entry> {
  data: Entry[];
  has_more: boolean;
  after?: string;
}

/** Whether a thread takes new messages. */
export type ThreadStatus = { type: 'active' } | { type: 'locked' | 'closed'; reason?: string };

/** A conversation, as ChatKit clients see it; clients get empty metadata. */
export interface Thread {
  id: string;
  created_at: string;
  status: ThreadStatus;
  metadata: Record<string, unknown>;
  items: Page<ThreadItem>;
  title?: string;
  allowed_image_domains?: string[];
}
