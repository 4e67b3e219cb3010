import { describe, expect, it } from '@jest/globals';
import { type Task } from '../tasks/task.entity.js';
import { listedIds, taskWidgets } from './task-widget.js';
import { MESSAGE, toolCall, workflow } from './testing/items.js';

const listed = (tasks: object[], more = {}) =>
  toolCall({
    server: 'tasks',
    tool_name: 'list_tasks',
    status: 'success',
    duration_ms: 1,
    result: { content: [], structuredContent: { tasks } },
    ...more,
  });
const MILK = { id: 'milk', title: 'Buy milk' };
const now = (tasks: Pick<Task, 'id' | 'title' | 'status'>[]) => new Map(tasks.map((task) => [task.id, task as Task]));

describe(taskWidgets, () => {
  it('shows the tasks as they are now, each with a button for what it can become', () => {
    const calls = [toolCall(), listed([MILK, { id: 'tea', title: 'Buy tea' }, { id: 'gone', title: 'Buy time' }])];
    const tasks = now([
      { id: 'milk', title: 'Buy oat milk', status: 'open' },
      { id: 'tea', title: 'Buy tea', status: 'done' },
    ]);
    const button = (label: string, type: string, id: string) => ({
      type: 'Button',
      label,
      size: 'sm',
      onClickAction: { type, payload: { id }, handler: 'server', loadingBehavior: 'self', streaming: false },
    });

    expect(taskWidgets(workflow(calls), tasks)).toEqual([
      {
        id: `${MESSAGE}_2000301`,
        thread_id: 'thread',
        created_at: '1970-01-01T00:00:00.000Z',
        type: 'widget',
        widget: {
          type: 'ListView',
          children: [
            {
              type: 'ListViewItem',
              key: 'milk',
              children: [button('Done', 'tasks.complete', 'milk'), { type: 'Text', value: 'Buy oat milk' }],
            },
            {
              type: 'ListViewItem',
              key: 'tea',
              children: [
                button('Reopen', 'tasks.reopen', 'tea'),
                { type: 'Text', value: 'Buy tea', lineThrough: true },
              ],
            },
            { type: 'ListViewItem', key: 'gone', children: [{ type: 'Text', value: 'Buy time', lineThrough: true }] },
          ],
        },
        copy_text: '- [ ] Buy oat milk\n- [x] Buy tea\n- [ ] Buy time',
      },
    ]);
  });

  it('shows nothing where nothing was listed', () => {
    expect(taskWidgets(workflow([listed([])]), now([]))).toEqual([]);
  });
});

describe(listedIds, () => {
  it('are those that our own server has listed, fifty at the most', () => {
    const many = Array.from({ length: 60 }, (_, n) => ({ id: String(n), title: 'x' }));

    expect(listedIds(listed([MILK]))).toEqual(['milk']);
    expect(listedIds(listed(many))).toHaveLength(50);
  });

  it.each([
    ['another server', { server: 'house' }],
    ['another tool', { tool_name: 'create_task' }],
    ['a call that failed', { status: 'error' }],
    ['no data', { result: { content: [] } }],
    ['no result', { result: null }],
  ] as const)('are none of %s', (_, more) => {
    expect(listedIds(listed([MILK], more))).toStrictEqual([]);
  });
});
