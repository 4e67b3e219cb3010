import { describe, expect, it } from '@jest/globals';
import { origin } from '../thread-events/testing/fold.js';
import {
  type AssistantMessageItem,
  type ClientToolCallItem,
  type EndOfTurnItem,
  type StructuredInputItem,
  type ThreadItem,
} from '../thread-events/thread-items.js';
import { Narration } from './narration.js';

describe(Narration, () => {
  const message = (text: string): AssistantMessageItem => ({
    ...origin,
    id: 'm_0',
    type: 'assistant_message',
    content: [{ type: 'output_text', text, annotations: [] }],
  });
  const endOfTurn: EndOfTurnItem = { ...origin, id: 'm_9', type: 'end_of_turn' };
  const question = (status: StructuredInputItem['status']): StructuredInputItem => ({
    ...origin,
    id: 'm_8',
    type: 'structured_input',
    status,
    inputs: [],
  });
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
    const narration = new Narration(alone, [endOfTurn, message('Hello')], [message('Hello')]);
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

  it('tells of an item that is done anew only what changed', async () => {
    const narration = new Narration(alone, [message('Hello')], [message('Hello')]);

    expect(await narration.tell({ type: 'thread.item.done', item: message('Hello') })).toEqual([]);
    expect(narration.show(message('Hello'))).toEqual([]);
    expect(narration.show(message('Bye'))).toEqual([{ type: 'thread.item.replaced', item: message('Bye') }]);
  });

  it('takes the replacement of an item that the reader has not seen for the item', async () => {
    const narration = new Narration(alone);

    expect(await narration.tell({ type: 'thread.item.replaced', item: message('Hello') })).toEqual([
      { type: 'thread.item.done', item: message('Hello') },
    ]);
  });

  it('tells that a question is answered together with the item it is about, and nothing else beside it', async () => {
    const told = (status: StructuredInputItem['status'], before = [question('pending')]) => {
      const beside = (items: readonly ThreadItem[]) => Promise.resolve([...items, question(status), endOfTurn]);
      return new Narration(beside, [message('Hello')], [message('Hello'), ...before]).tell(growth);
    };
    const whole = { type: 'thread.item.replaced', item: message('Hello world') };

    expect(await told('pending', [])).toEqual([whole]);
    expect(await told('answered')).toEqual([whole, { type: 'thread.item.replaced', item: question('answered') }]);
    expect(await told('skipped')).toEqual([whole, { type: 'thread.item.replaced', item: question('skipped') }]);
  });

  it('shows a question that was answered only once all of its answers are taken in', () => {
    const narration = new Narration(alone, [], [question('pending')]);
    const inPart = {
      ...question('pending'),
      inputs: [{ id: 'street', type: 'freeform' as const, question: 'Where to?' }],
    };

    expect(narration.show(inPart)).toEqual([]);
    expect(narration.show(question('answered'))).toEqual([
      { type: 'thread.item.replaced', item: question('answered') },
    ]);
  });

  it("tells a call of the page's tools once, for the page knows what it has brought", () => {
    const call: ClientToolCallItem = {
      ...origin,
      id: 'm_7',
      type: 'client_tool_call',
      status: 'pending',
      call_id: 'call',
      name: 'look',
      arguments: {},
    };
    const narration = new Narration(alone);

    expect(narration.show(call)).toEqual([{ type: 'thread.item.done', item: call }]);
    expect(narration.show({ ...call, status: 'completed', output: 'A cat' })).toEqual([]);
  });

  it('forgets an item that is removed: should it come again, it is new', async () => {
    const narration = new Narration(alone, [message('Hello')], [message('Hello')]);
    const removed = { type: 'thread.item.removed' as const, item_id: 'm_0' };
    const done = { type: 'thread.item.done' as const, item: message('Hello') };

    expect(await narration.tell(removed)).toEqual([removed]);
    expect(await narration.rest()).toEqual([]);
    expect(await narration.tell(done)).toEqual([done]);
  });

  it('says nothing of growth in what the reader has not been shown', async () => {
    expect(await new Narration(alone, [endOfTurn]).tell(growth)).toEqual([]);
  });

  it('passes on what is no item', async () => {
    const progress = { type: 'progress_update' as const, text: 'Looking' };

    expect(await new Narration(alone).tell(progress)).toEqual([progress]);
  });

  it('hides what is hidden among the things beside an item', async () => {
    const hidden = { ...message('secret'), id: 'm_6', type: 'hidden_context_item' } as unknown as ThreadItem; // as a store may hold it
    const narration = new Narration((items) => Promise.resolve([...items, hidden]), [message('Hello')]);

    expect(await narration.rest()).toEqual([{ type: 'thread.item.done', item: message('Hello') }]);
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
