import { describe, expect, it } from '@jest/globals';
import { type ToolCall } from '../../messages/tool-call.js';
import { type ThreadItem } from '../../thread-events/thread-items.js';
import { itemsOf } from './answer-items.js';
import { messageOf, nextPartAfter, partNumber, partsOf } from './message-parts.js';

const ANSWER = { messageId: 'a_b', threadId: 't', createdAt: new Date(0) };
const CALLS = [
  { id: 'one', tool_name: 'tidy', title: 'Tidy up' },
  { id: 'two', tool_name: 'tidy', title: null },
] as ToolCall[]; // as much of them as items look at
const PARTS = [
  { n: 0, kind: 'reasoning', text: 'Hm' },
  { n: 2, kind: 'tool_calls', tool_calls: CALLS },
  { n: 3, kind: 'text', text: 'Done' },
] as const;

describe(partsOf, () => {
  it('are what the items are made of, and the other way round', () => {
    const items = itemsOf(ANSWER, PARTS, ({ id }) => id === 'two');

    expect(partsOf(items)).toEqual(PARTS);
    expect(items.map(({ id, thread_id, created_at }) => [id, thread_id, created_at])).toEqual(
      [0, 2, 3].map((n) => [`a_b_${n}`, 't', '1970-01-01T00:00:00.000Z']),
    );
  });

  it('are none of what a person sent, or of items that are shown beside an answer', () => {
    const input = { n: 1, kind: 'input', content: [], inference_options: {} } as const;
    const widget: ThreadItem = { id: 'm_1', thread_id: 't', created_at: '', type: 'widget', widget: { type: 'Card' } };

    expect(itemsOf(ANSWER, [input], () => true)).toEqual([]);
    expect(partsOf([widget])).toEqual([]);
  });

  it('take the texts of an item together, thoughts apart, and of steps only what is theirs', () => {
    const text = (text: string) => ({ type: 'output_text' as const, text, annotations: [] });
    const details = { thread_id: 't', created_at: '' };
    const thought = { type: 'thought', content: 'Hm', status_indicator: 'complete' } as const;
    const bare = { type: 'custom', status_indicator: 'complete' } as const;

    expect(
      partsOf([
        { ...details, id: 'm_4', type: 'assistant_message', content: [text('Hel'), text('lo')] },
        {
          ...details,
          id: 'm_5',
          type: 'workflow',
          workflow: { type: 'reasoning', tasks: [thought, bare, thought], expanded: false },
        },
        {
          ...details,
          id: 'm_6',
          type: 'workflow',
          workflow: { type: 'custom', tasks: [thought, bare], expanded: false },
        },
      ]),
    ).toEqual([
      { n: 4, kind: 'text', text: 'Hello' },
      { n: 5, kind: 'reasoning', text: 'Hm\n\n\n\nHm' },
      { n: 6, kind: 'tool_calls', tool_calls: [] },
    ]);
  });
});

describe(itemsOf, () => {
  it('shows calls as the steps of a workflow, thoughts as those of another', () => {
    const [thoughts, calls, said] = itemsOf(ANSWER, PARTS, ({ id }) => id === 'two');

    expect(thoughts).toMatchObject({
      type: 'workflow',
      workflow: {
        type: 'reasoning',
        tasks: [{ type: 'thought', content: 'Hm', status_indicator: 'complete' }],
        expanded: false,
      },
    });
    expect(calls).toMatchObject({
      workflow: {
        type: 'custom',
        tasks: [
          { type: 'custom', title: 'Tidy up', status_indicator: 'complete', tool_call: CALLS[0] },
          { type: 'custom', title: 'tidy', status_indicator: 'loading', tool_call: CALLS[1] },
        ],
        expanded: false,
      },
    });
    expect(said).toMatchObject({
      type: 'assistant_message',
      content: [{ type: 'output_text', text: 'Done', annotations: [] }],
    });
  });
});

describe(partNumber, () => {
  it('is what stands behind the last line, the message before it', () => {
    expect([partNumber('a_b_12'), messageOf('a_b_12')]).toEqual([12, 'a_b']);
  });
});

describe(nextPartAfter, () => {
  it('is beyond all that were added, in whatever order, and 0 at first', () => {
    const added = (n: number) => ({
      type: 'thread.item.added' as const,
      item: { id: `m_${n}`, thread_id: 't', created_at: '', type: 'end_of_turn' as const },
    });

    expect(nextPartAfter([])).toBe(0);
    expect(nextPartAfter([added(4), added(2), { type: 'thread.item.removed', item_id: 'm_9' }])).toBe(5);
  });
});
