import { type MessagePart } from '../../messages/message-part.js';
import { type ToolCall } from '../../messages/tool-call.js';
import { type ThreadItem, type WorkflowItem } from '../../thread-events/thread-items.js';
import { type RunStreamEvent } from './run-stream-event.js';
import { type Task } from '../../thread-events/workflow.js';

/** What the items of an answer come to in the message that is stored. */
export function partsOf(items: readonly ThreadItem[]): MessagePart[] {
  return items.flatMap((item) => partOf(item));
}

/** The first number that no item of these events has ever had, those taken back included. */
export function nextPartAfter(events: readonly RunStreamEvent[]): number {
  const added = events.flatMap((event) => (event.type === 'thread.item.added' ? [event.item] : []));
  return Math.max(0, ...added.map((item) => partNumber(item.id) + 1));
}

/** The number of an item in its message. */
export function partNumber(itemId: string): number {
  return Number(itemId.slice(itemId.lastIndexOf('_') + 1));
}

/** The message that an item is a part of. */
export function messageOf(itemId: string): string {
  return itemId.slice(0, itemId.lastIndexOf('_'));
}

function partOf(item: ThreadItem): MessagePart[] {
  const n = partNumber(item.id);
  if (item.type === 'assistant_message')
    return [{ n, kind: 'text', text: item.content.map(({ text }) => text).join('') }];
  return item.type === 'workflow' ? [workflowPart(n, item)] : [];
}

function workflowPart(n: number, { workflow }: WorkflowItem): MessagePart {
  if (workflow.type === 'custom') return { n, kind: 'tool_calls', tool_calls: workflow.tasks.flatMap(toolCall) };
  return {
    n,
    kind: 'reasoning',
    text: workflow.tasks.map((task) => (task.type === 'thought' ? task.content : '')).join('\n\n'),
  };
}

function toolCall(task: Task): ToolCall[] {
  return task.type === 'custom' && task.tool_call ? [task.tool_call as ToolCall] : []; // put there by callTask
}
