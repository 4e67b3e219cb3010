import { type MessagePart } from '../../messages/message-part.js';
import { type ToolCall } from '../../messages/tool-call.js';
import { type AssistantMessageItem, type ThreadItem, type WorkflowItem } from '../../thread-events/thread-items.js';
import { type CustomTask, type ThoughtTask } from '../../thread-events/workflow.js';

/** The answer that items belong to; all of them carry its time, so that they are the same live and reloaded. */
export interface ItemsAnswer {
  readonly messageId: string;
  readonly threadId: string;
  readonly createdAt: Date;
}

/** The items of a stored answer. `isOpen` tells whether a call still goes on, or waits. */
export function itemsOf(
  answer: ItemsAnswer,
  parts: readonly MessagePart[],
  isOpen: (call: ToolCall) => boolean,
): ThreadItem[] {
  return parts.flatMap((part): ThreadItem[] => {
    switch (part.kind) {
      case 'text':
        return [textItem(answer, part.n, part.text)];
      case 'reasoning':
        return [reasoningItem(answer, part.n, [thought(part.text, 'complete')])];
      case 'tool_calls':
        return [callsItem(answer, part.n, part.tool_calls, isOpen)];
      default:
        return [];
    }
  });
}

export function textItem(answer: ItemsAnswer, n: number, text: string): AssistantMessageItem {
  return {
    ...details(answer, n),
    type: 'assistant_message',
    content: [{ type: 'output_text', text, annotations: [] }],
  };
}

export function reasoningItem(answer: ItemsAnswer, n: number, tasks: ThoughtTask[]): WorkflowItem {
  return { ...details(answer, n), type: 'workflow', workflow: { type: 'reasoning', tasks, expanded: false } };
}

export function callsItem(
  answer: ItemsAnswer,
  n: number,
  calls: readonly ToolCall[],
  isOpen: (call: ToolCall) => boolean,
): WorkflowItem {
  const tasks = calls.map((call) => callTask(call, isOpen(call)));
  return { ...details(answer, n), type: 'workflow', workflow: { type: 'custom', tasks, expanded: false } };
}

export function thought(content: string, status: 'loading' | 'complete'): ThoughtTask {
  return { type: 'thought', content, status_indicator: status };
}

/** A tool call as a step of a workflow. */
export function callTask(call: ToolCall, isOpen: boolean): CustomTask<ToolCall> {
  const title = call.title ?? call.tool_name;
  return { type: 'custom', title, status_indicator: isOpen ? 'loading' : 'complete', tool_call: call };
}

/** What every item says of itself. */
export function details({ messageId, threadId, createdAt }: ItemsAnswer, n: number) {
  return { id: itemId(messageId, n), thread_id: threadId, created_at: createdAt.toISOString() };
}

/** An item's id is its message's id, `_`, and its number in it. */
export function itemId(messageId: string, part: number): string {
  return `${messageId}_${part}`;
}
