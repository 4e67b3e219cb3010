import { expect } from '@jest/globals';
import { foldThreadItems } from '../fold-thread-items.js';
import { ThreadItemUpdate } from '../thread-item-update.js';
import { ThreadItem } from '../thread-items.js';
import { ThreadStreamEvent } from '../thread-stream-events.js';
import { isValid } from './schema.js';

/** Where and when every item of a spec came to be. */
export const origin = { thread_id: 'thr_1', created_at: '2026-03-04T05:06:07.123Z' };

/** An update of one item, as an event. */
export function update(item_id: string, update: ThreadItemUpdate): ThreadStreamEvent {
  return { type: 'thread.item.updated', item_id, update };
}

/** Folds events that the schema accepts into items that it accepts too. */
export function fold(events: ThreadStreamEvent[]): readonly ThreadItem[] {
  const items = events.reduce<readonly ThreadItem[]>(foldThreadItems, []);
  expect(events.filter((event) => !isValid('ServerEvent', event))).toEqual([]);
  expect(items.filter((item) => !isValid('ThreadItem', item))).toEqual([]);
  return items;
}
