import { describe, expect, it } from '@jest/globals';
import { foldThreadItems } from './fold-thread-items.js';
import { fold, origin, update } from './testing/fold.js';
import { ThreadItemUpdate } from './thread-item-update.js';
import { AssistantMessageContent, AssistantMessageItem, ThreadItem, WorkflowItem } from './thread-items.js';

const message: AssistantMessageItem = { ...origin, id: 'msg_1', type: 'assistant_message', content: [] };
const workflow: WorkflowItem = {
  ...origin,
  id: 'wf_1',
  type: 'workflow',
  workflow: { type: 'custom', tasks: [], expanded: true },
};

describe(foldThreadItems, () => {
  it('adds up an answer from its beginning to its end', () => {
    const items = fold([
      { type: 'thread.item.added', item: message },
      update('msg_1', {
        type: 'assistant_message.content_part.added',
        content_index: 0,
        content: part(''),
      }),
      update('msg_1', { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'Hel' }),
      update('msg_1', { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'lo' }),
      update('msg_1', {
        type: 'assistant_message.content_part.annotation_added',
        content_index: 0,
        annotation_index: 0,
        annotation: { type: 'annotation', source: { type: 'file', title: 'F', filename: 'f.txt' }, index: 5 },
      }),
    ]);

    expect(items).toMatchObject([{ id: 'msg_1', content: [{ text: 'Hello', annotations: [{ index: 5 }] }] }]);
  });

  it('changes the item that an update is about, and no other', () => {
    const items = fold([
      { type: 'thread.item.added', item: { ...message, content: [part('Hel')] } },
      { type: 'thread.item.added', item: { ...message, id: 'msg_2', content: [part('Well')] } },
      update('msg_1', { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'lo' }),
    ]);

    expect(items).toMatchObject([{ content: [{ text: 'Hello' }] }, { content: [{ text: 'Well' }] }]);
  });

  it('replaces a part that is done', () => {
    const items = fold([
      {
        type: 'thread.item.added',
        item: { ...message, content: [part('Wh')] },
      },
      update('msg_1', {
        type: 'assistant_message.content_part.done',
        content_index: 0,
        content: part('Whole'),
      }),
    ]);

    expect(items).toMatchObject([{ content: [{ text: 'Whole' }] }]);
  });

  it('adds and updates the tasks of a workflow', () => {
    const items = fold([
      { type: 'thread.item.added', item: workflow },
      update('wf_1', {
        type: 'workflow.task.added',
        task_index: 0,
        task: { type: 'custom', status_indicator: 'loading' },
      }),
      update('wf_1', { type: 'workflow.task.added', task_index: 1, task: { type: 'image', status_indicator: 'none' } }),
      update('wf_1', {
        type: 'workflow.task.updated',
        task_index: 0,
        task: { type: 'custom', status_indicator: 'complete' },
      }),
    ]);

    expect(items).toMatchObject([
      { workflow: { tasks: [{ type: 'custom', status_indicator: 'complete' }, { type: 'image' }] } },
    ]);
  });

  it('shows the newest state of an image', () => {
    const image = { id: 'ig_1', url: 'https://example.test/1.png' };

    const items = fold([
      { type: 'thread.item.added', item: { ...origin, id: 'img_1', type: 'generated_image' } },
      update('img_1', { type: 'generated_image.updated', image, progress: 0.5 }),
    ]);

    expect(items).toMatchObject([{ id: 'img_1', image }]);
  });

  it.each(['thread.item.added', 'thread.item.done', 'thread.item.replaced'] as const)(
    'takes %s as an upsert',
    (type) => {
      const said = { ...message, content: [part('Hi')] };

      const inserted = fold([{ type, item: said }]);
      const swapped = fold([
        { type: 'thread.item.done', item: message },
        { type: 'thread.item.done', item: workflow },
        { type, item: said },
      ]);

      expect(inserted).toEqual([said]);
      expect(swapped).toEqual([said, workflow]);
    },
  );

  it('forgets a removed item', () => {
    const items = fold([
      { type: 'thread.item.done', item: message },
      { type: 'thread.item.done', item: workflow },
      { type: 'thread.item.removed', item_id: 'msg_1' },
    ]);

    expect(items).toEqual([workflow]);
  });

  it('ignores what says nothing about items', () => {
    const items = fold([
      { type: 'thread.item.done', item: message },
      { type: 'stream_options', stream_options: { allow_cancel: true } },
      { type: 'progress_update', text: 'Working', icon: 'search' },
      { type: 'notice', level: 'info', message: 'Hello' },
      { type: 'error', code: 'custom', message: 'Sorry', allow_retry: true },
    ]);

    expect(items).toEqual([message]);
  });

  it('ignores updates that are unknown, meant for another kind of item, or for a part that is not there', () => {
    const unknown = { type: 'hologram.updated' } as unknown as ThreadItemUpdate; // from a newer peer
    const delta = { type: 'assistant_message.content_part.text_delta', content_index: 3, delta: 'x' } as const;
    const task = { type: 'image', status_indicator: 'none' } as const;

    const items = [
      update('wf_1', unknown),
      update('wf_1', delta),
      update('msg_1', delta),
      update('msg_1', { type: 'workflow.task.added', task_index: 0, task }),
      update('msg_1', { type: 'widget.root.updated', widget: { type: 'Basic', children: [] } }),
      update('msg_1', { type: 'generated_image.updated', image: { id: 'ig_1', url: 'https://example.test/1.png' } }),
      update('other', delta),
    ].reduce(foldThreadItems, [message, workflow]);

    expect(items).toEqual([message, workflow]);
  });

  it('changes nothing that it was given', () => {
    const before = structuredClone<ThreadItem>(workflow);

    fold([
      { type: 'thread.item.added', item: workflow },
      update('wf_1', { type: 'workflow.task.added', task_index: 0, task: { type: 'image', status_indicator: 'none' } }),
    ]);

    expect(workflow).toEqual(before);
  });
});

function part(text: string): AssistantMessageContent {
  return { type: 'output_text', text, annotations: [] };
}
