import { describe, expect, it } from '@jest/globals';
import { origin } from './testing/fold.js';
import { type ThreadItem } from './thread-items.js';
import { type ThreadItemEvent } from './thread-stream-events.js';
import { isVisible, isVisibleEvent } from './visible.js';

describe('what clients may see', () => {
  const hidden = ['hidden_context_item', 'sdk_hidden_context'].map(
    (type) => ({ ...origin, id: 'msg_1', type, content: 'secret' }) as unknown as ThreadItem, // as a store may hold it
  );

  it.each(['thread.item.added', 'thread.item.done', 'thread.item.replaced'] as const)(
    'is no hidden item, however it comes: %s',
    (type) => {
      const events = hidden.map((item): ThreadItemEvent => ({ type, item }));

      expect(events.filter(isVisibleEvent)).toEqual([]);
      expect(hidden.filter(isVisible)).toEqual([]);
    },
  );

  it('is everything else', () => {
    expect(isVisibleEvent({ type: 'thread.item.removed', item_id: 'msg_1' })).toBe(true);
    expect(isVisible({ type: 'end_of_turn' })).toBe(true);
  });
});
