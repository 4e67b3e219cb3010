import { foldThreadItems } from '../thread-events/fold-thread-items.js';
import { type ThreadItem } from '../thread-events/thread-items.js';
import { type ThreadStreamEvent } from '../thread-events/thread-stream-events.js';
import { isVisible, isVisibleEvent } from '../thread-events/visible.js';

/** What is shown beside the items of an answer. */
export type Extras = (items: readonly ThreadItem[]) => Promise<ThreadItem[]>;

/**
 * An answer as one reader is told it. A reader gets each item as done once; whatever changes an item after that comes
 * as its replacement, whole.
 */
export class Narration {
  private readonly settled = new Map<string, string>();

  /** `items` are those of the answer that the reader knows already, `shown` the same with what is shown beside them. */
  constructor(
    private readonly extras: Extras,
    private items: readonly ThreadItem[] = [],
    shown: readonly ThreadItem[] = [],
  ) {
    for (const item of shown) this.settled.set(item.id, JSON.stringify(item));
  }

  async tell(event: ThreadStreamEvent): Promise<ThreadStreamEvent[]> {
    if (!isVisibleEvent(event)) return [];
    this.items = foldThreadItems(this.items, event);
    switch (event.type) {
      case 'thread.item.updated':
        return await this.updated(event.item_id, event);
      case 'thread.item.done':
      case 'thread.item.replaced':
        return await this.final(event.item);
      case 'thread.item.removed':
        this.settled.delete(event.item_id);
        return [event];
      default:
        return [event];
    }
  }

  /**
   * An item is like this now, whatever the answer's events said of it. A question that looks answered in part is not shown:
   * the rest of what was answered is on its way.
   */
  show(item: ThreadItem): ThreadStreamEvent[] {
    return item.type === 'structured_input' && !isAnswered(item) ? [] : this.settle(item);
  }

  /** The answer waits or is over: what is not done yet is as far as it goes, and what is shown beside it is as it is now. */
  async rest(): Promise<ThreadStreamEvent[]> {
    const events: ThreadStreamEvent[] = [];
    for (const item of this.items) events.push(...(await this.final(item)));
    return events;
  }

  /** A question about an item that the reader has as done is answered together with it. */
  private async updated(id: string, event: ThreadStreamEvent): Promise<ThreadStreamEvent[]> {
    const item = this.items.find((one) => one.id === id);
    if (!item) return [];
    if (!this.settled.has(id)) return [event];
    const shown = await this.extras([item]);
    return shown.flatMap((one) => (one.id === id || isAnswered(one) ? this.settle(one) : []));
  }

  private async final(item: ThreadItem): Promise<ThreadStreamEvent[]> {
    const shown = (await this.extras([item])).filter(isVisible);
    return shown.flatMap((one) => this.settle(one));
  }

  private settle(item: ThreadItem): ThreadStreamEvent[] {
    const [before, now] = [this.settled.get(item.id), JSON.stringify(item)];
    this.settled.set(item.id, now);
    // Whoever has brought the output of a call knows it.
    if (before === now || (before !== undefined && item.type === 'client_tool_call')) return [];
    return [{ type: before === undefined ? 'thread.item.done' : 'thread.item.replaced', item }];
  }
}

function isAnswered(item: ThreadItem): boolean {
  return item.type === 'structured_input' && item.status !== 'pending';
}
