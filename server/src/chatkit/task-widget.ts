import { type ToolCall } from '../messages/tool-call.js';
import { itemId } from '../runs/journal/answer-items.js';
import { messageOf, partNumber } from '../runs/journal/message-parts.js';
import { type Task } from '../tasks/task.entity.js';
import { type WidgetItem, type WorkflowItem } from '../thread-events/thread-items.js';
import { type ActionConfig, type WidgetComponent } from '../thread-events/widget.js';
import { CALLS_PER_PART } from './page-tools.js';
import { callsOf } from './tool-questions.js';

/** Numbers from here on belong to widgets. */
const WIDGETS = 2_000_000;
const MOST_SHOWN = 50;

/** What the widget's buttons ask of the server. */
export const COMPLETE_TASK = 'tasks.complete';
export const REOPEN_TASK = 'tasks.reopen';

/** A task as it is now; of one that has gone meanwhile, what was listed. */
interface Shown {
  readonly id: string;
  readonly title: string;
  readonly status: Task['status'] | 'deleted';
}

/** The tasks that a workflow listed, as lists in which they can be ticked off; `tasks` are those that there are now. */
export function taskWidgets(item: WorkflowItem, tasks: ReadonlyMap<string, Task>): WidgetItem[] {
  const { thread_id, created_at } = item;
  const messageId = messageOf(item.id);
  return callsOf(item).flatMap((call, position): WidgetItem[] => {
    const shown = listed(call).map(({ id, title }) => tasks.get(id) ?? { id, title, status: 'deleted' as const });
    if (shown.length === 0) return [];
    const n = WIDGETS + partNumber(item.id) * CALLS_PER_PART + position;
    return [
      {
        id: itemId(messageId, n),
        ...{ thread_id, created_at },
        type: 'widget',
        widget: { type: 'ListView', children: shown.map(row) },
        copy_text: shown.map(({ title, status }) => `- [${status === 'done' ? 'x' : ' '}] ${title}`).join('\n'),
      },
    ];
  });
}

/** The ids of the tasks that a call of our own tasks server has listed. */
export function listedIds(call: ToolCall): string[] {
  return listed(call).map(({ id }) => id);
}

function listed({ server, tool_name, status, result }: ToolCall): { id: string; title: string }[] {
  if (server !== 'tasks' || tool_name !== 'list_tasks' || status !== 'success') return [];
  const { tasks } = (result?.structuredContent ?? {}) as { tasks?: { id: string; title: string }[] }; // our own server's
  return (tasks ?? []).slice(0, MOST_SHOWN);
}

function row({ id, title, status }: Shown): WidgetComponent {
  const text = { type: 'Text', value: title, ...(status !== 'open' && { lineThrough: true }) };
  return { type: 'ListViewItem', key: id, children: status === 'deleted' ? [text] : [button(id, status), text] };
}

function button(id: string, status: Task['status']): WidgetComponent {
  const isDone = status === 'done';
  const onClickAction: ActionConfig = {
    type: isDone ? REOPEN_TASK : COMPLETE_TASK,
    payload: { id },
    handler: 'server',
    loadingBehavior: 'self',
    streaming: false,
  };
  return { type: 'Button', label: isDone ? 'Reopen' : 'Done', size: 'sm', onClickAction };
}
