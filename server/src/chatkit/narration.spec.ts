import { describe, expect, it } from '@jest/globals';
import { origin } from '../thread-events/testing/fold.js';
import { type AssistantMessageItem, type EndOfTurnItem, type ThreadItem } from '../thread-events/thread-items.js';
import { Narration } from './narration.js';

describe(Narration, () => {
  const message = (text: string): AssistantMessageItem => ({
    ...origin,
    id: 'm_0',
    type: 'assistant_message',
    content: [{ type: 'output_text', text, annotations: [] }],
  });
  const endOfTurn: EndOfTurnItem = { ...origin, id: 'm_9', type: 'end_of_turn' };
  const alone = (items: readonly ThreadItem[]) => Promise.resolve([...items]);
  const growth = {
    type: 'thread.item.updated' as const,
    item_id: 'm_0',
    update: { type: 'assistant_message.content_part.text_delta' as const, content_index: 0, delta: ' world' },
  };

  it('tells an item as it is said', async () => {
    const narration = new Narration(alone);

    await narration.tell({ type: 'thread.item.added', item: message('Hello') });

    expect(await narration.tell(growth)).toEqual([growth]);
  });

  it('replaces an item that the reader has as done, whatever changes it', async () => {
    const narration = new Narration(alone, [message('Hello')], [message('Hello')]);
    const whole = { type: 'thread.item.replaced', item: message('Hello world') };

    expect(await narration.tell(growth)).toEqual([whole]);
    expect(await narration.tell({ type: 'thread.item.done', item: message('Hello world') })).toEqual([]);
  });

  it('shows what belongs to an item right after it, once', async () => {
    const narration = new Narration((items) => Promise.resolve([...items, endOfTurn]));
    await narration.tell({ type: 'thread.item.added', item: message('Hello') });

    const [done, extra] = await narration.rest();

    expect([done, extra]).toMatchObject([
      { type: 'thread.item.done', item: { id: 'm_0' } },
      { type: 'thread.item.done', item: { id: 'm_9' } },
    ]);
    expect(await narration.rest()).toEqual([]);
  });

  it('never tells a hidden item, nor what happens to it', async () => {
    const narration = new Narration(alone);
    const hidden = { ...message('secret'), type: 'hidden_context_item' } as unknown as ThreadItem; // as a store may hold it

    expect(await narration.tell({ type: 'thread.item.added', item: hidden })).toEqual([]);
    expect(await narration.tell(growth)).toEqual([]);
    expect(await narration.tell({ type: 'thread.item.done', item: hidden })).toEqual([]);
    expect(await narration.rest()).toEqual([]);
  });
});
