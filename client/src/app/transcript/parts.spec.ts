import { type ItemUpdate } from '../api/thread-events';
import { type ThreadItem, type WidgetNode } from '../api/thread-items';
import { edited, partOf } from './parts';
import { type Part } from './turns';

const AT = '2026-11-23T14:02:00.000Z';

function part(item: ThreadItem): Part {
  const made = partOf(item, false);
  if (!made) throw new Error('Nothing is drawn.');
  return made;
}

function after(item: ThreadItem, ...updates: readonly ItemUpdate[]): Part {
  return updates.reduce(edited, part(item));
}

function widget(root: WidgetNode): ThreadItem {
  return { type: 'widget', id: 'w1', created_at: AT, widget: root };
}

describe(edited, () => {
  it('grows each piece of a message by itself', () => {
    const item: ThreadItem = { type: 'assistant_message', id: 'm1', created_at: AT, content: [] };
    const delta = (content_index: number, text: string): ItemUpdate => ({
      type: 'assistant_message.content_part.text_delta',
      content_index,
      delta: text,
    });

    const text = after(
      item,
      { type: 'assistant_message.content_part.added', content_index: 0, content: { text: '' } },
      delta(0, 'One.'),
      { type: 'assistant_message.content_part.added', content_index: 1, content: { text: ' ' } },
      delta(1, 'Two'),
      { type: 'assistant_message.content_part.done', content_index: 1, content: { text: ' Two.' } },
    );

    expect(text).toMatchObject({ kind: 'text', text: 'One. Two.' });
  });

  it('keeps the sources that came before the end of their piece', () => {
    const item: ThreadItem = { type: 'assistant_message', id: 'm1', created_at: AT, content: [{ text: 'So it is' }] };
    const source = { type: 'url', url: 'https://example.org' } as const;

    const text = after(
      item,
      { type: 'assistant_message.content_part.annotation_added', content_index: 0, annotation: { source, index: 8 } },
      {
        type: 'assistant_message.content_part.done',
        content_index: 0,
        content: { text: 'So it is.', annotations: [] },
      },
    );

    expect(text).toMatchObject({ contents: [{ text: 'So it is.', annotations: [{ source }] }] });
  });

  it('tells steps in the server’s words, and calls where a step carries one', () => {
    const workflow: ThreadItem = {
      type: 'workflow',
      id: 'f1',
      created_at: AT,
      workflow: { type: 'custom', tasks: [] },
    };
    const task = { type: 'custom', title: 'Look', status_indicator: 'loading' } as const;

    const steps = after(
      workflow,
      { type: 'workflow.task.added', task_index: 0, task },
      { type: 'workflow.task.updated', task_index: 0, task: { ...task, status_indicator: 'complete' } },
      { type: 'workflow.task.added', task_index: 1, task: { ...task, title: 'Write' } },
    );

    expect(steps).toMatchObject({
      kind: 'steps',
      workflow: { tasks: [{ title: 'Look', status_indicator: 'complete' }, { title: 'Write' }] },
    });
  });

  it('lets texts of a widget grow, swaps a component, and the whole', () => {
    const text = { type: 'Text', id: 't', value: 'Hel' };
    const item = widget({
      type: 'Card',
      children: [
        { type: 'Row', children: text },
        { type: 'Badge', id: 'b', label: 'New' },
      ],
    });

    const grown = after(
      item,
      { type: 'widget.streaming_text.value_delta', component_id: 't', delta: 'lo' },
      { type: 'widget.component.updated', component_id: 'b', component: { type: 'Badge', id: 'b', label: 'Old' } },
    );
    expect(grown).toMatchObject({
      widget: { children: [{ children: [{ value: 'Hello' }] }, { label: 'Old' }] },
    });

    const swapped = edited(grown, { type: 'widget.root.updated', widget: { type: 'ListView', children: [] } });
    expect(swapped).toMatchObject({ widget: { type: 'ListView' } });
  });

  it('follows a picture while it is made', () => {
    const image = after(
      { type: 'generated_image', id: 'i1', created_at: AT },
      { type: 'generated_image.updated', image: { id: 'x', url: 'data:image/png;base64,AA' }, progress: 0.5 },
    );

    expect(image).toMatchObject({ kind: 'image', url: 'data:image/png;base64,AA', progress: 0.5 });
  });
});

describe(partOf, () => {
  it('draws questions and single tasks, and nothing of what is for the page or for nobody', () => {
    const base = { id: 'x', created_at: AT };
    const items: readonly ThreadItem[] = [
      { ...base, type: 'structured_input', status: 'pending', inputs: [] },
      { ...base, type: 'task', task: { type: 'custom', title: 'Done' } },
      { ...base, type: 'client_tool_call', status: 'pending', name: 'a', arguments: {} },
      { ...base, type: 'end_of_turn' },
    ];

    expect(items.map((item) => partOf(item, true)?.kind)).toEqual(['inputs', 'steps', undefined, undefined]);
  });
});
