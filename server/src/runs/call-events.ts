import { type ToolProgress } from '../agent/toolbox.js';
import { type ThreadItem } from '../thread-events/thread-items.js';
import { type ThreadItemEvent } from '../thread-events/thread-stream-events.js';
import { type CustomTask } from '../thread-events/workflow.js';
import { type ToolCall } from '../messages/tool-call.js';
import { type Run } from './run.entity.js';
import { type RunToolCall } from './run-journal.entities.js';
import { storable } from './storable.js';
import { toolCallView } from './tool-call-rows.js';

type Answer = Pick<Run, 'assistantMessageId' | 'conversationId'>;

/** Whether a call needs the user's word before it can go on. */
export function waits({ status }: RunToolCall): boolean {
  return status === 'awaiting_approval' || status === 'unknown_outcome';
}

/** Whether a call is not settled yet. */
export function isOpen(call: RunToolCall): boolean {
  return waits(call) || call.status === 'planned' || call.status === 'running';
}

/** Whether a call is not settled yet, and its run has not ended without it. */
function isPending(call: RunToolCall): boolean {
  return isOpen(call) && call.finishedAt === null;
}

/** A call that its run leaves behind: one that was cut may have taken effect, any other was simply not made. */
export function leftBehind(call: RunToolCall): RunToolCall {
  const isUnknown = call.status === 'unknown_outcome' || (call.status === 'running' && call.retry === 'effect');
  return { ...call, status: isUnknown ? 'unknown_outcome' : 'cancelled', finishedAt: new Date() };
}

/** The calls of one step appear, side by side in a workflow of their own. */
export function stepShown(answer: Answer, calls: readonly RunToolCall[]): ThreadItemEvent[] {
  return calls.slice(0, 1).map(({ part }) => ({ type: 'thread.item.added', item: workflow(answer, part, calls) }));
}

/** One call of a step has changed. */
export function callShown({ assistantMessageId }: Answer, call: RunToolCall, progress?: ToolProgress): ThreadItemEvent {
  const update = { type: 'workflow.task.updated' as const, task_index: call.position, task: task(call, progress) };
  return { type: 'thread.item.updated', item_id: itemId(assistantMessageId, call.part), update };
}

/** The end of a step's workflow, once all its calls are settled or left behind. */
export function stepClosed(answer: Answer, calls: readonly RunToolCall[]): ThreadItemEvent[] {
  if (calls.some(isPending)) return [];
  return calls.slice(0, 1).map(({ part }) => ({ type: 'thread.item.done', item: workflow(answer, part, calls) }));
}

/** An item's id is its message's id, `_`, and its number in it. */
export function itemId(messageId: string, part: number): string {
  return `${messageId}_${part}`;
}

function workflow(answer: Answer, part: number, calls: readonly RunToolCall[]): ThreadItem {
  return {
    id: itemId(answer.assistantMessageId, part),
    thread_id: answer.conversationId,
    created_at: new Date().toISOString(),
    type: 'workflow',
    workflow: { type: 'custom', tasks: calls.map((call) => task(call)), expanded: false },
  };
}

function task(row: RunToolCall, progress?: ToolProgress): CustomTask<ToolCall> {
  const call = { ...toolCallView(row), ...(progress && { progress: storable(progress) }) };
  const status = isPending(row) ? 'loading' : 'complete';
  return { type: 'custom', title: call.title ?? call.tool_name, status_indicator: status, tool_call: call };
}
