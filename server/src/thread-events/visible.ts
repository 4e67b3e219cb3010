import { type ThreadStreamEvent } from './thread-stream-events.js';

const HIDDEN: ReadonlySet<string> = new Set(['hidden_context_item', 'sdk_hidden_context']);

/** Whether clients may see an item: what only the model is told is hidden. */
export function isVisible({ type }: { readonly type: string }): boolean {
  return !HIDDEN.has(type);
}

/** Whether clients may see an event: none that brings a hidden item, in whatever way. */
export function isVisibleEvent(event: ThreadStreamEvent): boolean {
  return !('item' in event) || isVisible(event.item);
}
